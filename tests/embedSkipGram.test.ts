import { describe, expect, it } from "vitest";
import { createAliasTable, drawColumns } from "../src/embed/aliasTable";
import { createRandomBits, nextUniform } from "../src/embed/randomBits";
import { sigmoid } from "../src/embed/sigmoidTable";
import { countTokens, keepChances, learningRateAt, skipGram } from "../src/embed/skipGram";
import type { KernelShape, SkipGramKernel } from "../src/embed/skipGramKernel";
import { fillPairs, mostPairs } from "../src/embed/skipGramPairs";
import { createPlainKernel } from "../src/embed/skipGramPlain";
import { createWasmKernel } from "../src/embed/skipGramWasm";
import type { Walks } from "../src/embed/walks";
import { createRng } from "../src/lib/rng";

function walksOf(...paths: readonly (readonly number[])[]): Walks {
  const offsets = new Uint32Array(paths.length + 1);
  paths.forEach((path, i) => {
    offsets[i + 1] = offsets[i] + path.length;
  });
  return { tokens: Uint32Array.from(paths.flat()), offsets };
}

function finish<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
  }
}

const kernels: readonly [string, (shape: KernelShape) => SkipGramKernel | undefined][] = [
  ["plain", createPlainKernel],
  ["wasm", createWasmKernel],
];

describe.each(kernels)("the %s kernel", (_, create) => {
  function kernelOf(shape: KernelShape): SkipGramKernel {
    const kernel = create(shape);
    if (!kernel) throw new Error("This kernel should be at hand.");
    return kernel;
  }

  it("takes one step of the paper's equations", () => {
    const kernel = kernelOf({ nodeCount: 3, dim: 4, capacity: 1, width: 2 });
    kernel.input.set([1, 0, -1, 2], 4); // v of node 1
    kernel.output.set([0.5, 0.5, 0, 0.25], 0); // u of the true node 0: u · v = 1
    kernel.output.set([0, 1, 1, -0.5], 8); // u of the false node 2: u · v = -2
    kernel.pairs.context.set([1]);
    kernel.pairs.targets.set([0, 2]);
    kernel.pairs.count = 1;
    kernel.train(0.1);
    const up = 0.1 * (1 - 1 / (1 + Math.exp(-1)));
    const down = -0.1 * (1 / (1 + Math.exp(2)));
    const close = (actual: Float32Array, expected: number[]): void =>
      expected.forEach((value, i) => {
        expect(actual[i]).toBeCloseTo(value, 6);
      });
    close(kernel.output.subarray(0, 4), [0.5 + up, 0.5, -up, 0.25 + 2 * up]);
    close(kernel.output.subarray(8, 12), [down, 1, 1 - down, -0.5 + 2 * down]);
    close(kernel.input.subarray(4, 8), [1 + up * 0.5, up * 0.5 + down, -1 + down, 2 + up * 0.25 - down * 0.5]);
    expect([...kernel.input.subarray(0, 4), ...kernel.input.subarray(8), ...kernel.output.subarray(4, 8)]).toEqual(
      new Array(12).fill(0),
    );
  });

  it("passes over a false node that is the true one, and does nothing for no pairs", () => {
    const train = (targets: number[], count: number): number[] => {
      const kernel = kernelOf({ nodeCount: 2, dim: 4, capacity: 1, width: targets.length });
      kernel.input.fill(0.5);
      kernel.output.fill(0.25);
      kernel.pairs.targets.set(targets);
      kernel.pairs.count = count;
      kernel.train(0.1);
      return [...kernel.input, ...kernel.output];
    };
    expect(train([1, 1, 1], 1)).toEqual(train([1], 1));
    expect(train([1], 0)).toEqual([...new Array(8).fill(0.5), ...new Array(8).fill(0.25)]);
  });

  it("takes the sigmoid for 0 or 1 beyond 6", () => {
    const kernel = kernelOf({ nodeCount: 1, dim: 4, capacity: 1, width: 1 });
    kernel.input.fill(10);
    kernel.output.fill(10);
    kernel.pairs.count = 1;
    kernel.train(0.1);
    expect([...kernel.output]).toEqual([10, 10, 10, 10]);
  });
});

