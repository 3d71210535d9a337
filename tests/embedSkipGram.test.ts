import { beforeAll, describe, expect, it } from "vitest";
import { createAliasTable, layOutAlias } from "../src/embed/aliasTable";
import { learningRateAt } from "../src/embed/learningRate";
import { loadEmbedKernels } from "../src/embed/loadKernels";
import { drawFalse, drawTrue } from "../src/embed/plainDrawing";
import { createRandomBits, nextUniform } from "../src/embed/randomBits";
import { sigmoid, sigmoidTable } from "../src/embed/sigmoidTable";
import { countTokens, skipGram } from "../src/embed/skipGram";
import { keepChances, mostPairs } from "../src/embed/skipGramGround";
import type { Walks } from "../src/embed/walks";
import { layOut, openWorkplace } from "../src/embed/workplace";
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

beforeAll(loadEmbedKernels);

/** Vectors of all nodes, end to end, and pairs to learn from. */
interface Lesson {
  readonly dim: number; // a multiple of 4
  readonly input: readonly number[];
  readonly output: readonly number[];
  readonly context: readonly number[];
  readonly targets: readonly number[]; // row-major [pairs, width]
  readonly width: number;
  readonly rate: number;
}

/** Learns from the pairs by one set of kernels; returns input and output vectors. */
function learn(lesson: Lesson, plain: boolean): readonly [Float32Array, Float32Array] {
  const { dim, input, output, context, targets, width, rate } = lesson;
  const { at, bytes } = layOut({
    ...{ input: 4 * input.length, output: 4 * output.length, context: 4 * context.length, targets: 4 * targets.length },
    ...{ sigmoid: sigmoidTable.byteLength, step: 4 * dim, result: 8 },
  });
  const place = openWorkplace(bytes, { plain });
  const { memory } = place;
  const tables = [at.input, at.output].map((start) => new Float32Array(memory, start, input.length)) as [
    Float32Array,
    Float32Array,
  ];
  tables[0].set(input);
  tables[1].set(output);
  new Uint32Array(memory, at.context, context.length).set(context);
  new Uint32Array(memory, at.targets, targets.length).set(targets);
  new Float32Array(memory, at.sigmoid, sigmoidTable.length).set(sigmoidTable);
  new Uint32Array(memory, at.result, 2).set([0, context.length]);
  const none = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] as const;
  const vectors = [at.input, at.output, 4 * dim, at.sigmoid, at.step, rate] as const;
  place.run("drawOrTrain", () => [0, at.context, at.targets, width, at.result, ...none, ...vectors], 1);
  return tables;
}

describe.each([
  ["plain", true],
  ["wasm", false],
] as const)("the %s kernel", (_, plain) => {
  const close = (actual: Float32Array, expected: number[]): void =>
    expected.forEach((value, i) => {
      expect(actual[i]).toBeCloseTo(value, 6);
    });

  it("takes one step of the paper's equations", () => {
    const [input, output] = learn(
      {
        dim: 4,
        input: [0, 0, 0, 0, 1, 0, -1, 2, 0, 0, 0, 0], // v of node 1
        output: [0.5, 0.5, 0, 0.25, 0, 0, 0, 0, 0, 1, 1, -0.5], // u of the true node 0: u · v = 1, of the false node 2: -2
        ...{ context: [1], targets: [0, 2], width: 2, rate: 0.1 },
      },
      plain,
    );
    const up = 0.1 * (1 - 1 / (1 + Math.exp(-1)));
    const down = -0.1 * (1 / (1 + Math.exp(2)));
    close(output.subarray(0, 4), [0.5 + up, 0.5, -up, 0.25 + 2 * up]);
    close(output.subarray(8, 12), [down, 1, 1 - down, -0.5 + 2 * down]);
    close(input.subarray(4, 8), [1 + up * 0.5, up * 0.5 + down, -1 + down, 2 + up * 0.25 - down * 0.5]);
    expect([...input.subarray(0, 4), ...input.subarray(8), ...output.subarray(4, 8)]).toEqual(new Array(12).fill(0));
  });

  it("takes the same step with five false nodes, at the two ways there are to hold vectors", () => {
    for (const dim of [8, 12]) {
      // v is 1 everywhere; u of node n is (n - 2) / dim everywhere, so that u · v = n - 2.
      const rows = (value: (node: number) => number): number[] =>
        [0, 1, 2, 3, 4, 5].flatMap((node) => new Array<number>(dim).fill(value(node)));
      const [input, output] = learn(
        {
          ...{ dim, input: rows((node) => (node === 3 ? 1 : 0)), output: rows((node) => (node - 2) / dim) },
          ...{ context: [3], targets: [1, 0, 2, 3, 4, 5], width: 6, rate: 0.1 },
        },
        plain,
      );
      const pull = (node: number): number => 0.1 * ((node === 1 ? 1 : 0) - 1 / (1 + Math.exp(2 - node)));
      close(
        output,
        rows((node) => (node - 2) / dim + pull(node)),
      );
      const step = [0, 1, 2, 3, 4, 5].reduce((sum, node) => sum + (pull(node) * (node - 2)) / dim, 0);
      close(input.subarray(3 * dim, 4 * dim), new Array<number>(dim).fill(1 + step));
    }
  });

  it("passes over a false node that is the true one, and does nothing for no pairs", () => {
    const train = (targets: number[], width: number): number[] => {
      const given = { dim: 4, input: new Array<number>(8).fill(0.5), output: new Array<number>(8).fill(0.25) };
      const context = targets.length === 0 ? [] : [0];
      return learn({ ...given, context, targets, width, rate: 0.1 }, plain).flatMap((table) => [...table]);
    };
    expect(train([1, 1, 1], 3)).toEqual(train([1], 1));
    expect(train([1, 1, 1, 1, 1, 1], 6)).toEqual(train([1], 1));
    expect(train([], 1)).toEqual([...new Array(8).fill(0.5), ...new Array(8).fill(0.25)]);
  });

  it("learns from a false node that comes twice twice", () => {
    const train = (targets: number[], width: number): number[] => {
      const given = { dim: 4, input: new Array<number>(16).fill(0.5), output: new Array<number>(16).fill(0.25) };
      return [...learn({ ...given, context: [0], targets, width, rate: 0.1 }, plain)[1]];
    };
    expect(train([1, 2, 2, 3, 1, 1], 6)).toEqual(train([1, 2, 2, 3], 4));
    expect(train([1, 2, 2, 3], 4)[8]).toBeLessThan(train([1, 2, 3], 3)[8]);
  });

  it("takes the sigmoid for 0 or 1 beyond 6", () => {
    const table = [10, 10, 10, 10];
    const given = { dim: 4, input: table, output: table, context: [0], targets: [0], width: 1, rate: 0.1 };
    expect([...learn(given, plain)[1]]).toEqual(table);
  });
});

