// Measures the rows of one group (data set and seed) after another and prints each result as a line of JSON.
import { join } from "node:path";
import { loadDataset } from "../../src/cli/load";
import { startBackend } from "../../src/ops/backend";
import { runSpec } from "../../src/train/session";
import { type GivenSpec, resolveSpec } from "../../src/train/spec";
import { createWorkCache } from "../../src/train/workCache";
import { type DataId, dataFiles, referenceRows } from "./reference";

/** One measured run. */
export interface Measured {
  readonly row: number; // index in referenceRows
  readonly seed: number;
  readonly last: number; // test accuracy, fraction of 1
  readonly chosen: number;
}

async function measureGroup(folder: string, data: DataId, seed: number, only: string | undefined): Promise<void> {
  const files = Object.fromEntries(Object.entries(dataFiles[data]).map(([key, path]) => [key, join(folder, path)]));
  const dataset = await loadDataset({ data: "", ...files }, () => undefined);
  const backend = await startBackend("wasm");
  const cache = createWorkCache();
  for (const [row, { data: id, seeds, table, options }] of referenceRows.entries()) {
    if (id !== data || seed > seeds || (only && table !== only)) continue;
    const spec = resolveSpec({ model: "fnn", dataset: data, seed, ...(options as GivenSpec) });
    for await (const event of runSpec({ spec, dataset, backend, cache })) {
      if (event.type === "failed")
        throw new Error(`${data}, ${referenceRows[row].label}, seed ${seed}: ${event.message}`);
      if (event.type !== "finished") continue;
      const { lastTestAccuracy: last, testAccuracy: chosen } = event.result;
      process.stdout.write(`${JSON.stringify({ row, seed, last, chosen } satisfies Measured)}\n`);
    }
  }
}

const [folder, groups, only] = process.argv.slice(2);
for (const group of groups.split(",")) {
  const [data, seed] = group.split("#");
  await measureGroup(folder, data as DataId, Number(seed), only);
}
process.exit(0);
