import { createRng } from "../lib/rng";
import { createAliasTable, layOutAlias } from "./aliasTable";
import type { NodeRows } from "./nodeRows";
import { createRandomBits } from "./randomBits";
import { sigmoidTable } from "./sigmoidTable";
import type { SkipGramOptions } from "./skipGram";
import type { Walks } from "./walks";
import { layOut, openWorkplace, stride, type Workplace } from "./workplace";

/** Skip-gram's options, none left out. */
export type SkipGramPlan = Required<Omit<SkipGramOptions, "parts">>;

/** What skip-gram works on: walks, how often each node occurs in them, and in which row its vectors stand. */
export interface SkipGramSource {
  readonly walks: Walks;
  readonly counts: Float64Array; // [nodes]
  readonly longest: number; // tokens of a walk
  readonly rows: NodeRows;
}

/** The tables of vectors and draws in the memory of kernels. */
export interface SkipGramGround {
  readonly place: Workplace;
  readonly at: Readonly<Record<Table | "own", number>>;
  readonly rowBytes: number; // of a vector
  readonly width: number; // 1 + negatives
  readonly negatives: readonly { readonly at: number; readonly nodes: number }[]; // [parts]
}

type Table = "input" | "output" | "keep" | "negatives" | "sigmoid";

/** Bytes of a cell of the tables that false nodes are drawn from. */
const cellBytes = 16;

/** Opens memory for the vectors, with so many bytes of the caller's own; vectors are at their start. */
export function openSkipGram(source: SkipGramSource, plan: SkipGramPlan, ownBytes: number): SkipGramGround {
  const { rows, counts } = source;
  const { parts, rowsPerPart, members } = rows;
  const rowBytes = 16 * Math.ceil(plan.dim / 4);
  const allRows = parts * rowsPerPart;
  const { at, bytes } = layOut({
    input: allRows * rowBytes,
    output: allRows * rowBytes,
    keep: 8 * allRows,
    negatives: members.reduce((sum, { length }) => sum + stride(cellBytes * length), 0),
    sigmoid: sigmoidTable.byteLength,
    own: ownBytes,
  });
  const place = openWorkplace(bytes);
  const { memory } = place;
  new Float32Array(memory, at.input, (at.keep - at.input) / 4).fill(0);
  fillStart(new Float32Array(memory, at.input, (allRows * rowBytes) / 4), source, plan);
  const keep = new Float64Array(memory, at.keep, allRows);
  keepChances(source, plan.subsample).forEach((chance, node) => {
    keep[rows.rowOf[node]] = chance;
  });
  new Float32Array(memory, at.sigmoid, sigmoidTable.length).set(sigmoidTable);
  let table = at.negatives;
  const negatives = members.map((nodes) => {
    const weights = Float64Array.from(nodes, (node) => counts[node] ** 0.75);
    layOutAlias(createAliasTable(weights), (index) => rows.rowOf[nodes[index]], memory, table);
    const placed = { at: table, nodes: nodes.length };
    table += stride(cellBytes * nodes.length);
    return placed;
  });
  return { place, at, rowBytes, width: 1 + plan.negatives, negatives };
}

/** Returns the chance that each node's tokens survive subsampling, (sqrt(f / s) + 1) s / f at frequency f. // [nodes] */
export function keepChances(
  { counts, walks }: Pick<SkipGramSource, "counts" | "walks">,
  subsample: number,
): Float64Array {
  // word2vec counts the end of each sentence as a word.
  const threshold = subsample * (walks.tokens.length + walks.offsets.length - 1);
  return counts.map((count) => (threshold > 0 && count > 0 ? Math.sqrt(threshold / count) + threshold / count : 1));
}

/** Draws input vectors uniformly from -0.5 / dim .. 0.5 / dim; zeros where a node never occurs. */
function fillStart(vectors: Float32Array, { counts, rows }: SkipGramSource, { dim, seed }: SkipGramPlan): void {
  const width = 4 * Math.ceil(dim / 4);
  const rng = createRng(seed, "skip-gram start");
  for (let node = 0; node < counts.length; node++) {
    if (counts[node] === 0) continue;
    const row = rows.rowOf[node] * width;
    for (let i = 0; i < dim; i++) vectors[row + i] = (rng.float() - 0.5) / dim;
  }
}

/** Takes the input vectors out, node by node. // row-major [nodes, dim] */
export function takeVectors({ place, at, rowBytes }: SkipGramGround, { rowOf }: NodeRows, dim: number): Float32Array {
  const vectors = new Float32Array(rowOf.length * dim);
  rowOf.forEach((row, node) => {
    vectors.set(new Float32Array(place.memory, at.input + row * rowBytes, dim), node * dim);
  });
  return vectors;
}

/** Starts a random stream in the memory of kernels. */
export function startStream(
  memory: ArrayBufferLike,
  at: number,
  seed: number,
  ...salts: readonly (string | number)[]
): void {
  new Int32Array(memory, at, 4).set(createRandomBits(createRng(seed, ...salts)));
}

/** Copies walks from .. to into the memory of kernels, tokens as rows, as many as fit there; returns where they end. */
export function copyWalks(
  { walks, rows }: SkipGramSource,
  [from, to]: readonly [number, number],
  tokens: Uint32Array,
  offsets: Uint32Array, // [walks + 1]
): number {
  const first = walks.offsets[from];
  const most = Math.min(to, from + offsets.length - 1);
  let end = from;
  while (end < most && walks.offsets[end + 1] - first <= tokens.length) end++;
  offsets.set(walks.offsets.subarray(from, end + 1));
  for (let i = first; i < walks.offsets[end]; i++) tokens[i - first] = rows.rowOf[walks.tokens[i]];
  return end;
}

/** Returns the most pairs that one walk of so many tokens gives. */
export function mostPairs(tokens: number, window: number): number {
  return tokens * Math.min(2 * window, Math.max(0, tokens - 1));
}
