import { InputError } from "../lib/inputError";
import { trainsDenseFirst } from "./cells";
import type { Shard, SweepCell } from "./types";

/** A cut between two parts may move by this share of a part to keep a shared phase whole. */
const slack = 0.1;

/** Tells whether two neighbours in run order share a dense training, which a cut between them would do twice. */
function sharesDense(a: SweepCell, b: SweepCell): boolean {
  return a.seed === b.seed && trainsDenseFirst(a.spec) && trainsDenseFirst(b.spec);
}

/** Returns where part `index` of `count` begins, near the even cut, where no dense training is torn apart if possible. */
function cutAt(cells: readonly SweepCell[], index: number, count: number): number {
  const even = Math.round((index * cells.length) / count);
  if (index === 0 || index === count) return even;
  const reach = Math.floor((slack * cells.length) / count);
  for (let away = 0; away <= reach; away++) {
    for (const at of [even - away, even + away]) {
      if (at > 0 && at < cells.length && !sharesDense(cells[at - 1], cells[at])) return at;
    }
  }
  return even;
}

/**
 * Returns the cells of one shard, in run order: every cell is in exactly one.
 *
 * Each data set is cut into `count` stretches of nearly equal length, so that shards take about as long although data
 * sets differ, and what stands together because it shares an embedding or a dense training mostly stays together.
 *
 * @throws InputError where there is no such shard.
 */
export function shardOf(cells: readonly SweepCell[], { index, count }: Shard): readonly SweepCell[] {
  if (!Number.isInteger(count) || !Number.isInteger(index) || count < 1 || index < 1 || index > count) {
    throw new InputError(`There is no shard ${index} of ${count}; a shard is i/n with i from 1 to n, such as 1/3.`);
  }
  const datasets = [...new Set(cells.map(({ dataset }) => dataset))];
  return datasets.flatMap((dataset, turn) => {
    const own = cells.filter((cell) => cell.dataset === dataset);
    const part = (index - 1 + turn) % count; // the odd cells of several data sets go to different shards
    return own.slice(cutAt(own, part, count), cutAt(own, part + 1, count));
  });
}
