import { cell, type MaskCells } from "./maskCells";
import { cellsHigh, type MaskLayout, stripGap } from "./maskLayout";

/** Red, green, blue, 0 .. 255. */
export type Rgb = readonly [number, number, number];

/** The colours of a weight by what became of it, in the order of `cell`. */
export type MaskColours = readonly [empty: Rgb, kept: Rgb, dropped: Rgb, grown: Rgb];

/** A changed weight counts for so many unchanged ones where several share a pixel, so that it can be seen. */
const changeWeight = 4;

/** A picture of one pixel per cell. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>; // RGBA
}

/**
 * Draws a mask, one pixel per cell, strips below each other.
 *
 * With `changes` false, what was just dropped looks empty and what has just grown looks kept.
 */
export function maskPixels(
  mask: MaskCells,
  layout: MaskLayout,
  colours: MaskColours,
  ratio: number, // device pixels per CSS pixel
  changes: boolean,
): Pixels {
  const { transposed, bin, across, down, strips } = layout;
  const { inputs, outputs, cells } = mask;
  const [long, short] = transposed ? [inputs, outputs] : [outputs, inputs];
  const [strideLong, strideShort] = transposed ? [outputs, 1] : [1, outputs];
  const gap = stripGap(layout, ratio);
  const height = cellsHigh(layout, ratio);
  const data = new Uint8ClampedArray(across * height * 4);
  const shown = changes ? [0, 1, 2, 3] : [cell.empty, cell.kept, cell.empty, cell.kept];
  for (let x = 0; x < across * strips; x++) {
    const fromLong = x * bin;
    if (fromLong >= long) break;
    const strip = Math.floor(x / across);
    for (let y = 0; y < down; y++) {
      let weight = 0;
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let a = fromLong; a < Math.min(long, fromLong + bin); a++) {
        for (let b = y * bin; b < Math.min(short, (y + 1) * bin); b++) {
          const kind = shown[cells[a * strideLong + b * strideShort]];
          const part = kind >= cell.dropped ? changeWeight : 1;
          const colour = colours[kind];
          weight += part;
          red += part * colour[0];
          green += part * colour[1];
          blue += part * colour[2];
        }
      }
      const at = 4 * ((strip * (down + gap) + y) * across + (x % across));
      data[at] = red / weight;
      data[at + 1] = green / weight;
      data[at + 2] = blue / weight;
      data[at + 3] = 255;
    }
  }
  return { width: across, height, data };
}
