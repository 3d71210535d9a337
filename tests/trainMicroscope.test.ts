import { describe, expect, it } from "vitest";
import { algorithms, type MethodId } from "../src/sparse/algorithms";
import { updateEvents } from "../src/store/masks/slowMotion";
import type { RunEvent, SeenLayer, SeenUpdate } from "../src/train/protocol";
import { createWorkCache } from "../src/train/workCache";
import { maskAfter } from "./maskAfter";
import { eventsOf, startToy, told } from "./trainToy";

/** Runs a method on the toy graph, looking at every mask update or at none. */
async function run(method: MethodId, looking: boolean) {
  const events: RunEvent[] = [];
  const seen: SeenUpdate[] = [];
  const { densePhases: _, ...alone } = createWorkCache();
  const given = { method, task: "link", sparsity: 0.75 } as const;
  const onUpdate = looking ? (look: () => SeenUpdate): void => void seen.push(look()) : undefined;
  for await (const event of await startToy(given, "cpu", alone, { onUpdate }))
    if (event.type !== "stepped" && event.type !== "progress") events.push(event);
  return { events, seen, told: JSON.stringify(told(events)) };
}

/** Where the next connection would have come from: the best that was not taken must be no better than the worst that was. */
function expectBestTaken({ left, after, before, growScores }: SeenLayer): void {
  if (!growScores || !left) return;
  const scores = (of: (i: number) => boolean): number[] =>
    [...growScores].flatMap((score, i) => (left[i] === 0 && of(i) ? [Math.abs(score)] : []));
  const [taken, rest] = [scores((i) => after[i] === 1), scores((i) => after[i] === 0)];
  expect(before.length).toBe(after.length);
  if (taken.length > 0 && rest.length > 0) expect(Math.min(...taken)).toBeGreaterThanOrEqual(Math.max(...rest));
}

describe.each(Object.keys(algorithms) as MethodId[])("looking at the mask updates of %s", (method) => {
  it("changes no number of the run, and finds every update as it was", async () => {
    const [watched, alone] = [await run(method, true), await run(method, false)];
    expect(watched.told).toBe(alone.told);
    const updates = eventsOf(watched.events, "masksUpdated");
    // The first masks are no update, and a few methods install equal ones.
    expect(watched.seen.map(({ step }) => step)).toEqual(updates.slice(1).map(({ step }) => step));
    const moves = "moves" in algorithms[method] || algorithms[method].family === "train-and-prune";
    expect(watched.seen.length > 0).toBe(moves);
    for (const { layers } of watched.seen) {
      for (const layer of Object.values(layers)) {
        const events = updateEvents(layer);
        expect(maskAfter(layer.before, events)).toEqual(layer.after);
        const drops = events.filter(({ kind }) => kind === "drop");
        for (const [i, { score }] of drops.slice(1).entries()) expect(score).toBeGreaterThanOrEqual(drops[i].score);
        expectBestTaken(layer);
      }
    }
  });
});

describe("the mask updates that are seen", () => {
  it("drop and grow as many in RigL, and only drop in magnitude pruning", async () => {
    const counts = ({ layers }: SeenUpdate): number[] =>
      ["drop", "grow"].map((kind) =>
        Object.values(layers).reduce(
          (sum, layer) => sum + updateEvents(layer).filter((one) => one.kind === kind).length,
          0,
        ),
      );
    const rigl = (await run("rigl", true)).seen.map(counts);
    expect(rigl[0][0]).toBeGreaterThan(0);
    expect(rigl.every(([dropped, grown]) => dropped === grown)).toBe(true);
    const magnitude = (await run("magnitude", true)).seen.map(counts);
    expect(magnitude).toHaveLength(1);
    expect(magnitude[0][0]).toBeGreaterThan(0);
    expect(magnitude[0][1]).toBe(0);
  });
});
