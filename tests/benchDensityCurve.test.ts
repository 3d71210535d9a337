import { expect, it } from "vitest";
import { type DensityRow, measureDensityCurve } from "../src/bench/density/measureCurve";
import { startBackend } from "../src/ops/backend";

it("measures matrices at both ends of a width's densities and connections at all, beside what is counted", async () => {
  const backend = await startBackend("wasm");
  const options = { widths: [4], densities: [1, 0.5, 0.25], batchSize: 32, budget: { repeats: 1, turnMs: 1 } };
  const rows: DensityRow[] = [];
  for await (const row of measureDensityCurve(backend, options)) rows.push(row);
  expect(rows.map(({ kernels }) => kernels)).toEqual(["dense", "sparse", "sparse", "dense", "sparse"]);
  expect(rows.every(({ width, stepMs }) => width === 4 && stepMs > 0)).toBe(true);
  // 64-4-2-10: 256 weights in two products of a step, 8 + 20 in three; two FLOPs a sample and weight in each, 32 samples.
  expect(rows[0]).toMatchObject({ density: 1, countedFlops: 2 * 32 * (2 * 256 + 3 * 28) });
  expect(rows[1].countedFlops).toBe(rows[0].countedFlops);
  const [half, quarter] = [rows[2], rows[4]];
  expect(rows[3]).toMatchObject({ density: quarter.density, countedFlops: quarter.countedFlops });
  // 284 weights, each kept by chance: within four standard deviations.
  expect(Math.abs(half.density - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / 284));
  expect(quarter.countedFlops).toBeLessThan(half.countedFlops);
});
