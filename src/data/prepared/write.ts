import type { Csr } from "../../graph/csr";
import { InputError } from "../../lib/inputError";
import type { Dataset, FeatureDataset, TemporalDataset } from "../dataset";
import { type PreparedMeta, preparedFormat, preparedVersion } from "./format";
import { numbersFile, textFile } from "./npyWriter";
import { type StoredFile, storedZip, storedZipSize } from "./zipWriter";

/** What a prepared file says of its data set's origin; what is left out is taken from the data set. */
export interface PreparedOrigin {
  readonly dataset?: string; // registry id
  readonly name?: string;
  readonly kind?: PreparedMeta["kind"];
  readonly citation?: string;
  readonly licence?: string;
}

/** A prepared file that is written piece by piece. */
export interface PreparedFile {
  readonly size: number; // bytes
  /** Yields the bytes; pieces are views of the data set's own columns, so do not write to them. */
  pieces(): Generator<Uint8Array>;
}

/**
 * Describes a data set as a prepared file (docs/data.md): an npz with its columns, never copied as a whole.
 *
 * Times are written as int32 or uint32 where those hold them exactly. `pieces` throws InputError above 4 GiB.
 */
export function preparedFile(dataset: Dataset, origin: PreparedOrigin = {}): PreparedFile {
  const files = dataset.form === "temporal" ? temporalFiles(dataset) : featureFiles(dataset);
  const isTemporal = dataset.form === "temporal";
  const meta: PreparedMeta = {
    format: preparedFormat,
    version: preparedVersion,
    form: dataset.form,
    dataset: origin.dataset ?? dataset.id,
    name: origin.name ?? dataset.name,
    kind: origin.kind ?? dataset.kind,
    citation: origin.citation ?? dataset.citation,
    licence: origin.licence,
    nodes: isTemporal ? dataset.graph.nodeCount : dataset.adjacency.rows,
    edges: isTemporal ? dataset.graph.src.length : dataset.adjacency.colIdx.length / 2,
    dropped: isTemporal ? dataset.dropped : undefined,
  };
  const all = [textFile("meta", JSON.stringify(meta)), ...files];
  return { size: storedZipSize(all), pieces: () => storedZip(all) };
}

function temporalFiles({ graph, classNames }: TemporalDataset): StoredFile[] {
  const { src, dst, time, labels } = graph;
  if (src.length === 0) throw new InputError("The data set has no edges; there is nothing to prepare.");
  return [
    numbersFile("src", src),
    numbersFile("dst", dst),
    numbersFile("time", time, exactType(time)),
    ...(labels ? [numbersFile("labels", labels)] : []),
    ...(classNames ? [textFile("class_names", classNames)] : []),
  ];
}

function featureFiles({ adjacency, features, labels, classNames, splits }: FeatureDataset): StoredFile[] {
  return [
    ...matrixFiles("adj", adjacency),
    ...matrixFiles("attr", features),
    numbersFile("labels", labels),
    textFile("class_names", classNames),
    ...Object.entries(splits ?? {}).map(([part, nodes]) => numbersFile(`split_${part}`, nodes)),
  ];
}

function matrixFiles(prefix: string, { rows, cols, rowPtr, colIdx, values }: Csr): StoredFile[] {
  return [
    numbersFile(`${prefix}_data`, values),
    numbersFile(`${prefix}_indices`, colIdx),
    numbersFile(`${prefix}_indptr`, rowPtr),
    numbersFile(`${prefix}_shape`, Int32Array.of(rows, cols)),
  ];
}

/** Returns the smallest type that holds all times exactly, a zero below zero included. */
function exactType(time: Float64Array): Int32ArrayConstructor | Uint32ArrayConstructor | Float64ArrayConstructor {
  const holds = (wraps: (value: number) => number): boolean => time.every((value) => Object.is(wraps(value), value));
  if (holds((value) => value | 0)) return Int32Array;
  return holds((value) => value >>> 0) ? Uint32Array : Float64Array;
}
