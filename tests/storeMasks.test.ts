import { describe, expect, it } from "vitest";
import { fullCells, maskCells } from "../src/store/masks/maskCells";
import { cellsHigh, layOutMasks } from "../src/store/masks/maskLayout";
import { type MaskColours, maskPixels } from "../src/store/masks/maskPixels";

const colours: MaskColours = [
  [0, 0, 0],
  [10, 10, 10],
  [200, 0, 0],
  [0, 0, 200],
];

// Weights 0 .. 3 before (00001111), 1 .. 4 after (00011110): 0 was dropped, 4 has grown.
const update = { inputs: 2, outputs: 4, bits: "Hg==", before: "Dw==", dropped: 1, grown: 1 };

describe("maskCells", () => {
  it("tells kept, empty, dropped and grown apart", () => {
    expect(maskCells(update)).toMatchObject({ cells: new Uint8Array([2, 1, 1, 1, 3, 0, 0, 0]), kept: 4 });
  });

  it("shows no change in a first picture", () => {
    const { cells } = maskCells({ ...update, before: undefined });
    expect(cells).toEqual(new Uint8Array([0, 1, 1, 1, 1, 0, 0, 0]));
  });

  it("shows a layer without mask as kept whole", () => {
    expect(fullCells(2, 2)).toMatchObject({ cells: new Uint8Array([1, 1, 1, 1]), kept: 4 });
  });
});

describe("layOutMasks", () => {
  it("lays the long side across and stays within the room at every shape", () => {
    const nets = [
      [
        { inputs: 16, outputs: 128 },
        { inputs: 128, outputs: 1 },
      ],
      [
        { inputs: 64, outputs: 256 },
        { inputs: 256, outputs: 128 },
        { inputs: 128, outputs: 10 },
      ],
      [
        { inputs: 1433, outputs: 16 },
        { inputs: 16, outputs: 7 },
      ],
      [
        { inputs: 1433, outputs: 1024 },
        { inputs: 1024, outputs: 7 },
      ],
    ];
    for (const ratio of [1, 2]) {
      for (const shapes of nets) {
        const room = { width: 258 * ratio, height: 340 * ratio, ratio };
        const layouts = layOutMasks(shapes, room);
        let height = 0;
        layouts.forEach((layout, i) => {
          const { inputs, outputs } = shapes[i];
          expect(layout.transposed).toBe(inputs >= outputs);
          expect(layout.across * layout.cellWidth).toBeLessThanOrEqual(room.width);
          expect(layout.across * layout.strips * layout.bin).toBeGreaterThanOrEqual(Math.max(inputs, outputs));
          expect(layout.down * layout.bin).toBeGreaterThanOrEqual(Math.min(inputs, outputs));
          height += cellsHigh(layout, ratio) * layout.cellHeight;
        });
        expect(height).toBeLessThanOrEqual(room.height);
      }
    }
  });

  it("draws a pixel per weight where there is room", () => {
    const [w1, w2] = layOutMasks(
      [
        { inputs: 64, outputs: 256 },
        { inputs: 256, outputs: 128 },
      ],
      { width: 258, height: 300, ratio: 1 },
    );
    expect(w1).toMatchObject({ bin: 1, across: 256, down: 64, strips: 1, cellWidth: 1 });
    expect(w2).toMatchObject({ bin: 1, across: 256, down: 128, strips: 1, transposed: true });
  });
});

describe("maskPixels", () => {
  const layout = { transposed: false, bin: 1, across: 4, down: 2, strips: 1, cellWidth: 1, cellHeight: 1 };
  const red = (data: Uint8ClampedArray): number[] => [...data].filter((_, i) => i % 4 === 0);

  it("draws each weight where it stands", () => {
    const pixels = maskPixels(maskCells(update), layout, colours, 1, true);
    expect([pixels.width, pixels.height]).toEqual([4, 2]);
    expect(red(pixels.data)).toEqual([200, 10, 10, 10, 0, 0, 0, 0]);
    expect([...pixels.data.slice(16, 20)]).toEqual([0, 0, 200, 255]);
  });

  it("shows the mask alone once the changes have faded", () => {
    const pixels = maskPixels(maskCells(update), layout, colours, 1, false);
    expect(red(pixels.data)).toEqual([0, 10, 10, 10, 10, 0, 0, 0]);
  });

  it("turns a tall matrix and goes on below where it is too long", () => {
    const tall = { inputs: 4, outputs: 1, cells: new Uint8Array([1, 0, 0, 1]), kept: 2 };
    const strips = { transposed: true, bin: 1, across: 2, down: 1, strips: 2, cellWidth: 3, cellHeight: 3 };
    const pixels = maskPixels(tall, strips, colours, 1, true);
    expect([pixels.width, pixels.height]).toEqual([2, 3]); // a strip, a gap of one cell, a strip
    expect(red(pixels.data)).toEqual([10, 0, 0, 0, 0, 10]);
    expect(pixels.data[11]).toBe(0); // the gap is transparent
  });

  it("mixes the weights that share a cell, changes counting fourfold", () => {
    const whole = { ...layout, bin: 2, across: 2, down: 1 };
    const pixels = maskPixels(maskCells(update), whole, colours, 1, true);
    // Weights 0, 1, 4, 5: dropped (4 × 200), kept (10), grown (4 × 0), empty (0), over 4 + 1 + 4 + 1 parts.
    expect(pixels.data[0]).toBe(81);
  });
});
