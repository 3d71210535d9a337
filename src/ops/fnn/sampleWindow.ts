import { checkBatch, checkOrder } from "./checks";
import type { WasmBlocks } from "./memory";
import type { FnnNetOptions } from "./net";
import { planWord } from "./plan";

/** The training samples of an epoch as the kernels see them: a part at a time, laid out in the epoch's order. */
export interface SampleWindow {
  /** Sets the order of an epoch; it is kept, not copied. Throws RangeError as checkOrder. */
  setOrder(order: Uint32Array): void;
  /** Makes samples order[start .. end) ready and returns where in the window they start. Throws RangeError as checkBatch. */
  open(start: number, end: number): number;
}

/** A window holds so many samples, more only where a batch is larger: 16 MiB for links, however many there are. */
const windowSamples = 1 << 20;

/** Creates the window through which a net in wasm memory sees its training samples. */
export function createSampleWindow(
  { sets, rowsPerSample }: Pick<FnnNetOptions, "sets" | "rowsPerSample">,
  blocks: Pick<WasmBlocks, "reserve" | "at" | "words">,
  setWord: (offset: number, value: number) => void,
  size = windowSamples,
): SampleWindow {
  const { rows, targets } = sets.train;
  let order: Uint32Array = new Uint32Array(0);
  let capacity = 0;
  let first = 0; // the window holds order[first .. last)
  let last = 0;
  const reserve = (samples: number): void => {
    capacity = samples;
    blocks.reserve("rows", samples * rowsPerSample);
    blocks.reserve("targets", samples);
    blocks.reserve("order", samples);
    // The samples already lie in order.
    const positions = blocks.words("order");
    for (let i = 0; i < samples; i++) positions[i] = i;
    setWord(planWord.trainRows, blocks.at("rows"));
    setWord(planWord.trainTargets, blocks.at("targets"));
    setWord(planWord.order, blocks.at("order"));
  };
  const fill = (start: number, end: number): void => {
    if (end - start > capacity) reserve(end - start);
    const rowsHere = blocks.words("rows");
    const targetsHere = blocks.words("targets");
    const count = end - start;
    // Two rows, which links have, without a loop of their own: the order is random, so this waits for memory as it is.
    if (rowsPerSample === 2)
      for (let at = 0; at < count; at++) {
        const sample = order[start + at];
        rowsHere[2 * at] = rows[2 * sample];
        rowsHere[2 * at + 1] = rows[2 * sample + 1];
        targetsHere[at] = targets[sample];
      }
    else
      for (let at = 0; at < count; at++) {
        const sample = order[start + at];
        for (let k = 0; k < rowsPerSample; k++) rowsHere[at * rowsPerSample + k] = rows[sample * rowsPerSample + k];
        targetsHere[at] = targets[sample];
      }
    first = start;
    last = end;
  };
  reserve(Math.min(targets.length, size));
  return {
    setOrder: (given) => {
      checkOrder(given, targets.length);
      order = given;
      first = last = 0;
    },
    open: (start, end) => {
      checkBatch(start, end, order.length);
      if (start < first || end > last) fill(start, Math.min(order.length, Math.max(end, start + capacity)));
      return start - first;
    },
  };
}
