import type { DatasetEntry } from "../../data/registry";
import { formatBytes } from "../../lib/format";
import { useLab } from "../../store/lab";

interface Props {
  readonly id: string;
  readonly copy: NonNullable<DatasetEntry["pinned"]>;
  readonly again: boolean; // the last attempt failed
  readonly bytesHere: number; // of an unfinished download
}

/** Offers to download the pinned copy of a data set: from where, how much, and what happens to it. */
export function DownloadCopy({ id, copy: { source, files }, again, bytesHere }: Props) {
  const bytes = files.reduce((sum, file) => sum + (file.bytes ?? Number.NaN), 0);
  const size = Number.isFinite(bytes) ? ` ${formatBytes(bytes)}` : "";
  const proof = files.every(({ sha256 }) => sha256 !== undefined) ? "SHA-256" : "counts";
  const { download, discard } = useLab.getState();
  return (
    <>
      {!again && (
        <p>
          <strong>Not on this device.</strong> A pinned copy comes from {new URL(files[0].url).host}; its {proof}{" "}
          {proof === "counts" ? "are" : "is"} checked, and this browser keeps it.
        </p>
      )}
      <button type="button" className="primary" onClick={() => download(id)}>
        {bytesHere > 0 ? "Go on with the download" : `${again ? "Download again" : "Download"}${size}`}
      </button>
      {bytesHere > 0 && (
        <p>
          {formatBytes(bytesHere)} came before it stopped.{" "}
          <button type="button" className="link" onClick={() => discard(id)}>
            Throw that away
          </button>
        </p>
      )}
      <p className="source-small">{source}</p>
    </>
  );
}