describe("createWasmKernel", () => {
  it("agrees with the plain kernel on many random pairs, for every length of vector it takes", () => {
    for (const dim of [4, 8, 12, 64, 128]) {
      const [plain, wasm] = kernels.map(([, create]) => {
        const rng = createRng(dim, "kernel comparison");
        const kernel = create({ nodeCount: 20, dim, capacity: 500, width: 6 })!;
        kernel.input.forEach((_, i) => {
          kernel.input[i] = rng.normal() / Math.sqrt(dim);
          kernel.output[i] = rng.normal() / Math.sqrt(dim);
        });
        kernel.pairs.context.forEach((_, i) => {
          kernel.pairs.context[i] = rng.int(20);
        });
        kernel.pairs.targets.forEach((_, i) => {
          kernel.pairs.targets[i] = rng.int(20);
        });
        kernel.pairs.count = 500;
        kernel.train(0.025);
        return kernel;
      });
      // A dot product just at the border of two cells of the sigmoid table may round to either.
      plain.input.forEach((value, i) => {
        expect(Math.abs(value - wasm.input[i])).toBeLessThan(1e-3);
      });
    }
  });

  it("leaves lengths that are no multiple of 4 to the plain kernel", () => {
    expect(createWasmKernel({ nodeCount: 2, dim: 6, capacity: 1, width: 2 })).toBeUndefined();
  });
});

describe("sigmoid", () => {
  it("is exact at hundredths and off by less than a thousandth and a half between", () => {
    expect(sigmoid(0)).toBe(0.5);
    for (let x = -5.995; x < 6; x += 0.013) expect(Math.abs(sigmoid(x) - 1 / (1 + Math.exp(-x)))).toBeLessThan(0.0015);
    expect([sigmoid(6.02), sigmoid(-6.02), sigmoid(1e9), sigmoid(-1e9)]).toEqual([1, 0, 1, 0]);
  });
});

describe("learningRateAt", () => {
  it("falls linearly and ends at a ten-thousandth", () => {
    expect(learningRateAt(0.025, 0, 100)).toBe(0.025);
    expect(learningRateAt(0.025, 50, 100)).toBeCloseTo(0.0125, 12);
    expect(learningRateAt(0.025, 100, 100)).toBeCloseTo(2.5e-6, 12);
  });
});

describe("keepChances", () => {
  it("thins out by (sqrt(f / s) + 1) s / f", () => {
    const [rare, common] = keepChances(Float64Array.of(1, 400), 1000, 0.01); // f / s = 0.1 and 40
    expect(rare).toBeGreaterThan(1);
    expect(common).toBeCloseTo((Math.sqrt(40) + 1) / 40, 12);
    expect([...keepChances(Float64Array.of(0, 400), 400, 0)]).toEqual([1, 1]);
  });
});

describe("false nodes", () => {
  it("are drawn in the ratio of the weights, and never with weight 0", () => {
    const counts = countTokens(walksOf([0, 2, 2, 2], [3, 0, 2], [2, 2, 2]), 4); // 2, 0, 7, 1
    const weights = counts.map((count) => count ** 0.75);
    const total = 2 ** 0.75 + 7 ** 0.75 + 1;
    const draws = new Uint32Array(60000 * 2);
    drawColumns(createAliasTable(weights), createRandomBits(createRng(1, "draws")), draws, 60000, 2);
    const share = [0, 0, 0, 0];
    for (let i = 1; i < draws.length; i += 2) share[draws[i]] += 1 / 60000;
    [2 ** 0.75 / total, 0, 7 ** 0.75 / total, 1 / total].forEach((expected, node) => {
      expect(Math.abs(share[node] - expected)).toBeLessThan(0.01);
    });
    expect(share[1]).toBe(0);
    expect(draws[0]).toBe(0);
  });

  it("come from a table whose cells hold each index's exact share, whatever the weights", () => {
    const rng = createRng(4, "weights");
    const weights = Float64Array.from({ length: 300 }, () => (rng.int(5) === 0 ? 0 : 1 / (0.01 + rng.float())));
    const table = createAliasTable(weights);
    const held = new Float64Array(300);
    for (let cell = 0; cell < 300; cell++) {
      held[cell] += Math.min(1, table[2 * cell]) / 300;
      held[cell + table[2 * cell + 1]] += Math.max(0, 1 - table[2 * cell]) / 300;
    }
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    weights.forEach((weight, i) => {
      expect(held[i]).toBeCloseTo(weight / total, 10);
    });
  });
});

