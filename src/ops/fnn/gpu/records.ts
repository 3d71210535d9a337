/** What one step depends on beside the tensors. */
export interface StepRecord {
  readonly start: number; // first sample, counted along the order
  readonly count: number; // samples
  readonly step: number; // names the draw of dropout, as does the seed
  readonly seed: number;
  readonly mode: number; // sum of `stepMode`
  readonly stride: number; // fours of samples in a row of kept units
  readonly rule: number; // 0 plain sgd, 1 momentum, 2 nesterov, 3 adam
  readonly following: number; // records from this one to the last of its dispatch
  readonly rate: number; // for adam divided by 1 - β1^t
  readonly secondCorrection: number; // 1 / (1 - β2^t)
  readonly momentum: number;
  readonly weightDecay: number;
  readonly rho: number;
  readonly memory: number; // β of the running averages
}

/** What a step does, as bits of `mode`. */
export const stepMode = { update: 1, average: 2, keepGradients: 4, drop: 8 } as const;

/** 32-bit words from one record to the next: 256 bytes, the least distance of dynamic offsets. */
export const recordWords = 64;

/** Records that are sent together at the most: enough that sending costs little, and all that a uniform buffer surely holds. */
export const mostRecords = 64;

const integers = ["start", "count", "step", "seed", "mode", "stride", "rule", "following"] as const;
const floats = ["rate", "secondCorrection", "momentum", "weightDecay", "rho", "memory"] as const;

/** WGSL of a record, and of a record in its slot. */
export const recordWgsl = `
struct Record {
  ${integers.map((name) => `${name} : u32,`).join(" ")}
  ${floats.map((name) => `${name} : f32,`).join(" ")}
  share : f32, // 1 / count
}
struct RecordSlot { @size(${4 * recordWords}) record : Record }`;

/** Writes a record to its slot among the words of many. */
export function writeRecord(words: Int32Array, slot: number, record: StepRecord): void {
  const at = slot * recordWords;
  const reals = new Float32Array(words.buffer, words.byteOffset + 4 * at, recordWords);
  for (let i = 0; i < integers.length; i++) words[at + i] = record[integers[i]];
  for (let i = 0; i < floats.length; i++) reals[integers.length + i] = record[floats[i]];
  reals[integers.length + floats.length] = 1 / record.count;
}

/** Reads the sample count of a record. */
export function recordCount(words: Int32Array, slot: number): number {
  return words[slot * recordWords + 1];
}

/** Says how many records a dispatch takes from a slot on. */
export function writeFollowing(words: Int32Array, slot: number, following: number): void {
  words[slot * recordWords + integers.indexOf("following")] = following;
}
