import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createTurns } from "../src/ui/turns";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("lets no chart draw more than eight times a second, however fast values come, nor two slots in one task", () => {
  const turns = createTurns();
  const drawn: { slot: number; at: number }[] = [];
  const waits = new Set<number>();
  // Every 5 ms each of four charts has something new, for 10 s.
  for (let ms = 0; ms < 10_000; ms += 5) {
    for (let slot = 0; slot < 4; slot++) {
      if (waits.has(slot)) continue;
      waits.add(slot);
      turns.ask(slot, () => {
        waits.delete(slot);
        drawn.push({ slot, at: Date.now() });
      });
    }
    vi.advanceTimersByTime(5);
  }
  for (let slot = 0; slot < 4; slot++) {
    const times = drawn.filter((one) => one.slot === slot).map(({ at }) => at);
    expect(times.length).toBeGreaterThanOrEqual(10); // once a second at least: charts are live
    for (const [i, time] of times.entries()) {
      const within = times.slice(i).filter((other) => other - time < 1000);
      expect(within.length).toBeLessThanOrEqual(8);
    }
  }
  expect(new Set(drawn.map(({ at }) => at)).size).toBe(drawn.length);
});

it("forgets what is taken back, and wakes up again after it stood still", () => {
  const turns = createTurns();
  const shown: string[] = [];
  turns.ask(1, () => shown.push("taken back"))();
  turns.ask(2, () => shown.push("first"));
  vi.advanceTimersByTime(2000);
  expect(shown).toEqual(["first"]);
  expect(vi.getTimerCount()).toBe(0);
  turns.ask(2, () => shown.push("second"));
  vi.advanceTimersByTime(500);
  expect(shown).toEqual(["first", "second"]);
});