describe("fillPairs", () => {
  function pairsOf(walks: Walks, window: number, enough: number, from = 0) {
    const counts = countTokens(walks, 6);
    const kernel = createPlainKernel({ nodeCount: 6, dim: 4, capacity: enough + mostPairs(6, window), width: 3 });
    const source = {
      walks,
      window,
      keep: new Float64Array(6).fill(1),
      negatives: createAliasTable(counts),
      random: createRandomBits(createRng(1, "pairs")),
      kept: new Uint32Array(6),
    };
    const next = fillPairs(source, kernel.pairs, from, enough);
    const { count, context, targets } = kernel.pairs;
    return { next, pairs: Array.from({ length: count }, (_, p) => [context[p], targets[3 * p]]) };
  }

  it("pairs neighbours with each other, centre by centre, at a window of 1", () => {
    expect(pairsOf(walksOf([0, 1, 2], [5], [3, 4]), 1, 100)).toEqual({
      next: 3,
      pairs: [
        [1, 0],
        [0, 1],
        [2, 1],
        [1, 2],
        [4, 3],
        [3, 4],
      ],
    });
  });

  it("stops after the walk that makes it enough", () => {
    expect(pairsOf(walksOf([0, 1, 2], [3, 4], [0, 5]), 1, 5)).toMatchObject({ next: 2 });
    expect(pairsOf(walksOf([0, 1, 2], [3, 4], [0, 5]), 1, 5, 2)).toMatchObject({
      next: 3,
      pairs: [
        [5, 0],
        [0, 5],
      ],
    });
  });

  it("draws each centre's window anew from 1 to the most", () => {
    const walks = walksOf(...Array.from({ length: 900 }, () => [0, 1, 2, 3]));
    const { pairs } = pairsOf(walks, 3, 20000);
    const share = (context: number): number => pairs.filter(([c, t]) => t === 0 && c === context).length / 900;
    expect(share(1)).toBe(1);
    expect(Math.abs(share(2) - 2 / 3)).toBeLessThan(0.08);
    expect(Math.abs(share(3) - 1 / 3)).toBeLessThan(0.08);
  });
});

describe("skipGram", () => {
  // Two crowds of five that only walk among themselves; node 10 walks alone, node 11 never.
  const rng = createRng(2, "two crowds");
  const paths = Array.from({ length: 2000 }, (_, i) => Array.from({ length: 5 }, () => 5 * (i % 2) + rng.int(5)));
  const walks = walksOf(...paths, [10]);
  const options = { dim: 8, passes: 3, subsample: 0, seed: 1 };

  it("brings nodes that walk together closer than others", () => {
    const vectors = finish(skipGram(walks, 12, options));
    const cosine = (a: number, b: number): number => {
      const dot = (i: number, j: number): number => {
        let sum = 0;
        for (let c = 0; c < 8; c++) sum += vectors[8 * i + c] * vectors[8 * j + c];
        return sum;
      };
      return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
    };
    for (let a = 0; a < 10; a++) {
      for (let b = 0; b < a; b++) {
        if (a < 5 === b < 5) expect(cosine(a, b)).toBeGreaterThan(0.8);
        else expect(cosine(a, b)).toBeLessThan(0.2);
      }
    }
  });

  it("gives a node that occurs alone a small vector and one that never occurs zeros", () => {
    const vectors = finish(skipGram(walks, 12, options));
    for (const value of vectors.subarray(80, 88)) expect(Math.abs(value)).toBeLessThanOrEqual(0.5 / 8);
    expect(vectors.subarray(80, 88).some((value) => value !== 0)).toBe(true);
    expect([...vectors.subarray(88)]).toEqual(new Array(8).fill(0));
  });

  it("repeats itself for the same seed and not for another, in either kernel", () => {
    for (const dim of [6, 8]) {
      const run = (seed: number): Float32Array => finish(skipGram(walks, 12, { ...options, dim, seed }));
      expect(run(1)).toEqual(run(1));
      expect(run(1)).not.toEqual(run(2));
    }
  });

  it("tells how many tokens of all passes are done", () => {
    const seen = [...skipGram(walks, 12, options)];
    expect(seen[0]).toEqual({ done: 0, total: 3 * 10001 });
    expect(seen.some(({ done }) => done === 10001)).toBe(true);
    for (let i = 1; i < seen.length; i++) expect(seen[i].done).toBeGreaterThan(seen[i - 1].done);
  });

  it("stands walks without any token", () => {
    expect([...finish(skipGram(walksOf(), 2, options))]).toEqual(new Array(16).fill(0));
  });
});

describe("randomBits", () => {
  it("spreads uniform numbers evenly", () => {
    const random = createRandomBits(createRng(1, "spread"));
    const counts = new Array<number>(10).fill(0);
    for (let i = 0; i < 50000; i++) counts[Math.floor(10 * nextUniform(random))]++;
    for (const count of counts) expect(Math.abs(count - 5000)).toBeLessThan(350);
  });
});
