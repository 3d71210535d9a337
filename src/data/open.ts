import type { Progress } from "../lib/progress";
import { type ByteSource, readChunks } from "./byteSource";
import type { Dataset } from "./dataset";
import { readNodeLabels } from "./nodeLabels";
import { type LabelSource, openContent } from "./openContent";
import type { PreparedLimits } from "./prepared/format";

/** A file that a person chose. */
export interface FileInput {
  readonly name: string;
  readonly source: ByteSource;
  readonly size?: number; // bytes as stored; progress has no total without it
}

/** The files of one data set, and who wants to hear of the reading. */
export interface OpenInput extends FileInput {
  readonly labels?: FileInput; // node labels of an edge list
  readonly limits?: PreparedLimits; // of a prepared file
  readonly onProgress?: (progress: Progress) => void; // in bytes as stored, over both files
  readonly onNote?: (sentence: string) => void; // something a person should know although the file was read
  readonly signal?: AbortSignal;
}

/**
 * Opens a data set, telling its form by its content, whatever its name.
 *
 * Edge lists (plain, gz, in a zip, as monthly files in a zip), prepared files, citation graphs and STAR's adjacency
 * matrices (npz). Throws InputError with a sentence for a person where a file is none of them, or broken.
 */
export async function openDataset(input: OpenInput): Promise<Dataset> {
  const { name, source, size, labels, limits, onProgress, onNote, signal } = input;
  const total = size === undefined || (labels && labels.size === undefined) ? 0 : size + (labels?.size ?? 0);
  let read = 0;
  const report = (done: number): void => {
    read = done;
    onProgress?.({ done, total });
  };
  const chunks = readChunks(source, { name, size, signal, onProgress: ({ done }) => report(done) });
  const labelSource: LabelSource | undefined = labels && {
    name: labels.name,
    read: (nodeIds) => {
      const readBefore = read;
      const onLabels = ({ done }: Progress): void => report(readBefore + done);
      return readNodeLabels(labels.source, nodeIds, { ...labels, signal, onProgress: onLabels });
    },
  };
  const dataset = await openContent({ name, chunks, labels: labelSource, limits, onNote, signal });
  // A prepared file brings a name of its own.
  return dataset.name === name ? { ...dataset, name: baseName(name) } : dataset;
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}
