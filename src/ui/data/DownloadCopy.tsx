import type { DatasetEntry } from "../../data/registry";
import { formatBytes } from "../../lib/format";
import { useLab } from "../../store/lab";
import { useWords } from "../useWords";

interface Props {
  readonly id: string;
  readonly copy: NonNullable<DatasetEntry["pinned"]>;
  readonly again: boolean; // the last attempt failed
  readonly bytesHere: number; // of an unfinished download
}

/** Offers to download the pinned copy of a data set: from where, how much, and what happens to it. */
export function DownloadCopy({ id, copy: { source, files }, again, bytesHere }: Props) {
  const t = useWords();
  const bytes = files.reduce((sum, file) => sum + (file.bytes ?? Number.NaN), 0);
  const size = Number.isFinite(bytes) ? t.of(formatBytes(bytes)) : undefined;
  const host = new URL(files[0].url).host;
  const hashed = files.every(({ sha256 }) => sha256 !== undefined);
  const { download, discard } = useLab.getState();
  return (
    <>
      {!again && (
        <p>
          <strong>{t`Not on this device.`}</strong>{" "}
          {hashed
            ? t`A pinned copy comes from ${host}; its SHA-256 is checked, and this browser keeps it.`
            : t`A pinned copy comes from ${host}; its counts are checked, and this browser keeps it.`}
        </p>
      )}
      <button type="button" className="primary" onClick={() => download(id)}>
        {bytesHere > 0 ? t`Go on with the download` : [again ? t`Download again` : t`Download`, size].join(" ")}
      </button>
      {bytesHere > 0 && (
        <p>
          {t`${t.of(formatBytes(bytesHere))} came before it stopped.`}{" "}
          <button type="button" className="link" onClick={() => discard(id)}>
            {t`Throw that away`}
          </button>
        </p>
      )}
      <p className="source-small">{t.of(source)}</p>
    </>
  );
}
