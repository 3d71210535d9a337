import { INPUT_TILE, ROWS_PER_SAMPLE, TABLE, TABLE_WIDTH, TILE_ROWS, pointer, word } from "./fnnPlan";

/** Copies one table row to columns from .. from + width - 1 of tile row t. */
function copyRow(source: usize, width: i32, tile: usize, panelBytes: usize, t: i32, from: i32): void {
  const target = tile + (<usize>t << 5);
  if (((width | from) & 7) == 0) {
    for (let column = from; column < from + width; column += 8) {
      const at = target + panelBytes * <usize>(column >> 3);
      v128.store(at, v128.load(source, 0), 0);
      v128.store(at, v128.load(source, 16), 16);
      source += 32;
    }
    return;
  }
  for (let column = from; column < from + width; column++) {
    store<f32>(target + panelBytes * <usize>(column >> 3) + (<usize>(column & 7) << 2), load<f32>(source));
    source += 4;
  }
}

/**
 * Fills the input tile with the table rows of samples order[start ..  start + count), or start .. where order is 0.
 *
 * Rows up to the next multiple of 4 repeat the last sample; whoever uses them gives them the weight 0.
 */
export function gather(plan: usize, rows: usize, order: usize, start: i32, count: i32): void {
  const table = pointer(plan, TABLE);
  const width = word(plan, TABLE_WIDTH);
  const tile = pointer(plan, INPUT_TILE);
  const panelBytes = <usize>word(plan, TILE_ROWS) << 5;
  const perSample = word(plan, ROWS_PER_SAMPLE);
  const padded = (count + 3) & ~3;
  for (let t = 0; t < padded; t++) {
    const position = <usize>(start + min(t, count - 1));
    const sample = order ? <usize>load<u32>(order + (position << 2)) : position;
    for (let part = 0; part < perSample; part++) {
      const row = <usize>load<u32>(rows + ((sample * <usize>perSample + <usize>part) << 2));
      copyRow(table + ((row * <usize>width) << 2), width, tile, panelBytes, t, part * width);
    }
  }
}

/** targets of samples order[start .. start + count) into out[0 .. count). */
export function gatherTargets(targets: usize, order: usize, start: i32, count: i32, out: usize): void {
  for (let t = 0; t < count; t++) {
    const sample = <usize>load<u32>(order + (<usize>(start + t) << 2));
    store<i32>(out + (<usize>t << 2), load<i32>(targets + (sample << 2)));
  }
}
