import { formatBytes } from "../../lib/format";
import { InputError } from "../../lib/inputError";
import type { Recording } from "../../record/recording";

/** A file of the lab's own that a person brought. */
export type RecordFile = { readonly kind: "run"; readonly recording: Recording } | { readonly kind: "sweep" };

/** Larger files would fill the memory of the page while they are read. */
const mostBytes = 256_000_000;

/** Tells by its beginning whether a file is one of the lab's own, or at least calls itself JSON. */
export async function looksLikeRecord(file: File): Promise<boolean> {
  return /\.json$/i.test(file.name) || (await file.slice(0, 400).text()).includes('"sparse-gnn-lab ');
}

/**
 * Reads a file of the lab's own and tells a recorded run from a sweep by what is in it.
 *
 * @throws InputError where it is neither, broken or too large.
 */
export async function readRecord(file: File): Promise<RecordFile> {
  const { name, size } = file;
  if (size > mostBytes) {
    throw new InputError(
      `${name} has ${formatBytes(size)}; the page reads JSON of at most ${formatBytes(mostBytes)}. Record fewer epochs, or merge fewer runs.`,
    );
  }
  const { checkRecording, isRecording, parseJson } = await import("../../record/parse");
  const value = parseJson(await file.text(), name);
  if (isRecording(value)) return { kind: "run", recording: checkRecording(value, name) };
  if ((value as { format?: unknown } | null)?.format === "sparse-gnn-lab sweep") return { kind: "sweep" };
  throw new InputError(
    `${name} is neither a recorded run nor a sweep of this lab. Give a JSON that the page or the command line has written; a graph comes as an edge list or npz.`,
  );
}
