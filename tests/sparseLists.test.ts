import { describe, expect, it } from "vitest";
import { byInput, findConnection, noConnections } from "../src/lib/connectionList";
import { createRng } from "../src/lib/rng";
import { algorithms } from "../src/sparse/algorithms";
import { keptCounts } from "../src/sparse/distribution";
import { drawLists, drawPlaces } from "../src/sparse/lists/draw";
import { unite } from "../src/sparse/lists/everActive";
import { keepLargest } from "../src/sparse/lists/keepLargest";
import { createLargest } from "../src/sparse/lists/largest";
import { createPlaceSet } from "../src/sparse/lists/placeSet";
import { carryOver, mergePlaces } from "../src/sparse/lists/places";
import type { ListRule, OfferGradients } from "../src/sparse/lists/types";
import { replaceInList } from "../src/sparse/lists/update";
import { applyMask, countOnes, randomMasks } from "../src/sparse/masks";
import { topKMagnitude } from "../src/sparse/topK";
import type { Method } from "../src/sparse/types";
import { drawMask, faultsOf, listOf, maskOf, matrixOf, valuesAt } from "./connections";
import { floats, mask, optionsFor } from "./sparseOptions";

/** Runs a generator to its end. */
function finish<T>(steps: Generator<number, T>): T {
  let next = steps.next();
  while (!next.done) next = steps.next();
  return next.value;
}

/** Offers the magnitudes of a dense gradient, as tiles would. */
function offerOf(gradient: Float32Array): OfferGradients {
  return function* (_layer, { list, flags }, largest) {
    for (let i = 0; i < list.inputs; i++) {
      for (let o = 0; o < list.outputs; o++) {
        const at = findConnection(list, i, o);
        if (at < 0 || flags[at] === 0) largest.offer(Math.abs(gradient[i * list.outputs + o]), i, o);
      }
      yield (i + 1) / list.inputs;
    }
  };
}

const noGradient: OfferGradients = () => {
  throw new Error("Nobody may ask for a gradient here.");
};

// [[1, 0, 1], [0, 0, 1]]: two inputs, three outputs
const small = listOf(mask(1, 0, 1, 0, 0, 1), 2, 3);

describe("connection lists", () => {
  it("go output by output", () => {
    expect([...small.start]).toEqual([0, 1, 1, 3]);
    expect([...small.input]).toEqual([0, 0, 1]);
  });

  it("are searched", () => {
    expect([findConnection(small, 0, 0), findConnection(small, 1, 0)]).toEqual([0, -1]);
    expect([findConnection(small, 0, 1), findConnection(small, 0, 2), findConnection(small, 1, 2)]).toEqual([-1, 1, 2]);
  });

  it("are ordered by input, without those whose flag is 0", () => {
    const { start, output } = byInput(small);
    expect([[...start], [...output]]).toEqual([
      [0, 2, 3],
      [0, 2, 2],
    ]);
    const without = byInput(small, mask(1, 0, 1));
    expect([[...without.start], [...without.output]]).toEqual([
      [0, 1, 2],
      [0, 2],
    ]);
  });

  it("lose what is dropped, gain what is added, and say where each stood", () => {
    // Dropped: (0, 0) and (1, 2); added: (1, 0), (0, 1), and (1, 2) back. Places are output · 2 + input.
    const { list, from } = mergePlaces(small, mask(0, 1, 0), Float64Array.of(1, 2, 5));
    expect([...maskOf(list)]).toEqual([0, 1, 1, 1, 0, 1]);
    expect(faultsOf(list)).toEqual([]);
    expect([...from]).toEqual([-1, -1, 1, 2]);
    expect([...carryOver(floats(10, 20, 30), from)]).toEqual([0, 0, 20, 30]);
  });

  it("are united", () => {
    const other = listOf(mask(0, 1, 1, 0, 0, 0), 2, 3);
    expect([...maskOf(unite(small, other))]).toEqual([1, 1, 1, 0, 0, 1]);
  });
});

