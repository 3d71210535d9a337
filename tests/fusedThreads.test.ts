import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRng } from "../src/lib/rng";
import type { Tree } from "../src/lib/tree";
import { startBackend } from "../src/ops/backend";
import type { FnnNet, FnnNetOptions } from "../src/ops/fnn/net";
import { type SharingRule, sharedSite } from "../src/ops/fnn/sharedSite";
import { createWasmFnn } from "../src/ops/fnn/wasmNet";
import { createWasmThreads, type WasmThreads } from "../src/ops/wasm/threads";
import { adam, type MadeUpNet, nesterov, optionsOf, sgd } from "./madeUpNet";

const samples = 700; // batches of 300, 300 and 100: tiles of 64 and shorter last ones

/** Draws one value for each weight of each matrix. */
function drawn<T extends Uint8Array | Float32Array>(sizes: readonly number[], make: (count: number) => T): Tree<T> {
  return Object.fromEntries(sizes.slice(1).map((width, layer) => [`w${layer + 1}`, make(width * sizes[layer])]));
}

/** The bytes of all arrays and numbers in a value. */
function bytesOf(value: unknown): Buffer {
  if (value instanceof Float32Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  if (typeof value === "number") return Buffer.from(Float64Array.of(value).buffer);
  return Buffer.concat(Object.values(value as object).map(bytesOf));
}

/** All that can be read of a net after a training in which everything happens that can happen to it. */
async function trained(net: FnnNet, { sizes }: FnnNetOptions): Promise<Buffer> {
  const rng = createRng(4, "masks");
  const masks = () => drawn(sizes, (count) => new Uint8Array(count).map(() => (rng.float() < 0.6 ? 1 : 0)));
  let step = 0;
  const epoch = (): void => {
    net.setOrder(createRng(1, "order", step).shuffle(new Uint32Array(samples).map((_, i) => i)));
    for (let start = 0; start < samples; start += 300) net.train(start, Math.min(start + 300, samples), 0.02, ++step);
  };
  for (let i = 0; i < 3; i++) epoch();
  const seen: unknown[] = [];
  net.setMasks(masks());
  net.averageGradients(0.9);
  epoch();
  seen.push(await net.gradients(10, 411, 7));
  net.setMasks(masks());
  net.setAnchors(
    drawn(sizes, (count) => new Float32Array(count).map(() => rng.normal() * 0.1)),
    0.02,
  );
  epoch();
  const state = await net.readState();
  net.setAnchors(undefined, 0);
  epoch();
  net.writeState(state);
  epoch();
  net.write({ w1: state.parameters.w1 });
  epoch();
  net.setOptimizer(nesterov);
  epoch();
  seen.push(await net.readState(), await net.readAverages());
  seen.push(await net.evaluate("train"), await net.evaluate("train", { seed: 8, step: 3 }));
  net.dispose();
  return bytesOf(seen);
}

const cases: readonly [string, MadeUpNet][] = [
  ["the link net", { sizes: [16, 128, 1], rowsPerSample: 2, bias: true, dropout: 0, optimizer: sgd }],
  ["a link net with dropout", { sizes: [10, 36, 1], rowsPerSample: 2, bias: true, dropout: 0.2, optimizer: adam }],
  ["a link net of one unit", { sizes: [6, 1, 1], rowsPerSample: 2, bias: false, dropout: 0, optimizer: nesterov }],
  ["a deep link net", { sizes: [6, 20, 9, 1], rowsPerSample: 2, bias: true, dropout: 0, optimizer: sgd }],
  ["a brain net", { sizes: [64, 96, 48, 10], rowsPerSample: 1, bias: true, dropout: 0.1, optimizer: adam }],
  ["odd widths", { sizes: [5, 17, 13, 3], rowsPerSample: 1, bias: false, dropout: 0.3, optimizer: nesterov }],
  ["no hidden layer", { sizes: [4, 3], rowsPerSample: 2, bias: true, dropout: 0, optimizer: adam }],
];

const rules: readonly [string, SharingRule][] = [
  ["all tiles in one round", { leastWork: 0, mostTiles: 64 }],
  ["two tiles a round", { leastWork: 0, mostTiles: 2 }],
  ["now alone, now together", { leastWork: 0, mostTiles: 64 }],
];

describe.each([2, 3])("the fused step on %i threads", (size) => {
  let threads: WasmThreads | undefined;
  beforeAll(async () => {
    await startBackend("wasm");
    threads = await createWasmThreads(size);
  });
  afterAll(() => threads?.team.dispose());

  it.each(cases)("gives the bits of one thread: %s", async (_name, given) => {
    if (!threads) throw new Error("The threads did not start.");
    const options = optionsOf(given, samples);
    const alone = await trained(createWasmFnn(options), options);
    expect(alone.some((byte) => byte !== 0)).toBe(true);
    const work = options.sizes.slice(1).reduce((sum, width, layer) => sum + width * options.sizes[layer], 0);
    for (const [name, rule] of rules) {
      // Between the work of the last batch, of 100 samples, and that of the others.
      const leastWork = name === "now alone, now together" ? 200 * work : rule.leastWork;
      const together = await trained(createWasmFnn(options, sharedSite(threads, { ...rule, leastWork })), options);
      expect(together.equals(alone), name).toBe(true);
    }
  });
});
