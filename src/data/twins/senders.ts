import type { Rng } from "../../lib/rng";

/** The messages that open new pairs, in order: who sends each and to how many new recipients. */
export interface Schedule {
  readonly slot: Uint32Array; // [messages], the sender's slot, 0 .. senders - 1
  readonly size: Uint32Array; // [messages], new recipients of that message
}

/** What shapes the senders' activity. */
export interface ActivityModel {
  readonly activitySpread: number; // standard deviation of a sender's log activity: the heavy tail
  readonly largestShare: number; // cap on one sender's share of all new pairs
  readonly careerLength: number; // share of all messages over which one sender is active
  readonly meanRecipients: number; // new recipients of a message, geometric
}

const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

/** Draws how many new pairs each sender opens: one each, the rest shared by log-normal activity. */
function drawPairCounts(senders: number, pairs: number, model: ActivityModel, rng: Rng): Uint32Array {
  const drawn = Float64Array.from({ length: senders }, () => Math.exp(model.activitySpread * rng.normal()));
  const largest = model.largestShare * sumOf(drawn);
  const weights = drawn.map((weight) => Math.min(weight, largest));
  const total = sumOf(weights);
  const counts = new Uint32Array(senders);
  let carried = 0;
  let given = 0;
  for (let slot = 0; slot < senders; slot++) {
    // Rounds the running sum, so that the counts add up to `pairs` exactly.
    carried += weights[slot] / total;
    const upTo = slot === senders - 1 ? pairs - senders : Math.round(carried * (pairs - senders));
    counts[slot] = 1 + upTo - given;
    given = upTo;
  }
  return counts;
}

/** Returns a geometric number of mean `mean`, at least 1. */
export function geometric(mean: number, rng: Rng): number {
  return mean <= 1 ? 1 : 1 + Math.floor(Math.log(1 - rng.float()) / Math.log(1 - 1 / mean));
}

/**
 * Lays out who opens new pairs and when: each sender has a career of limited length and sends in messages of several recipients.
 *
 * The sizes add up to `pairs`; every one of the `senders` slots occurs.
 */
export function scheduleSenders(senders: number, pairs: number, model: ActivityModel, rng: Rng): Schedule {
  const counts = drawPairCounts(senders, pairs, model, rng);
  const slots: number[] = [];
  const sizes: number[] = [];
  const positions: number[] = [];
  for (let slot = 0; slot < senders; slot++) {
    const birth = rng.float() * (1 + model.careerLength) - model.careerLength;
    for (let left = counts[slot]; left > 0; ) {
      const size = Math.min(left, geometric(model.meanRecipients, rng));
      slots.push(slot);
      sizes.push(size);
      // A career that began before the record starts with it, one cut off by its end is cut short.
      const from = Math.max(0, birth);
      const to = Math.min(1, birth + model.careerLength);
      positions.push(from + (to - from) * rng.float());
      left -= size;
    }
  }
  const order = Uint32Array.from(positions.keys()).sort((a, b) => positions[a] - positions[b]);
  return { slot: order.map((index) => slots[index]), size: order.map((index) => sizes[index]) };
}
