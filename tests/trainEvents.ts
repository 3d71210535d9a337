import { expect } from "vitest";
import { algorithms } from "../src/sparse/algorithms";
import type { FlopsCount, RunEvent } from "../src/train/protocol";
import { eventsOf, unpackBits } from "./trainToy";

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

/** Returns the ones of each layer's mask, counted in the picture. */
export function countPicture(event: Extract<RunEvent, { type: "masksUpdated" }>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(event.layers).map(([name, { inputs, outputs, bits }]) => [
      name,
      sum(unpackBits(bits, inputs * outputs)),
    ]),
  );
}

function checkRising(counts: readonly FlopsCount[]): void {
  for (const [i, count] of counts.entries()) {
    const before = counts[i - 1] ?? { rigl: 0, exact: 0, propagation: 0 };
    for (const key of ["rigl", "exact", "propagation"] as const) expect(count[key]).toBeGreaterThanOrEqual(before[key]);
  }
}

/** Checks all that holds of the events of every finished run, whatever its method. */
export function checkEvents(events: readonly RunEvent[]): void {
  // Walks and embeddings are made before the plan is known: only progress comes before the start.
  const types = events.map(({ type }) => type).filter((type) => type !== "progress");
  expect(types[0]).toBe("started");
  expect(types[types.length - 1]).toBe("finished");
  expect(types.filter((type) => type === "started" || type === "finished")).toHaveLength(2);
  expect(types).not.toContain("failed");
  const [{ plan, spec }] = eventsOf(events, "started");
  const [{ result }] = eventsOf(events, "finished");
  const evaluations = eventsOf(events, "evaluated");
  const updates = eventsOf(events, "masksUpdated");

  expect(plan.epochs).toBe(sum(plan.phases.map(({ epochs }) => epochs)));
  expect(plan.steps).toBe(plan.epochs * plan.stepsPerEpoch);
  expect(evaluations.map(({ epoch }) => epoch)).toEqual(Array.from({ length: plan.epochs + 1 }, (_, i) => i));
  expect(evaluations.map(({ step }) => step)).toEqual(evaluations.map(({ epoch }) => epoch * plan.stepsPerEpoch));
  const stages = plan.phases.flatMap(({ name, epochs }) => new Array<string>(epochs).fill(name));
  expect(evaluations.map(({ stage }) => stage)).toEqual([stages[0], ...stages]);
  checkRising(evaluations.map(({ flops }) => flops));
  checkRising(evaluations.map(({ denseFlops }) => denseFlops));
  // Only scoring before the first step costs anything there.
  if (spec.method === "snip" || spec.method === "synflow") expect(evaluations[0].flops.rigl).toBeGreaterThan(0);
  else expect(evaluations[0].flops).toEqual({ rigl: 0, exact: 0, propagation: 0 });
  for (const { train, val, test } of evaluations) {
    for (const score of [train, val, test]) {
      for (const share of [score.accuracy, score.auc ?? 0, score.seenAccuracy ?? 0]) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }
      expect(score.loss).toBeGreaterThanOrEqual(0);
      expect(score.auc === undefined).toBe(spec.task === "node");
    }
  }

  // The pictures tell the same as the densities, and every change between two of them.
  expect(updates[0].step).toBe(0);
  const ever = new Set<string>();
  for (const [i, update] of updates.entries()) {
    expect(Object.keys(update.layers)).toEqual(Object.keys(plan.layers));
    const kept = countPicture(update);
    expect(Math.min(...Object.values(kept))).toBeGreaterThanOrEqual(1);
    expect(update.density).toBeCloseTo(sum(Object.values(kept)) / plan.maskableWeights, 12);
    if (i > 0) expect(update.step).toBeGreaterThan(updates[i - 1].step);
    for (const [name, { inputs, outputs, bits, dropped, grown }] of Object.entries(update.layers)) {
      expect({ inputs, outputs }).toEqual(plan.layers[name]);
      for (const [j, one] of unpackBits(bits, inputs * outputs).entries()) if (one) ever.add(`${name} ${j}`);
      const now = unpackBits(bits, inputs * outputs);
      const before = i > 0 ? unpackBits(updates[i - 1].layers[name].bits, inputs * outputs) : now;
      expect(dropped).toBe(now.filter((one, j) => one < before[j]).length);
      expect(grown).toBe(now.filter((one, j) => one > before[j]).length);
    }
    // Where connections move, the share of those that any picture so far has shown.
    expect(update.everActive).toBe(algorithms[spec.method].moves ? ever.size / plan.maskableWeights : undefined);
  }
  for (const { step, density, densityByLayer, everActive } of evaluations) {
    const [inForce] = updates.filter((update) => update.step <= step).slice(-1);
    expect({ density, densityByLayer, everActive }).toEqual({
      density: inForce.density,
      densityByLayer: inForce.densityByLayer,
      everActive: inForce.everActive,
    });
  }

  const last = evaluations[evaluations.length - 1];
  const chosen = evaluations[result.bestEpoch];
  expect(result).toMatchObject({
    testAccuracy: chosen.test.accuracy,
    valAccuracy: chosen.val.accuracy,
    trainAccuracy: chosen.train.accuracy,
    lastTestAccuracy: last.test.accuracy,
    density: last.density,
    densityByLayer: last.densityByLayer,
    keptWeights: sum(Object.values(countPicture(updates[updates.length - 1]))),
    maskableWeights: plan.maskableWeights,
    steps: plan.steps,
    epochs: plan.epochs,
    trainingFlops: last.flops,
    denseTrainingFlops: last.denseFlops,
  });
  expect(result.everActive).toBe(last.everActive);
  expect([result.testAuc, result.lastTestAuc]).toEqual([chosen.test.auc, last.test.auc]);
  expect(chosen.density).toBe(last.density);
  const sameDensity = evaluations.filter(({ epoch, density }) => epoch > 0 && density === last.density);
  expect(result.valAccuracy).toBe(Math.max(...sameDensity.map(({ val }) => val.accuracy)));
  for (const { fraction } of eventsOf(events, "progress")) {
    expect(fraction).toBeGreaterThanOrEqual(0);
    expect(fraction).toBeLessThanOrEqual(1);
  }
}
