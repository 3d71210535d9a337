import type { DatasetEntry } from "../../data/registry";
import { Rich } from "../Rich";
import { useWords } from "../useWords";

interface Props {
  readonly id: string;
  readonly entry: DatasetEntry;
  readonly onChooseFile: () => void;
}

/** Says where the official file of a data set is, and what to do with it: its host lets no page read it. */
export function BringFile({ id, entry: { official, officialFile }, onChooseFile }: Props) {
  const t = useWords();
  const file = officialFile ?? official?.slice(official.lastIndexOf("/") + 1);
  return (
    <>
      <p>
        <Rich
          text={t`<strong>Not on this device,</strong> and its official host lets no page fetch it. Download <a>${file ?? ""}</a> and drop it here as it is.`}
          tags={{
            strong: (words) => <strong>{words}</strong>,
            a: (words) => (
              <a href={official} target="_blank" rel="noreferrer">
                {words}
              </a>
            ),
          }}
        />
      </p>
      <button type="button" onClick={onChooseFile}>
        {t`Choose the downloaded file …`}
      </button>
      <p className="source-small">
        {t`Who hosts this page:`} <code>npm run data -- fetch {id}</code>
      </p>
    </>
  );
}
