import { describe, expect, it } from "vitest";
import { type EdgeFileOptions, edgeFile } from "../bench/scale/edgeFile";
import { readEdgeList } from "../src/data/edgeList";

const textOf = (options: EdgeFileOptions): string =>
  [...edgeFile(options)].map((chunk) => new TextDecoder().decode(chunk)).join("");
const rowsOf = (options: EdgeFileOptions): number[][] =>
  textOf(options)
    .trimEnd()
    .split("\n")
    .map((row) => row.split(" ").map(Number));

describe("a generated edge file", () => {
  it.each([
    { nodes: 1, edges: 1 },
    { nodes: 2, edges: 1 },
    { nodes: 7, edges: 5 },
    { nodes: 3, edges: 1000 },
    { nodes: 1455, edges: 10_000 },
    { nodes: 20_000, edges: 10_000 },
  ])("has exactly $nodes nodes and $edges rows", (size) => {
    const rows = rowsOf({ ...size, seed: 3 });
    expect(rows.length).toBe(size.edges);
    expect(new Set(rows.flatMap((row) => row.slice(0, 2))).size).toBe(size.nodes);
  });

  it("writes rows of three plain whole numbers, a blank between, in chunks that end with a row", () => {
    for (const chunk of edgeFile({ nodes: 2000, edges: 30_000, seed: 1 })) {
      expect(new TextDecoder().decode(chunk)).toMatch(/^([1-9]\d* [1-9]\d* 1[2-4]\d{8}\n)+$/);
      expect(chunk.length).toBeLessThanOrEqual(1 << 18);
    }
  });

  it("is what the reader takes it for", async () => {
    const size = { nodes: 500, edges: 8000 };
    const rows = rowsOf({ ...size, seed: 2 });
    const bytes = new TextEncoder().encode(textOf({ ...size, seed: 2 }));
    const { graph } = await readEdgeList(bytes, { name: "generated" });
    expect(graph.nodeCount).toBe(size.nodes);
    expect([...graph.time]).toEqual(rows.map(([, , time]) => time).sort((a, b) => a - b));
  });

  it("is the same for a seed, another for another", () => {
    const size = { nodes: 100, edges: 2000 };
    expect(textOf({ ...size, seed: 5 })).toBe(textOf({ ...size, seed: 5 }));
    expect(textOf({ ...size, seed: 5 })).not.toBe(textOf({ ...size, seed: 6 }));
  });

  it("looks as the real ones do: gaps among ids, few nodes in many edges, repeats, self-loops, rows out of order", () => {
    const rows = rowsOf({ nodes: 4000, edges: 80_000, seed: 1 });
    expect(Math.max(...rows.map(([src, dst]) => Math.max(src, dst)))).toBeGreaterThan(2 * 4000);
    const ends = new Map<number, number>();
    for (const id of rows.flatMap((row) => row.slice(0, 2))) ends.set(id, (ends.get(id) ?? 0) + 1);
    const sorted = [...ends.values()].sort((a, b) => b - a);
    const top = sorted.slice(0, 40).reduce((sum, count) => sum + count, 0); // 1 % of the nodes
    expect(top / (2 * rows.length)).toBeGreaterThan(0.1);
    expect(sorted[2000]).toBeLessThan(25); // the mean is 40
    const pairs = new Set(rows.map(([src, dst]) => `${src} ${dst}`)).size / rows.length;
    expect(pairs).toBeGreaterThan(0.4);
    expect(pairs).toBeLessThan(0.7);
    const loops = rows.filter(([src, dst]) => src === dst).length / rows.length;
    expect(loops).toBeGreaterThan(0.1);
    expect(loops).toBeLessThan(0.35);
    const back = rows.filter(([, , time], e) => e > 0 && time < rows[e - 1][2]).length / rows.length;
    expect(back).toBeGreaterThan(0.005);
    expect(back).toBeLessThan(0.05);
  });

  it("refuses more nodes than its rows have ends", () => {
    expect(() => [...edgeFile({ nodes: 11, edges: 5, seed: 1 })]).toThrow("5 edges do not hold exactly 11 nodes.");
  });
});