describe("drawing connections", () => {
  const layers = { w1: { inputs: 7, outputs: 9 }, w2: { inputs: 9, outputs: 4 } };

  it.each([0, 1, 17, 62, 63])("draws exactly %i of 63", (count) => {
    const { w1 } = drawLists(layers, { w1: count, w2: 0 }, 5);
    expect([w1.input.length, faultsOf(w1)]).toEqual([count, []]);
  });

  it("refuses more than there is room for", () => {
    const none = noConnections(7, 9);
    expect(() => drawPlaces(none, mask(), 64, createRng(1))).toThrow(RangeError);
  });

  it("keeps each place once, whatever its size and wherever it falls", () => {
    const places = createPlaceSet(7);
    // Four of them differ in their upper half alone.
    const given = [2 ** 40, 5, 2 ** 33 + 5, 5, 0, 2 ** 32 + 5, 2 ** 34 + 5, 0, 2 ** 53 - 1];
    for (const place of given) places.add(place);
    expect(places.size).toBe(7);
    expect([...places.sorted()]).toEqual([0, 5, 2 ** 32 + 5, 2 ** 33 + 5, 2 ** 34 + 5, 2 ** 40, 2 ** 53 - 1]);
    expect(() => places.add(1)).toThrow(RangeError);
  });

  it("takes every place equally often", () => {
    const times = new Float64Array(63);
    const rounds = 2000;
    for (let seed = 0; seed < rounds; seed++)
      maskOf(drawLists(layers, { w1: 21, w2: 0 }, seed).w1).forEach((one, i) => {
        times[i] += one;
      });
    const expected = (rounds * 21) / 63;
    // Each place is in with p = 1/3, negatively correlated with the others: Σ (n - np)² / (np (1 - p)) · (63 - 1) / 63 is χ² with 62 degrees.
    const spread = expected * (1 - 21 / 63);
    const statistic = (times.reduce((sum, n) => sum + (n - expected) ** 2 / spread, 0) * 62) / 63;
    // The 0.1 % and 99.9 % points of χ² with 62 degrees of freedom are 33.3 and 102.2.
    expect(statistic).toBeGreaterThan(33.3);
    expect(statistic).toBeLessThan(102.2);
  });

  it("works in layers of more than 2³¹ places, whole numbers kept", () => {
    const shape = { inputs: 65536, outputs: 65536 };
    const counts = keptCounts({ w1: { inputs: 64, outputs: 65536 }, w2: shape }, 0.999999, "erk");
    expect(counts.w1 + counts.w2).toBe(Math.round(1e-6 * (64 * 65536 + 65536 ** 2)));
    const { w2 } = drawLists({ w2: shape }, counts, 3);
    expect([w2.input.length, faultsOf(w2)]).toEqual([counts.w2, []]);
    // A quarter of the places lies beyond three quarters of the outputs.
    expect(Math.abs((counts.w2 - w2.start[49152]) / counts.w2 - 0.25)).toBeLessThan(0.03);
  });
});

describe("what stays after the drop", () => {
  it("is what masks keep, ties included, whatever the order of the list", () => {
    const rng = createRng(2, "ties");
    for (let round = 0; round < 50; round++) {
      const kept = drawMask(60, 0.6, rng);
      const list = listOf(kept, 6, 10);
      // A handful of magnitudes, so that many are equal.
      const weights = applyMask(
        new Float32Array(60).map(() => rng.int(5) - 2),
        kept,
      );
      const count = rng.int(list.input.length + 1);
      const flags = keepLargest(list, valuesAt(list, weights), count);
      expect([...matrixOf(list, flags)]).toEqual([...topKMagnitude(weights, count, kept)]);
    }
  });

  it("drops what is no number first", () => {
    expect([...keepLargest(small, floats(0, Number.NaN, 1), 2)]).toEqual([1, 0, 1]);
  });
});

