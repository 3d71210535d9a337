import type { DatasetEntry } from "../../data/registry";

interface Props {
  readonly id: string;
  readonly entry: DatasetEntry;
  readonly onChooseFile: () => void;
}

/** Says where the official file of a data set is, and what to do with it: its host lets no page read it. */
export function BringFile({ id, entry: { official, officialFile }, onChooseFile }: Props) {
  const file = officialFile ?? official?.slice(official.lastIndexOf("/") + 1);
  return (
    <>
      <p>
        <strong>Not on this device,</strong> and its official host lets no page fetch it. Download{" "}
        <a href={official} target="_blank" rel="noreferrer">
          {file}
        </a>{" "}
        and drop it here as it is.
      </p>
      <button type="button" onClick={onChooseFile}>
        Choose the downloaded file …
      </button>
      <p className="source-small">
        Who hosts this page: <code>npm run data -- fetch {id}</code>
      </p>
    </>
  );
}
