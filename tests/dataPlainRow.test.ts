import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readEdgeList } from "../src/data/edgeList";

const outcomeOf = (text: string) =>
  readEdgeList(new TextEncoder().encode(text), { name: "file" }).then(
    ({ graph, nodeIds }) => ({
      nodes: nodeIds.count(),
      rows: Array.from(graph.src, (src, e) => [src, graph.dst[e], graph.time[e]]),
    }),
    (error: Error) => error.message,
  );

/** Indents every line: what the reading in a hurry leaves to the reading of any row. */
const indented = (text: string) => text.replace(/^(?=.)/gm, " ");

const id = fc.oneof(
  { weight: 6, arbitrary: fc.nat(12).map(String) },
  fc.constantFrom("0", "00", "007", "-1", "+2", "u3", "999999999999999", "9999999999999999", '"4"', "1.5", ""),
);
const time = fc.oneof(
  { weight: 6, arbitrary: fc.nat(2_000_000_000).map(String) },
  fc.constantFrom("-5", "1e3", "0.25", "12.", "007", "999999999999999", "12345678901234567890", "soon", "nan"),
);
const separator = fc.constantFrom(" ", " ", "\t", ",", ";", "  ", " \t");
const row = fc.tuple(id, id, time, separator).map(([src, dst, when, by]) => [src, dst, when].join(by));
const other = fc.constantFrom("", "# note", "% note", "1 2", "1 2 3 4", "1 2 3 4 5", "5 6 7\r", "5 6 7 ", "a b c");

describe("rows read in a hurry", () => {
  it("give the nodes and edges in sight", async () => {
    expect(await outcomeOf("10 20 5\n20 30 4\r\n10 30 5\n30\t10 999999999999999\n")).toEqual({
      nodes: 3,
      rows: [
        [1, 2, 4],
        [0, 1, 5],
        [0, 2, 5],
        [2, 0, 999999999999999],
      ],
    });
    expect(await outcomeOf("1,2,9,100\n2,1,8,50\n")).toEqual({
      nodes: 2,
      rows: [
        [1, 0, 50],
        [0, 1, 100],
      ],
    });
  });

  it("keep ids apart that are written differently", async () => {
    expect(await outcomeOf("1 2 0\n01 2 1\n1 02 2\n1 2 3\n")).toMatchObject({ nodes: 4 });
  });

  it("give what any row gives, faults and line numbers included", async () => {
    const lines = fc.array(fc.oneof({ weight: 8, arbitrary: row }, { weight: 1, arbitrary: other }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(lines, fc.boolean(), async (given, ends) => {
        const text = `3 4 100\n${given.join("\n")}${ends ? "\n" : ""}`;
        expect(await outcomeOf(text)).toEqual(await outcomeOf(indented(text)));
      }),
      { numRuns: 1500, seed: 1 },
    );
  });

  it("give the same over files of one form", async () => {
    const form = separator.chain((by) =>
      fc.array(
        fc.tuple(id, id, time).map((fields) => fields.join(by)),
        { maxLength: 20 },
      ),
    );
    await fc.assert(
      fc.asyncProperty(form, async (given) => {
        const text = `${given.join("\n")}\n`;
        expect(await outcomeOf(text)).toEqual(await outcomeOf(indented(text)));
      }),
      { numRuns: 500, seed: 2 },
    );
  });
});
