// Speaks the protocol of bench/peer/torch_peer.py, and multiplies in plain JavaScript: `node fakePeer.mjs [wrong|dies|refuses]`.
import { createInterface } from "node:readline";

const mood = process.argv[2];
if (mood === "refuses") {
  process.stderr.write("Traceback\nNo module named 'torch'\n");
  process.exit(1);
}
/** @param {object} answer */
const say = (answer) => process.stdout.write(`${JSON.stringify(answer)}\n`);
/** @param {string} text */
const bytes = (text) => {
  const { buffer, byteOffset, byteLength } = Buffer.from(text, "base64");
  return buffer.slice(byteOffset, byteOffset + byteLength);
};
const works = new Map();
let units = 0;

/** @param {{ matrix: { rows: number, rowPtr: string, colIdx: string, values: string }, x: string, width: number }} work */
function columnSums({ matrix, x, width }) {
  const rowPtr = new Int32Array(bytes(matrix.rowPtr));
  const colIdx = new Int32Array(bytes(matrix.colIdx));
  const values = new Float32Array(bytes(matrix.values));
  const dense = new Float32Array(bytes(x));
  const sums = new Array(width).fill(mood === "wrong" ? 1 : 0);
  for (let row = 0; row < matrix.rows; row++)
    for (let e = rowPtr[row]; e < rowPtr[row + 1]; e++)
      for (let unit = 0; unit < width; unit++) sums[unit] += values[e] * dense[colIdx[e] * width + unit];
  return sums;
}

say({ about: `Fake, ${process.env.OMP_NUM_THREADS} thread`, devices: ["cpu"] });
for await (const line of createInterface({ input: process.stdin })) {
  const { op, id, ...rest } = JSON.parse(line);
  if (op === "open") {
    works.set(id, rest);
    say({});
  } else if (op === "check") {
    const work = works.get(id);
    say(
      work.kind === "product" ? { numbers: columnSums(work) } : { error: `TypeError: there is no ${work.kind} here` },
    );
  } else if (op === "run") {
    if (mood === "dies") process.exit(1);
    units += rest.units;
    say({ units });
  } else if (op === "close") {
    works.delete(id);
    say({ left: works.size });
  }
}
