import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { appendEvaluations, noEvaluations } from "../src/store/evaluations";
import { laneStyles } from "../src/store/laneStyles";
import { mergeRows } from "../src/store/mergedRows";
import { type AxisId, chartRows } from "../src/store/series";
import { DataTable } from "../src/ui/charts/DataTable";
import { Legend } from "../src/ui/charts/Legend";
import type { Line } from "../src/ui/charts/lines";
import { roundTicks } from "../src/ui/charts/ticks";
import type { ChartLane, ChartView } from "../src/ui/charts/useRows";
import { SummaryList } from "../src/ui/files/SummaryList";
import { evaluated } from "./storeEvents";

const lines: readonly Line[] = [
  { key: "train", lane: 0, label: "Train", colour: "red" },
  { key: "test", lane: 0, label: "Test", colour: "blue", dash: "2 2" },
];
const format = (value: number): string => value.toFixed(2);

/** A lane of a chart after some evaluations. */
function laneOf(lane: number, heard = [evaluated(0), evaluated(1)]): ChartLane {
  const evaluations = appendEvaluations(noEvaluations, heard);
  return {
    key: `lane ${lane}`,
    label: "Test",
    style: laneStyles[lane],
    role: "lane",
    evaluations,
    plan: undefined,
    backend: undefined,
    result: undefined,
    rows: chartRows(evaluations, "epoch", "rigl"),
  };
}

/** Returns the text of each element of a kind. */
const texts = (html: string, tag: string): string[] =>
  [...html.matchAll(new RegExp(`<${tag}[^>]*>(.*?)</${tag}>`, "g"))].map(([, inner]) => inner.replace(/<[^>]*>/g, ""));

describe("a chart's table", () => {
  const at = (axis: AxisId, lanes = [laneOf(0)]) => {
    const view: ChartView = { lanes, rows: mergeRows(lanes.map(({ rows }) => rows)), axis, convention: "rigl" };
    const beside = lanes.map((lane, i): Line => ({ ...lines[1], lane: i, letter: lane.style.letter }));
    return renderToStaticMarkup(
      <DataTable title="Accuracy" view={view} lines={lanes.length > 1 ? beside : lines} format={format} />,
    );
  };
  const html = at("epoch");
  it("names its columns and carries every point", () => {
    expect(texts(html, "caption")).toEqual(["Accuracy by Epoch"]);
    expect(texts(html, "th")).toEqual(["Epoch", "Train", "Test", "0", "1"]);
    expect(texts(html, "td")).toEqual(["0.50", "0.50", "0.60", "0.57"]);
  });
  it("has a column a lane, by epoch, and none of a lane that has not come so far", () => {
    const behind = laneOf(1, [evaluated(0)]);
    const two = at("epoch", [laneOf(0), behind]);
    expect(texts(two, "th")).toEqual(["Epoch", "A Test", "B Test", "0", "1"]);
    expect(texts(two, "td")).toEqual(["0.50", "0.50", "0.57", "–"]);
  });
  it("says of each lane where it stands on another axis", () => {
    const two = at("seconds", [laneOf(0), laneOf(1)]);
    expect(texts(two, "th")).toEqual(["Epoch", "A Seconds", "A Test", "B Seconds", "B Test", "0", "1"]);
    expect(texts(two, "td").slice(4)).toEqual(["0.5", "0.57", "0.5", "0.57"]);
  });
});

describe("a chart's legend", () => {
  it("shows the latest values, or that there are none", () => {
    const level = { value: 0.5, label: "Chance" };
    const at = (...lanes: readonly ChartLane[]): string[] =>
      texts(renderToStaticMarkup(<Legend lines={lines} level={level} view={{ lanes }} format={format} />), "li");
    expect(at(laneOf(0))).toEqual(["Train 0.60", "Test 0.57", "Chance 0.50"]);
    expect(at()).toEqual(["Train –", "Test –", "Chance 0.50"]);
  });
});

describe("the statistics of a file", () => {
  const base = { name: "a", kind: "file", nodes: 87036, edges: 1146258, distinctPairs: 321031, selfLoops: 5 } as const;
  const list = (summary: Parameters<typeof SummaryList>[0]["summary"]): Record<string, string> => {
    const html = renderToStaticMarkup(<SummaryList summary={summary} />);
    const values = texts(html, "dd");
    return Object.fromEntries(texts(html, "dt").map((label, i) => [label, values[i]]));
  };
  it("are those of a temporal graph, with what is missing said", () => {
    expect(list({ ...base, form: "temporal", timeStamps: 38, firstTime: 925516800, lastTime: 1022889600 })).toEqual({
      Nodes: "87,036",
      "Temporal edges": "1,146,258",
      "Distinct pairs": "321,031",
      "Self-loops": "5",
      "Time span": "1 May 1999 – 1 Jun 2002",
      "Time stamps": "38",
      Classes: "none (no labels file)",
    });
  });
  it("are those of a citation graph", () => {
    expect(list({ ...base, form: "features", featureCount: 1433, labelled: 2708, classes: 7 })).toEqual({
      Nodes: "87,036",
      Edges: "1,146,258",
      Features: "1,433",
      Classes: "7",
      "Labelled nodes": "2,708",
    });
  });
});

describe("roundTicks", () => {
  it("chooses round numbers within the ends", () => {
    expect(roundTicks(0, 40, 4)).toEqual([0, 10, 20, 30, 40]);
    expect(roundTicks(0.4, 1, 3)).toEqual([0.4, 0.6, 0.8, 1]);
    expect(roundTicks(0, 300, 6)).toEqual([0, 50, 100, 150, 200, 250, 300]);
    expect(roundTicks(2, 2, 5)).toEqual([2]);
  });
});
