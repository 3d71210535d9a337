import { describe, expect, it } from "vitest";
import { asksUnisolated, settleIsolation } from "../src/offline/isolation";
import { panelParts } from "../src/ops/fnn/panelParts";
import type { PlannedLayer } from "../src/ops/fnn/plan";
import { createSharedHeap } from "../src/ops/wasm/sharedHeap";

const page = 65536;

describe("the heap on a shared memory", () => {
  const create = (maximum: number) => createSharedHeap(new WebAssembly.Memory({ initial: 1, maximum, shared: true }));

  it("gives blocks of whole cache lines that do not overlap, never at 0", () => {
    const heap = create(1);
    expect([heap.allocate(1), heap.allocate(64), heap.allocate(65), heap.allocate(4)]).toEqual([64, 128, 192, 320]);
  });

  it("joins what is given back with the gaps before and behind it", () => {
    const heap = create(1);
    const [a, b, c, d] = [1024, 1024, 1024, 1024].map((bytes) => heap.allocate(bytes));
    heap.free(a);
    heap.free(c);
    expect(heap.allocate(3072)).toBe(d + 1024); // not yet in one piece
    heap.free(b);
    expect(heap.allocate(3072)).toBe(a);
    heap.free(0);
    heap.free(b); // no block starts there any more
    expect(heap.allocate(64)).toBe(d + 1024 + 3072);
  });

  it("grows as far as its memory may, and then has nothing to give", () => {
    const heap = create(3);
    expect(heap.allocate(2 * page)).toBe(64);
    expect(heap.buffer().byteLength).toBe(3 * page);
    expect(heap.allocate(page)).toBe(0);
    expect(heap.allocate(page - 64)).toBe(64 + 2 * page);
  });
});

describe("the parts of a step's second round", () => {
  const layersOf = (sizes: readonly number[]) =>
    sizes.slice(1).map((outputs, layer) => ({ weights: { inputs: sizes[layer], outputs } }) as PlannedLayer);

  it.each([2, 3, 8])("have every panel once, about three to a thread: %i threads", (threads) => {
    const parts = panelParts({ layers: layersOf([64, 256, 128, 10]), singleHead: false }, threads);
    const seen = parts.flatMap(({ layer, from, to }) =>
      Array.from({ length: to - from }, (_, i) => `${layer} ${from + i}`),
    );
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(32 + 16 + 2); // panels of 8 columns
    expect(Math.abs(parts.length - 3 * threads)).toBeLessThanOrEqual(2);
  });

  it("leave a single logit to the layer below", () => {
    const parts = panelParts({ layers: layersOf([16, 128, 1]), singleHead: true }, 2);
    expect(new Set(parts.map(({ layer }) => layer))).toEqual(new Set([0]));
    expect(parts.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(16);
  });
});

describe("the headers of isolation", () => {
  it("are added where a host sends none, and left as the host has them", () => {
    const headers = new Headers({ "cross-origin-embedder-policy": "credentialless" });
    settleIsolation(headers, "https://lab.example/?view=run");
    expect(Object.fromEntries(headers)).toEqual({
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-embedder-policy": "credentialless",
      "cross-origin-resource-policy": "cross-origin",
    });
  });

  it("are taken away where the address asks for a page without", () => {
    const headers = new Headers({ "cross-origin-opener-policy": "same-origin", "content-type": "text/html" });
    settleIsolation(headers, "https://lab.example/?isolated=no&view=run");
    expect(Object.fromEntries(headers)).toEqual({ "content-type": "text/html" });
    expect(asksUnisolated("https://lab.example/#isolated=no")).toBe(false);
  });
});
