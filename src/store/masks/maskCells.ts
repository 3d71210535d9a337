import { bytesOf } from "../../record/maskBits";
import type { MaskView } from "../run";

/** What the last update made of one weight. */
export const cell = { empty: 0, kept: 1, dropped: 2, grown: 3 } as const;

/** One layer's mask, weight by weight. */
export interface MaskCells {
  readonly inputs: number;
  readonly outputs: number;
  readonly cells: Uint8Array; // row-major [inputs, outputs], values of `cell`
  readonly kept: number;
}

/** Unpacks a mask and compares it with the one before the update. */
export function maskCells({ inputs, outputs, bits, before }: MaskView): MaskCells {
  const now = bytesOf(bits);
  const old = before === undefined ? now : bytesOf(before);
  const cells = new Uint8Array(inputs * outputs);
  let kept = 0;
  for (let i = 0; i < cells.length; i++) {
    const is = (now[i >> 3] >> (i & 7)) & 1;
    const was = (old[i >> 3] >> (i & 7)) & 1;
    kept += is;
    cells[i] = is ? (was ? cell.kept : cell.grown) : was ? cell.dropped : cell.empty;
  }
  return { inputs, outputs, cells, kept };
}

/** The mask of a layer that is not masked: every weight kept. */
export function fullCells(inputs: number, outputs: number): MaskCells {
  return { inputs, outputs, cells: new Uint8Array(inputs * outputs).fill(cell.kept), kept: inputs * outputs };
}
