import { byInput } from "../../lib/connectionList";
import { tileSamples } from "../sparseLayer/tileShape";
import type { ListMemory } from "./kernels";
import { type ListNetLayout, tileRows } from "./layout";
import type { Except, GradientSink } from "./net";

/** One layer's pass whose dense gradient is wanted: activations below it, deltas above. */
interface LayerPass {
  readonly index: number; // of the layer, from 1
  readonly tiles: number; // of samples
}

/**
 * Forms g = x · dᵀ a few input units at a time, in one tile that is used again, and offers what may matter.
 *
 * Units that are 0 in all samples are left out on both sides: their gradients are 0.
 */
export function* offerTiles(
  { kernels, memory }: ListMemory,
  layout: ListNetLayout,
  { index, tiles }: LayerPass,
  { list, flags }: Except,
  sink: GradientSink,
): Generator<number> {
  const x = layout.at(`activation ${index - 1}`);
  const d = layout.at(`delta ${index}`);
  const active = (block: number, units: number): number[] => {
    const found: number[] = [];
    for (let u = 0; u < units; u++) {
      if (!kernels.isZeroUnit(block + u * tileSamples * 4, units, tiles)) found.push(u);
    }
    return found;
  };
  const units = active(x, list.inputs);
  const live = active(d, list.outputs);
  if (live.length === 0) return;
  const width = Math.ceil(live.length / 4) * 4;
  const words = (name: string): Uint32Array => new Uint32Array(memory.buffer, layout.at(name), layout.count(name));
  const floats = (name: string): Float32Array => new Float32Array(memory.buffer, layout.at(name), layout.count(name));
  const liveWords = words("live");
  liveWords.fill(live[live.length - 1], 0, width);
  liveWords.set(live);
  const columnOf = new Int32Array(list.outputs).fill(-1);
  live.forEach((output, column) => {
    columnOf[output] = column;
  });
  const skipped = byInput(list, flags);
  const rows = words("units");
  const tile = floats("tile");
  const found = floats("found");
  const places = words("columns");
  for (let first = 0; first < units.length; first += tileRows) {
    const count = Math.min(tileRows, units.length - first);
    rows.fill(units[first + count - 1]);
    for (let r = 0; r < count; r++) rows[r] = units[first + r];
    const below = [x, list.inputs, layout.at("units"), count + (count % 2)] as const;
    const above = [d, list.outputs, layout.at("live"), width] as const;
    kernels.gradientTile(...below, ...above, tiles, layout.at("tile"));
    for (let r = 0; r < count; r++) {
      const unit = units[first + r];
      for (let s = skipped.start[unit]; s < skipped.start[unit + 1]; s++) {
        const column = columnOf[skipped.output[s]];
        if (column >= 0) tile[r * width + column] = 0; // below every threshold
      }
      const row = layout.at("tile") + r * width * 4;
      const hits = kernels.scanRow(row, live.length, sink.threshold, layout.at("found"), layout.at("columns"));
      for (let h = 0; h < hits; h++) sink.offer(found[h], unit, live[places[h]]);
    }
    yield (first + count) / units.length;
  }
}
