import { expect, it } from "vitest";
import { createTimeLeft } from "../src/lib/timeLeft";

it("tells the time left by the speed so far, and not by what was done before", () => {
  let now = 1000;
  const timeLeft = createTimeLeft(() => now);
  expect(timeLeft(400, 1000)).toBeUndefined(); // resumed: 400 were there
  now += 500;
  expect(timeLeft(450, 1000)).toBeUndefined(); // too early to tell
  now += 1500;
  expect(timeLeft(600, 1000)).toBeCloseTo(4); // 200 in 2 s, so 400 in 4 s
  expect(timeLeft(1000, 1000)).toBeUndefined();
  expect(timeLeft(600, 0)).toBeUndefined(); // unknown total
});