describe("the wasm kernels", () => {
  it("give the bits of the plain ones on many random pairs, for every length of vector and number of false nodes", () => {
    for (const dim of [4, 8, 12, 64, 128, 260]) {
      for (const width of [6, 3]) {
        const rng = createRng(dim, "kernel comparison", width);
        const normals = (): number[] => Array.from({ length: 20 * dim }, () => rng.normal() / Math.sqrt(dim));
        const nodes = (count: number): number[] => Array.from({ length: count }, () => rng.int(20));
        const tables = { input: normals(), output: normals() };
        const lesson = { dim, ...tables, context: nodes(500), targets: nodes(500 * width), width, rate: 0.025 };
        expect(learn(lesson, false)).toEqual(learn(lesson, true));
      }
    }
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
    // 998 tokens and the ends of 2 walks; f / s = 0.1 and 40
    const walks = { tokens: new Uint32Array(998), offsets: Uint32Array.of(0, 500, 998) };
    const [rare, common] = keepChances({ counts: Float64Array.of(1, 400), walks }, 0.01);
    expect(rare).toBeGreaterThan(1);
    expect(common).toBeCloseTo((Math.sqrt(40) + 1) / 40, 12);
    expect([...keepChances({ counts: Float64Array.of(0, 400), walks }, 0)]).toEqual([1, 1]);
  });
});

describe("false nodes", () => {
  it("are drawn in the ratio of the weights, and never with weight 0", () => {
    const counts = countTokens(walksOf([0, 2, 2, 2], [3, 0, 2], [2, 2, 2]), 4); // 2, 0, 7, 1
    const weights = counts.map((count) => count ** 0.75);
    const total = 2 ** 0.75 + 7 ** 0.75 + 1;
    const memory = new ArrayBuffer(64);
    layOutAlias(createAliasTable(weights), (index) => 10 * index, memory, 0);
    const pairs = { context: new Uint32Array(60000), targets: new Uint32Array(60000 * 2), width: 2 };
    const random = createRandomBits(createRng(1, "draws"));
    drawFalse([new Float64Array(memory), new Uint32Array(memory)], 4, random, pairs, 60000);
    const share = [0, 0, 0, 0];
    for (let i = 1; i < pairs.targets.length; i += 2) share[pairs.targets[i] / 10] += 1 / 60000;
    [2 ** 0.75 / total, 0, 7 ** 0.75 / total, 1 / total].forEach((expected, node) => {
      expect(Math.abs(share[node] - expected)).toBeLessThan(0.01);
    });
    expect(share[1]).toBe(0);
    expect(pairs.targets[0]).toBe(0);
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

describe("the pairs of walks", () => {
  function pairsOf({ tokens, offsets }: Walks, window: number, enough: number, from = 0) {
    const capacity = enough + mostPairs(6, window);
    const pairs = { context: new Uint32Array(capacity), targets: new Uint32Array(3 * capacity), width: 3 };
    const room = { keep: new Float64Array(6).fill(1), kept: new Uint32Array(6) };
    const drawing = { tokens, offsets, base: 0, window, random: createRandomBits(createRng(1, "pairs")), ...room };
    const [next, count] = drawTrue(drawing, pairs, [from, offsets.length - 1], [0, enough]);
    return { next, pairs: Array.from({ length: count }, (_, p) => [pairs.context[p], pairs.targets[3 * p]]) };
  }

  it("join neighbours with each other, centre by centre, at a window of 1", () => {
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

  it("end with the walk that makes them enough", () => {
    expect(pairsOf(walksOf([0, 1, 2], [3, 4], [0, 5]), 1, 5)).toMatchObject({ next: 2 });
    expect(pairsOf(walksOf([0, 1, 2], [3, 4], [0, 5]), 1, 5, 2)).toMatchObject({
      next: 3,
      pairs: [
        [5, 0],
        [0, 5],
      ],
    });
  });

  it("reach as far as each centre's window, drawn anew from 1 to the most", () => {
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

  it("repeats itself for the same seed and not for another, also where the length is no multiple of 4", () => {
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
