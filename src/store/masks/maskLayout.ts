import type { LayerShape } from "../../sparse/types";

/** How one weight matrix is laid on screen, its long side across; lengths in device pixels unless said otherwise. */
export interface MaskLayout {
  readonly transposed: boolean; // the inputs run across, because there are more of them
  readonly bin: number; // so many weights per side are drawn as one cell
  readonly across: number; // cells of a strip
  readonly down: number; // cells of a strip
  readonly strips: number; // a matrix too long for the width goes on in a strip below
  readonly cellWidth: number;
  readonly cellHeight: number;
}

/** What there is to lay masks on, in device pixels. */
export interface MaskRoom {
  readonly width: number;
  readonly height: number; // of all pictures together
  readonly ratio: number; // device pixels per CSS pixel
}

/** A matrix is drawn no narrower and no lower than this, in CSS pixels, and its weights no larger. */
const [leastWidth, leastHeight, mostCell] = [96, 10, 6];

/** CSS pixels between two strips of one matrix. */
const gapPixels = 3;

/** Returns the height of the gap between two strips, in cells. */
export function stripGap(layout: MaskLayout, ratio: number): number {
  return layout.strips > 1 ? Math.ceil((gapPixels * ratio) / layout.cellHeight) : 0;
}

/** Returns the height of a picture in cells, gaps included. */
export function cellsHigh(layout: MaskLayout, ratio: number): number {
  return layout.strips * layout.down + (layout.strips - 1) * stripGap(layout, ratio);
}

function layOut(shape: LayerShape, cell: number, bin: number, { width, ratio }: MaskRoom): MaskLayout {
  const { inputs, outputs } = shape;
  const cellsLong = Math.ceil(Math.max(inputs, outputs) / bin);
  const down = Math.ceil(Math.min(inputs, outputs) / bin);
  const wanted = Math.min(Math.ceil((leastWidth * ratio) / cellsLong), Math.floor(mostCell * ratio));
  const cellWidth = Math.max(cell, wanted);
  const strips = Math.ceil(cellsLong / Math.max(1, Math.floor(width / cellWidth)));
  return {
    transposed: inputs >= outputs,
    bin,
    across: Math.ceil(cellsLong / strips),
    down,
    strips,
    cellWidth,
    cellHeight: Math.max(cellWidth, Math.ceil((leastHeight * ratio) / down)),
  };
}

/**
 * Lays out the matrices of a net on one scale, the largest that fits; only tiny ones are drawn larger.
 *
 * Where even one device pixel per weight is too much, each picture's cell stands for a square of weights.
 */
export function layOutMasks(shapes: readonly LayerShape[], room: MaskRoom): readonly MaskLayout[] {
  const fits = (layouts: readonly MaskLayout[]): boolean =>
    layouts.reduce((sum, layout) => sum + cellsHigh(layout, room.ratio) * layout.cellHeight, 0) <= room.height;
  for (let cell = Math.floor(mostCell * room.ratio); cell > 1; cell--) {
    const layouts = shapes.map((shape) => layOut(shape, cell, 1, room));
    if (fits(layouts)) return layouts;
  }
  for (let bin = 1; ; bin++) {
    const layouts = shapes.map((shape) => layOut(shape, 1, bin, room));
    // Past some coarseness a picture says nothing: the panel then scrolls.
    if (fits(layouts) || bin >= 8) return layouts;
  }
}
