import { describe, expect, it } from "vitest";
import { memoryShelf } from "../src/data/shelf/memoryShelf";
import { shelfCases } from "./dataShelf.cases";

describe("the shelf in memory", () => {
  it("goes with the page", () => {
    expect(memoryShelf().lasting).toBe(false);
  });
  shelfCases(async () => memoryShelf());
});
