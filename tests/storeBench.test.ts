import { describe, expect, it } from "vitest";
import { create } from "zustand";
import type { BenchFile } from "../src/bench/benchFile";
import type { BenchRequest, BenchResponse } from "../src/bench/messages";
import type { RowResult } from "../src/bench/rowResult";
import { spread } from "../src/bench/statistics";
import { benchState } from "../src/store/bench/benchState";
import { ratioBars, widestProduct } from "../src/store/bench/rows";
import { engineTaken } from "../src/store/bench/soleWork";
import type { Guest } from "../src/store/engineLoan";

const time = (stepMs: number) => ({ stepMs: spread([stepMs]), firstUnitMs: 1, repeats: [stepMs] });

const row = (id: string, lab: number, others: Partial<RowResult> = {}): RowResult => ({
  id,
  title: id,
  step: "steps",
  lab: time(lab),
  perSecond: { steps: 1000 / lab },
  ways: [],
  ...others,
});

const file: BenchFile = {
  format: "sparse-gnn-lab benchmark",
  version: 1,
  lab: "0",
  at: "2026-01-01T00:00:00.000Z",
  quick: true,
  budget: { repeats: 1, turnMs: 1 },
  place: {
    program: "a test",
    cores: 1,
    backend: { id: "cpu", device: "CPU", software: false, reason: "" },
    tensorflow: "0",
  },
  rows: [row("link-sgd", 2)],
};

/** A store over a worker that says what the test wants, and a page whose engine is free or not. */
function world(free = true) {
  const started: { request: BenchRequest; tell: (response: BenchResponse) => void; ended: boolean }[] = [];
  const guests: Guest[] = [];
  const loans = { out: 0 };
  const store = create(
    benchState({
      lab: {
        getState: () => ({
          backendRequest: "wasm" as const,
          borrowEngine: (guest) => {
            if (!free) return undefined;
            guests.push(guest);
            loans.out++;
            const idle = (): void => undefined;
            return { train: idle, send: idle, restart: idle, giveBack: () => void loans.out-- };
          },
        }),
      },
      startWorker: (request, tell) => {
        const one = { request, tell, ended: false };
        started.push(one);
        return { end: () => void (one.ended = true) };
      },
      now: () => "2026-01-01T00:00:00.000Z",
    }),
  );
  return { store, started, guests, loans };
}

describe("the Benchmark view's store", () => {
  it("asks for the rows of the chosen groups on the page's backend, and keeps what comes", () => {
    const { store, started, loans } = world();
    store.getState().choose({ groups: ["spmm"] });
    store.getState().start();
    expect(started[0].request).toMatchObject({ rows: ["spmm-16", "spmm-64"], backend: "wasm", quick: true });
    expect(store.getState().state).toBe("running");
    expect(loans.out).toBe(1);
    started[0].tell({ type: "progress", progress: { title: "spmm", fraction: 0.5 }, file });
    expect(store.getState()).toMatchObject({ progress: { fraction: 0.5 }, file });
    started[0].tell({ type: "finished", file: { ...file, rows: [] } });
    expect(store.getState()).toMatchObject({ state: "complete", progress: undefined, file: { rows: [] } });
    expect(started[0].ended).toBe(true);
    expect(loans.out, "the engine is given back").toBe(0);
  });

  it("measures all rows of a full benchmark on the backend that was chosen for it", () => {
    const { store, started } = world();
    store.getState().choose({ groups: ["spmm"], quick: false, backend: "webgpu" });
    store.getState().start();
    expect(started[0].request.rows).toEqual(["spmm-16", "spmm-64", "spmm-cora", "spmm-small"]);
    expect(started[0].request.backend).toBe("webgpu");
  });

  it("keeps the rows of a benchmark that was stopped, by hand or for a run", () => {
    for (const how of ["hand", "run"]) {
      const { store, started, guests, loans } = world();
      store.getState().start();
      started[0].tell({ type: "progress", progress: { title: "GCN", fraction: 0.5 }, file });
      if (how === "hand") store.getState().stop();
      else guests[0].leave();
      expect(store.getState()).toMatchObject({ state: "stopped", file });
      expect(started[0].ended).toBe(true);
      expect(loans.out).toBe(0);
    }
  });

  it("says why it failed, and starts anew with nothing of before", () => {
    const { store, started } = world();
    store.getState().start();
    started[0].tell({ type: "progress", progress: { title: "GCN", fraction: 0.5 }, file });
    started[0].tell({ type: "failed", message: "WebGPU is missing." });
    expect(store.getState()).toMatchObject({ state: "failed", message: "WebGPU is missing.", file });
    store.getState().start();
    expect(store.getState()).toMatchObject({ state: "running", message: undefined, file: undefined });
  });

  it("does not measure beside a run, nor nothing, nor twice at once", () => {
    const busy = world(false);
    busy.store.getState().start();
    expect(busy.started).toEqual([]);
    expect(busy.store.getState()).toMatchObject({ state: "idle", message: engineTaken });
    const { store, started } = world();
    store.getState().choose({ groups: [] });
    store.getState().start();
    expect(started).toEqual([]);
    store.getState().choose({ groups: ["fnn"] });
    store.getState().start();
    store.getState().start();
    expect(started).toHaveLength(1);
  });
});

describe("what the page draws of a benchmark", () => {
  const stock = (ms: number, ratio: number, label: string) =>
    ({ side: "stock", label, time: time(ms), ratio: spread([ratio]) }) as const;
  const copy = { bytesPerSecond: spread([1e10]), share: spread([0.5]) };
  const rows = [
    row("gcn", 2, { ways: [stock(8, 4, "slow"), stock(5, 2.5, "fast")] }),
    row("spmm-16", 8, { step: "products", perSecond: { products: 125, bytes: 6e9 }, copy }),
    row("spmm-64", 20, { step: "products", perSecond: { products: 50, bytes: 5e9 }, copy }),
    row("walks", 9),
  ];

  it("is the fastest stock way of each row that has one", () => {
    expect(ratioBars({ ...file, rows })).toEqual([{ id: "gcn", title: "gcn", way: "fast", ratio: 2.5 }]);
  });

  it("is the product that moves most bytes, beside the copy", () => {
    expect(widestProduct({ ...file, rows })?.id).toBe("spmm-64");
    expect(widestProduct(file)).toBeUndefined();
  });
});
