import { encodeQR } from "qr";

/** A QR code as a path of dark squares on a field of so many by so many, its quiet margin included. */
export interface QrPath {
  readonly size: number;
  readonly path: string;
}

/** The empty margin that readers need, in squares. */
const margin = 4;

/** Draws a text as a QR code; undefined where it is too long for one. */
export function qrPath(text: string): QrPath | undefined {
  let squares: boolean[][];
  try {
    squares = encodeQR(text, "raw", { ecc: "medium", border: margin });
  } catch {
    return undefined;
  }
  const runs = squares.flatMap((row, y) => {
    const parts: string[] = [];
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x++;
      parts.push(`M${from} ${y}h${x + 1 - from}v1h${from - x - 1}z`);
    }
    return parts;
  });
  return { size: squares.length, path: runs.join("") };
}
