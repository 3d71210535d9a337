import { formatTimeLeft } from "../../lib/format";
import { type Fetch, fetchedShare, fetchedSoFar } from "../../store/data/availability";
import type { DataLink } from "../../store/data/dataLink";
import { useLab } from "../../store/lab";
import { useWords } from "../useWords";

interface Props {
  readonly id: string;
  readonly label: string;
  readonly link?: DataLink;
  readonly fetch: Fetch & { readonly state: "going" };
}

const words = { downloading: "Downloading", reading: "Reading", keeping: "Keeping" } as const;

/** How far a data set is on its way here, and the way to stop it. */
export function FetchProgress({ id, label, link, fetch }: Props) {
  const t = useWords();
  const share = fetchedShare(fetch);
  const { stage, done, secondsLeft } = fetch;
  const sofar = fetchedSoFar(fetch, t);
  const far = secondsLeft === undefined ? sofar : t`${sofar}, ${t.of(formatTimeLeft(secondsLeft))} left`;
  return (
    <>
      <label className="reading">
        <span className="progress-words">
          <strong>
            {t.of(words[stage])} {t.of(label)}
          </strong>
          <span>{done > 0 && far}</span>
        </span>
        <progress max={share === undefined ? undefined : 1} value={share} />
      </label>
      {link && <p className="address">{link.key}</p>}
      <button type="button" onClick={() => useLab.getState().cancelFetch(id)}>
        {t`Cancel`}
      </button>
    </>
  );
}