describe("the largest of a stream", () => {
  it.each([1, 7, 300])("keeps the %i largest, the first of equal ones", (count) => {
    const rng = createRng(count, "stream");
    const scores = new Float32Array(40 * 500).map(() => rng.int(4000) / 8);
    const largest = createLargest(count, 40);
    for (let i = 0; i < 40; i++) for (let o = 0; o < 500; o++) largest.offer(scores[i * 500 + o], i, o);
    const { list } = mergePlaces(noConnections(40, 500), mask(), largest.places());
    expect([...maskOf(list)]).toEqual([...topKMagnitude(scores, count)]);
    expect(largest.threshold).toBeGreaterThan(0);
  });

  it("takes neither 0 nor what is no number, and nothing at all where nothing is wanted", () => {
    const largest = createLargest(3, 2);
    for (const magnitude of [0, Number.NaN, 2]) largest.offer(magnitude, 1, 0);
    expect([...largest.places()]).toEqual([1]);
    const none = createLargest(0, 2);
    none.offer(1, 0, 0);
    expect([...none.places()]).toEqual([]);
  });
});

describe("RigL on lists", () => {
  const layers = { w1: { inputs: 8, outputs: 12 }, w2: { inputs: 12, outputs: 3 } };
  const options = optionsFor(1, {
    layers,
    epochs: 10,
    stepsPerEpoch: 2,
    sparsity: 0.7,
    distribution: "erk",
    dropFraction: 0.6,
  });
  const method: Method = algorithms.rigl;

  it("has the masks of the dense algorithm over all updates, values and moments carried over", () => {
    const rng = createRng(8, "rigl");
    const sparsifier = method.create(options);
    const rule = method.lists?.(options) as ListRule;
    let { masks } = sparsifier.init({});
    const lists = { w1: listOf(masks.w1, 8, 12), w2: listOf(masks.w2, 12, 3) };
    let updates = 0;
    for (let step = 1; sparsifier.isUpdateStep(step); step++) {
      const drawn = (size: number, values: () => number): Float32Array => new Float32Array(size).map(values);
      // Few different gradients, many of them 0: ties, and layers in which 0 has to grow.
      const weights = {
        w1: applyMask(
          drawn(96, () => rng.int(9) - 4),
          masks.w1,
        ),
        w2: applyMask(
          drawn(36, () => rng.normal()),
          masks.w2,
        ),
      };
      const grads = { w1: drawn(96, () => Math.max(0, rng.int(12) - 8)), w2: drawn(36, () => rng.normal()) };
      const next = sparsifier.update({ masks }, { step, weights, grads }).masks;
      for (const name of ["w1", "w2"] as const) {
        const list = lists[name];
        const held = valuesAt(list, weights[name]);
        const offer = offerOf(grads[name]);
        const update = finish(replaceInList({ rule, seed: 1, step, layer: name, list, weights: held, offer }));
        if (!update) {
          expect(next[name]).toEqual(masks[name]);
          continue;
        }
        updates++;
        expect([...maskOf(update.list)]).toEqual([...next[name]]);
        expect(faultsOf(update.list)).toEqual([]);
        // What is in both masks keeps its value, also where it was dropped in between; what is new starts at 0.
        expect([...matrixOf(update.list, carryOver(held, update.from))]).toEqual([
          ...applyMask(weights[name], next[name]),
        ]);
        expect(update.started).toBeUndefined();
        expect(update.grown).toBe([...next[name]].filter((one, i) => one === 1 && masks[name][i] === 0).length);
        lists[name] = update.list;
      }
      masks = next;
    }
    expect(updates).toBeGreaterThan(20);
  });

  it("still grows as many where the gradient is 0 or no number", () => {
    const rule: ListRule = { growth: "largest gradient", dropFraction: () => 0.5 };
    for (const value of [0, Number.NaN]) {
      const list = listOf(mask(0, 0, 1, 1, 1, 1), 2, 3);
      const given = { rule, seed: 1, step: 1, layer: "w1", list, weights: valuesAt(list, [0, 0, 1, 2, 3, 4]) };
      const update = finish(replaceInList({ ...given, offer: offerOf(new Float32Array(6).fill(value)) }));
      expect([...maskOf(update?.list ?? list)]).toEqual([1, 1, 0, 0, 1, 1]);
    }
  });
});

