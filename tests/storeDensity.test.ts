import { describe, expect, it } from "vitest";
import { create } from "zustand";
import type { DensityFile } from "../src/bench/density/densityFile";
import type { DensityRequest, DensityResponse } from "../src/bench/density/messages";
import { densityState } from "../src/store/bench/densityState";
import { engineTaken } from "../src/store/bench/soleWork";

/** What was measured of some widths, a row each. */
const fileOf = (...widths: readonly number[]): DensityFile => ({
  format: "sparse-gnn-lab density",
  version: 1,
  lab: "0",
  at: "2026-01-01T00:00:00.000Z",
  place: {
    program: "a test",
    cores: 1,
    backend: { id: "cpu", device: "CPU", software: false, reason: "" },
    tensorflow: "0",
  },
  net: "W",
  rows: widths.map((width) => ({ width, density: 1, kernels: "dense", stepMs: 1, countedFlops: 2 })),
});

/** A store over a worker that says what the test wants, and a page whose engine is free or not. */
function world(free = true) {
  const started: { request: DensityRequest; tell: (response: DensityResponse) => void; ended: boolean }[] = [];
  const loans = { out: 0, leave: (): void => undefined };
  const store = create(
    densityState({
      lab: {
        getState: () => ({
          backendRequest: "wasm" as const,
          borrowEngine: ({ leave }) => {
            if (!free) return undefined;
            Object.assign(loans, { out: loans.out + 1, leave });
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
  return { store, started, loans };
}

describe("the store of counted against measured", () => {
  it("borrows the engine, shows what comes as it comes, and gives the engine back at the end", () => {
    const { store, started, loans } = world();
    store.getState().start([128, 256], undefined);
    expect(started[0].request).toMatchObject({ type: "density", widths: [128, 256], backend: "wasm" });
    expect(loans.out).toBe(1);
    started[0].tell({ type: "progress", progress: { width: 128, fraction: 0.1 } });
    expect(store.getState()).toMatchObject({ state: "running", progress: { width: 128 } });
    expect(store.getState().file).toBeUndefined();
    started[0].tell({ type: "progress", progress: { width: 256, fraction: 0.5 }, file: fileOf(128) });
    expect(store.getState().file?.rows.map(({ width }) => width)).toEqual([128]);
    started[0].tell({ type: "finished", file: fileOf(128, 256) });
    expect(store.getState()).toMatchObject({ state: "complete", progress: undefined });
    expect(store.getState().file?.rows.map(({ width }) => width)).toEqual([128, 256]);
    expect([started[0].ended, loans.out]).toEqual([true, 0]);
  });

  it("keeps widths measured before, also while others are measured and when it is stopped", () => {
    const { store, started, loans } = world();
    store.getState().start([128], "cpu");
    expect(started[0].request.backend).toBe("cpu");
    started[0].tell({ type: "finished", file: fileOf(128) });
    store.getState().start([512, 1024], undefined);
    started[1].tell({ type: "progress", progress: { width: 512, fraction: 0.3 }, file: fileOf(512) });
    started[1].tell({ type: "progress", progress: { width: 1024, fraction: 0.6 }, file: fileOf(512, 1024) });
    expect(store.getState().file?.rows.map(({ width }) => width)).toEqual([128, 512, 1024]);
    // A run takes the engine back.
    loans.leave();
    expect(store.getState().state).toBe("stopped");
    expect(store.getState().file?.rows).toHaveLength(3);
    expect([started[1].ended, loans.out]).toEqual([true, 0]);
  });

  it("says why it cannot start, or why it failed", () => {
    const taken = world(false);
    taken.store.getState().start([128], undefined);
    expect(taken.store.getState()).toMatchObject({ state: "idle", message: engineTaken });
    expect(taken.started).toEqual([]);
    const { store, started, loans } = world();
    store.getState().start([], undefined);
    expect(started).toEqual([]);
    store.getState().start([128], undefined);
    store.getState().start([256], undefined); // one at a time
    expect(started).toHaveLength(1);
    started[0].tell({ type: "failed", message: "no memory" });
    expect(store.getState()).toMatchObject({ state: "failed", message: "no memory" });
    expect(loans.out).toBe(0);
  });
});
