import { findDataset } from "../../data/registry";
import { formatBytes } from "../../lib/format";
import type { Availability } from "../../store/data/availability";
import type { DataChoice } from "../../store/data/dataChoices";
import { useLab } from "../../store/lab";
import { useWords } from "../useWords";
import { BringFile } from "./BringFile";
import { DownloadCopy } from "./DownloadCopy";
import { FetchProgress } from "./FetchProgress";

interface Props {
  readonly choice: DataChoice;
  readonly availability: Availability;
  readonly onChooseFile: () => void;
}

const places = {
  browser: "Kept in this browser",
  host: "At hand, from the host of this page",
  visit: "At hand until this page is closed",
} as const;

/** Where the chosen data set is; where it is not at hand, how to get it, and its twin as the way on without. */
export function DatasetSource({ choice, availability, onChooseFile }: Props) {
  const t = useWords();
  const fetch = useLab((state) => state.fetches[choice.cut?.whole ?? choice.id]);
  if (availability.at === "looking") return null;
  if (availability.at === "hand") {
    const { place, bytes } = availability;
    if (place === "built in" || place === "file") return null;
    const where = t.of(places[place]);
    const size = bytes ? t`${where}, ${t.of(formatBytes(bytes))}.` : t`${where}.`;
    return <p className="about about-kept">{fetch?.state === "here" && fetch.note ? t.of(fetch.note) : size}</p>;
  }
  return (
    <section className="source" aria-label={t`How to get the data set`}>
      {availability.at === "coming" && (
        <FetchProgress id={choice.id} label={choice.label} link={choice.link} fetch={availability.fetch} />
      )}
      <div role="alert">
        {availability.at === "elsewhere" && availability.message && (
          <p className="notice notice-bad">{t.of(availability.message)}</p>
        )}
      </div>
      {availability.at === "elsewhere" && <Ways {...{ choice, availability, onChooseFile }} />}
      <Twin choice={choice} />
    </section>
  );
}

function Ways({
  choice,
  availability,
  onChooseFile,
}: Props & { readonly availability: { at: "elsewhere" } & Availability }) {
  const t = useWords();
  const { id, entry, link } = choice;
  if (link) {
    return (
      <button type="button" onClick={() => useLab.getState().fetchLink(id)}>
        {t`Try the address again`}
      </button>
    );
  }
  if (!entry) return null;
  return entry.pinned ? (
    <DownloadCopy
      id={id}
      copy={entry.pinned}
      again={availability.message !== undefined}
      bytesHere={availability.bytesHere}
    />
  ) : (
    <BringFile id={id} entry={entry} onChooseFile={onChooseFile} />
  );
}

/** Offers the synthetic twin, one click away. */
function Twin({ choice: { entry } }: { choice: DataChoice }) {
  const t = useWords();
  const twin = entry?.twin;
  if (twin === undefined || !findDataset(twin)) return null;
  return (
    <button type="button" onClick={() => useLab.getState().chooseDataset(twin)}>
      {t`Take its synthetic twin`}
    </button>
  );
}