describe("SET on lists", () => {
  const options = optionsFor(1, { dropFraction: 0.4 });
  const rule = (algorithms.set as Method).lists?.(options) as ListRule;
  const shape = { inputs: 16, outputs: 20 };
  const { w1: start } = randomMasks({ w1: shape }, { w1: 100 }, 4);

  it("keeps the number of connections, drops the smallest and starts new ones in ±1/√inputs", () => {
    const rng = createRng(6, "set");
    let list = listOf(start, 16, 20);
    for (let step = 1; step <= 20; step++) {
      const weights = new Float32Array(100).map(() => rng.normal());
      const update = finish(replaceInList({ rule, seed: 3, step, layer: "w1", list, weights, offer: noGradient }));
      if (!update) throw new Error("There was no update.");
      expect([update.list.input.length, faultsOf(update.list)]).toEqual([100, []]);
      const staying = topKMagnitude(weights, 60);
      const carried = new Set(update.from);
      expect([...staying].every((one, c) => one === 0 || carried.has(c))).toBe(true);
      const { started } = update;
      const fresh = [...update.from].flatMap((from, c) => (from < 0 ? [started?.[c] ?? 0] : []));
      expect(fresh.length).toBe(update.grown);
      expect(fresh.length).toBeGreaterThan(0);
      expect(fresh.every((value) => value !== 0 && Math.abs(value) <= 0.25)).toBe(true);
      expect([...update.from].every((from, c) => from < 0 || started?.[c] === 0)).toBe(true);
      list = update.list;
    }
  });

  it("grows anywhere that is not active, those just dropped included, equally often", () => {
    const list = listOf(start, 16, 20);
    const weights = valuesAt(
      list,
      new Float32Array(320).map((_, i) => i + 1),
    );
    const kept = keepLargest(list, weights, 60);
    const times = new Float64Array(320);
    const rounds = 1500;
    for (let seed = 0; seed < rounds; seed++) {
      const update = finish(replaceInList({ rule, seed, step: 1, layer: "w1", list, weights, offer: noGradient }));
      maskOf(update?.list ?? list).forEach((one, i) => {
        times[i] += one;
      });
    }
    const staying = matrixOf(list, kept);
    const open = [...times].filter((_, i) => staying[i] === 0);
    expect(open.length).toBe(260);
    expect([...times].every((n, i) => staying[i] === 0 || n === rounds)).toBe(true);
    const p = 40 / 260;
    const statistic = (open.reduce((sum, n) => sum + (n - rounds * p) ** 2 / (rounds * p * (1 - p)), 0) * 259) / 260;
    // The 0.1 % and 99.9 % points of χ² with 259 degrees of freedom are about 193 and 337.
    expect(statistic).toBeGreaterThan(193);
    expect(statistic).toBeLessThan(337);
  });
});

describe("list rules", () => {
  it("are those of the methods that need no weight but the active ones", () => {
    const able = Object.entries(algorithms).filter(([, method]) => "lists" in method);
    expect(able.map(([id]) => id)).toEqual(["static", "set", "rigl"]);
  });

  it("never move a static mask", () => {
    const rule = (algorithms.static as Method).lists?.(optionsFor(1)) as ListRule;
    const given = { rule, seed: 1, step: 1, layer: "w1", list: small, weights: floats(1, 2, 3), offer: noGradient };
    expect(finish(replaceInList(given))).toBeUndefined();
    expect(countOnes(maskOf(small))).toBe(3);
  });
});
