import { expect, it } from "vitest";
import { createRng } from "../src/lib/rng";
import { startBackend } from "../src/ops/backend";
import { createWasmFnn } from "../src/ops/fnn/wasmNet";
import { createFusedLearner } from "../src/train/fusedLearner";
import { fusedLearnerCases } from "./fusedLearner.cases";
import { optionsOf, referenceOf } from "./madeUpNet";

fusedLearnerCases("wasm", "wasm", {
  "one call a step": async (options) => createFusedLearner(createWasmFnn(options), options),
});

it("drops the same units as plain tensors in a set that is evaluated in several parts", async () => {
  await startBackend("wasm");
  const optimizer = { id: "sgd", momentum: 0, nesterov: false, weightDecay: 0 } as const;
  const options = optionsOf({ sizes: [5, 7, 3], rowsPerSample: 1, bias: true, dropout: 0.3, optimizer });
  const rng = createRng(6, "long set");
  const count = 2 ** 14 + 100; // beyond one part
  const rows = new Uint32Array(count).map(() => rng.int(30));
  const long = { ...options, sets: { ...options.sets, test: { rows, targets: new Int32Array(count) } } };
  const [fused, plain] = [createFusedLearner(createWasmFnn(long), long), referenceOf(long)];
  const [found, expected] = [await fused.evaluate("test", 4), await plain.evaluate("test", 4)];
  expect(found.length).toBe(3 * count);
  const apart = found.reduce((most, value, i) => Math.max(most, Math.abs(value - expected[i])), 0);
  expect(apart).toBeLessThan(1e-4);
  fused.dispose();
  plain.dispose();
});
