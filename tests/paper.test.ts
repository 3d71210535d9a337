import { describe, expect, it } from "vitest";
import { lineFigure } from "../src/paper/lineFigure";
import { sweepFigure } from "../src/paper/sweepFigures";
import { textWidth, wrapText } from "../src/paper/textWidth";
import { summarizeSweep } from "../src/sweep/summary";
import { createWords } from "../src/words/words";
import { expectWellFormed } from "./markup";
import { sweepFileOf, sweepOf } from "./sweepFixture";

const percent = (value: number): string => `${Math.round(100 * value)}`;

const chart = lineFigure({
  title: "Test accuracy, <SLR> & RigL",
  description: "Two curves.",
  notes: ["Data: ia-email (synthetic twin). Seed 7.", "Measured on wasm, CPU; Sparse GNN Lab 0.1.0."],
  x: { label: "Epoch", low: 0, high: 40, write: String },
  y: { label: "Test accuracy, %", low: 0.4, high: 1, write: percent },
  lines: [
    {
      name: "SLR",
      colour: "#c2500a",
      dashes: "7 4",
      points: [
        { x: 0, y: 0.5 },
        { x: 40, y: 0.9 },
      ],
    },
    { name: "RigL", colour: "#0072b2", width: 2.75, points: [{ x: 0, y: 0.5 }] },
  ],
  level: { value: 0.5, name: "Chance" },
  marks: [
    { x: 0, name: "dense training" },
    { x: 4, name: "pruning, 4 rounds" },
    { x: 8 },
    { x: 39, name: "retraining" },
  ],
  spots: [{ x: 40, y: 0.9, name: "chosen, 90.0 %", colour: "#c2500a" }],
});

/** Returns the numbers of an attribute's values, of all elements of a kind that have it. */
function numbersOf(svg: string, element: string, attribute: string): number[] {
  return [...svg.matchAll(new RegExp(`<${element} [^>]*?\\b${attribute}="([-\\d.]+)"`, "g"))].map(([, one]) =>
    Number(one),
  );
}

describe("a line chart for paper", () => {
  it("is well-formed and stands on white, whatever its texts hold", () => {
    expectWellFormed(chart.svg);
    expect(chart.svg).toContain("<title>Test accuracy, &lt;SLR&gt; &amp; RigL</title>");
    expect(chart.svg).toMatch(/<rect [^>]*fill="#ffffff"/);
    expect(chart.svg).not.toContain("var(");
  });

  it("says what its axes, lines and marks are, and what a reader must know", () => {
    for (const text of [
      ">Epoch<",
      ">Test accuracy, %<",
      ">SLR<",
      ">RigL<",
      ">Chance<",
      ">dense training<",
      ">pruning, 4 rounds<",
      ">retraining<",
      ">chosen, 90.0 %<",
      ">Data: ia-email (synthetic twin). Seed 7.<",
      ">Measured on wasm, CPU; Sparse GNN Lab 0.1.0.<",
    ]) {
      expect(chart.svg).toContain(text);
    }
    expect(chart.svg).toContain('stroke-dasharray="7 4"');
  });

  it("places points by its axes: the ends of a line over the whole plot lie at its corners", () => {
    const path = /<path d="M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)" stroke="#c2500a"/
      .exec(chart.svg)
      ?.slice(1)
      .map(Number);
    const [x0, y0, x1, y1] = path ?? [];
    // The plot is 370 high for 40 .. 100 %: 0.5 lies 1/6 of it above the axis, 0.9 lies 5/6.
    expect(y0 - y1).toBeCloseTo((370 * 4) / 6, 1);
    expect(x0).toBe(88);
    expect(x1).toBeGreaterThan(500);
    const [axis] = [...chart.svg.matchAll(/<line x1="88" y1="([\d.]+)" x2="[\d.]+" y2="\1"/g)]
      .map(([, y]) => Number(y))
      .slice(-1);
    expect(axis - y0).toBeCloseTo(370 / 6, 1);
  });

  it("keeps all that it draws inside itself", () => {
    const { width, height, svg } = chart;
    expect(svg).toContain(`viewBox="0 0 ${width} ${height}"`);
    for (const x of [...numbersOf(svg, "text", "x"), ...numbersOf(svg, "line", "x2")])
      expect(x).toBeLessThanOrEqual(width);
    for (const y of [...numbersOf(svg, "text", "y"), ...numbersOf(svg, "line", "y2")])
      expect(y).toBeLessThanOrEqual(height);
  });

  it("brings its numbers along, each with what it means", () => {
    expect(chart.rows).toEqual(
      [
        { series: "SLR", x: 0, y: 0.5 },
        { series: "SLR", x: 40, y: 0.9 },
        { series: "RigL", x: 0, y: 0.5 },
      ].map((row) => ({
        ...{ figure: "Test accuracy, <SLR> & RigL", xAxis: "Epoch", yAxis: "Test accuracy, %" },
        notes: "Data: ia-email (synthetic twin). Seed 7. Measured on wasm, CPU; Sparse GNN Lab 0.1.0.",
        ...row,
      })),
    );
  });

  it("stands without any point too", () => {
    const { svg } = lineFigure({
      title: "Nothing",
      description: "",
      x: { label: "Epoch", low: 0, high: 0, write: String },
      y: { label: "Loss", low: 0, high: 0, write: String },
      lines: [{ name: "SLR", colour: "#000000", points: [] }],
    });
    expectWellFormed(svg);
  });
});

