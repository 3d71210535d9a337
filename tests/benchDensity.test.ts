import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { densityDocuments } from "../bench/density";
import { densityCurves } from "../src/bench/density/curve";
import type { DensityFile } from "../src/bench/density/densityFile";
import type { DensityRow } from "../src/bench/density/measureCurve";
import { densityFigure } from "../src/paper/densityFigure";
import { curveSentence, widthsSentence } from "../src/store/bench/densitySentence";
import { mergeDensity } from "../src/store/bench/densityState";
import { createWords } from "../src/words/words";

const t = createWords("en");
const plain = (text: string | undefined): string => text?.replaceAll("\u00a0", " ") ?? "";

/** Points of one width: FLOPs 1000 × density, each way's milliseconds by density. */
function rowsOf(
  width: number,
  times: { readonly [kernels in DensityRow["kernels"]]?: Readonly<Record<number, number>> },
) {
  return Object.entries(times).flatMap(([kernels, byDensity]) =>
    Object.entries(byDensity ?? {}).map(
      ([density, stepMs]): DensityRow => ({
        width,
        density: Number(density),
        kernels: kernels as DensityRow["kernels"],
        stepMs,
        countedFlops: 1000 * Number(density),
      }),
    ),
  );
}

// Dense 100 ms at the ends; connections alone win from 0.2 down.
const wide = rowsOf(4096, {
  dense: { 1: 100, 0.05: 80 },
  sparse: { 0.5: 180, 0.2: 63, 0.05: 20 },
});
// Connections alone never win.
const narrow = rowsOf(128, { dense: { 1: 1 }, sparse: { 1: 9, 0.05: 1.4 } });
// Once faster, slower again in between: what counts is from where on they stay faster.
const uneven = rowsOf(512, { dense: { 1: 10 }, sparse: { 1: 9, 0.2: 12, 0.1: 8, 0.05: 4 } });

describe("counted against measured", () => {
  it("takes measured time as a part of the dense time beside it, or of the width's median where there is none", () => {
    const [curve] = densityCurves(wide);
    expect(curve.points.map(({ density }) => density)).toEqual([1, 0.5, 0.2, 0.05]);
    // whole matrices take 90 in the middle: 180 / 90, 63 / 90; at 0.05 beside 80: 20 / 80
    expect(curve.points.map(({ sparse }) => sparse)).toEqual([undefined, 2, 0.7, 0.25]);
    expect(curve.points.map(({ counted }) => counted)).toEqual([1, 0.5, 0.2, 0.05]);
    expect(curve.paysFrom).toBe(0.2);
  });

  it("finds the density from which on sparsity pays throughout", () => {
    const curves = densityCurves([...wide, ...narrow, ...uneven]);
    expect(curves.map(({ width, paysFrom }) => [width, paysFrom])).toEqual([
      [128, undefined],
      [512, 0.1],
      [4096, 0.2],
    ]);
    // A tie is no gain.
    expect(densityCurves(rowsOf(8, { dense: { 1: 2 }, sparse: { 0.5: 2 } }))[0].paysFrom).toBeUndefined();
  });

  it("counts in proportion where the dense net was not measured", () => {
    const [curve] = densityCurves(rowsOf(8, { sparse: { 0.5: 2 } }));
    expect(curve.points).toEqual([{ density: 0.5, counted: 0.5, denseMs: undefined, sparseMs: 2, sparse: undefined }]);
    expect(curve.paysFrom).toBeUndefined();
  });

  it("says where sparsity pays, and how far time is from what is counted", () => {
    const [at128, , at4096] = densityCurves([...wide, ...narrow, ...uneven]);
    expect(plain(curveSentence(at4096, t))).toBe(
      "At width 4096 sparsity pays from a density of 20 % down: at 5 % a step takes 0.25× the dense time, while counted FLOPs say 0.05×.",
    );
    expect(plain(curveSentence(at128, t))).toBe(
      "At width 128 sparsity pays at no density that was measured: at 5 % a step on the connections alone takes 1.4× the dense time, while counted FLOPs say 0.05×.",
    );
    const always = densityCurves(rowsOf(64, { dense: { 1: 10 }, sparse: { 1: 9, 0.06: 1 } }))[0];
    expect(plain(curveSentence(always, t))).toMatch(
      /pays at every density that was measured, from 100 % down: at 6 % a step takes 0.1× /,
    );
    expect(curveSentence(densityCurves(rowsOf(64, { dense: { 1: 10 } }))[0], t)).toBeUndefined();
  });

  it("is in docs/ as its figures there say", () => {
    const measured = JSON.parse(readFileSync("docs/counted-against-measured.json", "utf8"));
    const { told } = densityDocuments(measured);
    expect(readFileSync("docs/counted-against-measured.md", "utf8")).toContain(told);
  });

  it("sums up several widths", () => {
    expect(plain(widthsSentence(densityCurves([...wide, ...narrow, ...uneven]), t))).toBe(
      "It pays at the widths (from the density) 512 (10 %), 4096 (20 %). It pays nowhere at 128.",
    );
    expect(widthsSentence(densityCurves(wide), t)).toBeUndefined();
  });

  it("puts a width that is measured anew in the place of what was measured before, on the same device only", () => {
    const place = { program: "Node", cores: 2, backend: { id: "wasm", device: "CPU" }, tensorflow: "4" };
    const file = (rows: readonly DensityRow[], device = "CPU") =>
      ({ lab: "1", net: "W", rows, place: { ...place, backend: { id: "wasm", device } } }) as unknown as DensityFile;
    const merged = mergeDensity(file([...wide, ...narrow]), file(rowsOf(128, { sparse: { 0.5: 7 } })));
    expect(merged.rows).toEqual([...wide, ...rowsOf(128, { sparse: { 0.5: 7 } })]);
    expect(mergeDensity(file(wide), file(narrow, "GPU")).rows).toEqual(narrow);
    expect(mergeDensity(undefined, file(narrow)).rows).toEqual(narrow);
  });

  it("draws a panel a width, with the dense step as 1 in each", () => {
    const drawing = densityFigure(densityCurves([...wide, ...narrow]), ["a note"], t);
    expect(drawing?.svg.match(/>width [\d,]+</g)).toEqual([">width 128<", ">width 4,096<"]);
    expect(drawing?.svg).toContain("a note");
    const panel = drawing?.rows.filter((row) => row.panel === "width 4,096") ?? [];
    const seriesAt = (x: number) => panel.filter((row) => row.x === x).map(({ series, y }) => [series, y]);
    expect(seriesAt(0.05)).toEqual([
      ["Connections alone, measured", 0.25],
      ["Whole matrices under a mask, measured", 1],
      ["FLOPs, counted", 0.05],
    ]);
    expect(densityFigure(densityCurves(rowsOf(64, { dense: { 1: 10 } })), [], t)).toBeUndefined();
  });
});
