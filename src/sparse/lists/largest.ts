import { selectLargest } from "../topK";
import { type Places, placeOf } from "./places";

/** Keeps the largest of a stream of magnitudes above 0, in memory that goes with how many are wanted. */
export interface Largest {
  /** What is not above this cannot be among them any more; it only rises. */
  readonly threshold: number;
  /** Takes one in; they come in the row-major order of the matrix [inputs, outputs], so that of equal ones the first stays. */
  offer(magnitude: number, input: number, output: number): void;
  /** Returns where those kept stand: as many as wanted, or all there were. */
  places(): Places;
}

/** Starts a selection of the `count` largest magnitudes of a layer. */
export function createLargest(count: number, inputs: number): Largest {
  const room = 2 * count + 1024;
  const magnitudes = new Float32Array(room);
  const keys = new Uint32Array(magnitudes.buffer); // the bits of numbers that are not negative sort as integers
  const from = new Uint32Array(room);
  const to = new Uint32Array(room);
  let held = 0;
  let threshold = count > 0 ? 0 : Number.POSITIVE_INFINITY;
  const tighten = (): void => {
    if (held <= count) return;
    const chosen = selectLargest(keys.subarray(0, held), count);
    let next = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let c = 0; c < held; c++) {
      if (chosen[c] === 0) continue;
      magnitudes[next] = magnitudes[c];
      from[next] = from[c];
      to[next] = to[c];
      least = Math.min(least, magnitudes[next]);
      next++;
    }
    held = next;
    threshold = least;
  };
  return {
    get threshold() {
      return threshold;
    },
    offer: (magnitude, input, output) => {
      if (!(magnitude > threshold)) return;
      if (held === room) tighten();
      if (!(magnitude > threshold)) return;
      magnitudes[held] = magnitude;
      from[held] = input;
      to[held] = output;
      held++;
    },
    places: () => {
      tighten();
      const places = new Float64Array(held);
      for (let c = 0; c < held; c++) places[c] = placeOf(inputs, from[c], to[c]);
      return places.sort();
    },
  };
}