describe("the charts of a sweep for paper", () => {
  const spec = sweepOf({ methods: ["dense", "slr", "rigl"], sparsities: [0.5], seeds: [1, 2] });
  const file = sweepFileOf(spec, ({ seed }) => ({ accuracy: 0.7 + seed / 100, flops: 1000 }));
  const levels = summarizeSweep(file);
  const paper = { name: "a twin", levels, notes: ["Seeds 1, 2."], t: createWords("en") };

  it("are drawn from one level on, in either convention, with their notes and numbers", () => {
    for (const convention of ["rigl", "exact"] as const) {
      for (const id of ["accuracy", "flops", "front", "density"] as const) {
        const figure = sweepFigure(id, { ...paper, convention });
        if (!figure) throw new Error(id);
        expectWellFormed(figure.svg);
        expect(figure.svg).toContain(">Seeds 1, 2.<");
        expect(figure.rows.length).toBeGreaterThan(1);
      }
    }
    const words = (convention: "rigl" | "exact") => sweepFigure("flops", { ...paper, convention })?.svg;
    expect(words("exact")).toContain("exact convention");
    const [row] =
      sweepFigure("accuracy", { ...paper, convention: "rigl" })?.rows.filter(({ series }) => series === "SLR") ?? [];
    // Seeds at 71 and 72 %: the deviation of two numbers is their distance over √2.
    expect(row).toMatchObject({
      x: 0.5,
      y: expect.closeTo(0.715, 9),
      low: expect.closeTo(0.715 - 0.01 / Math.SQRT2, 9),
    });
  });
});

describe("text on paper", () => {
  it("is broken between words, and between Chinese signs but not before a full stop", () => {
    expect(wrapText("one two three", 10, textWidth("one two", 10) + 1)).toEqual(["one two", "three"]);
    expect(wrapText("稀疏训练。完", 10, 41)).toEqual(["稀疏训", "练。完"]);
    expect(wrapText("一个very长", 10, 25)).toEqual(["一个", "very", "长"]);
    expect(wrapText("", 10, 100)).toEqual([]);
  });

  it("breaks no word that is wider than the line", () => {
    expect(wrapText("a incomprehensibilities b", 10, 20)).toEqual(["a", "incomprehensibilities", "b"]);
  });
});
