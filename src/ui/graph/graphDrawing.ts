import { formatCount } from "../../lib/format";
import { version } from "../../lib/version";
import { element, lineAt, textAt } from "../../paper/elements";
import { type Drawing, drawFigure, notesHeight } from "../../paper/figure";
import { textWidth } from "../../paper/textWidth";
import type { Row } from "../../record/csvText";
import type { ColourBy } from "../../store/graph/graph";
import { parts } from "../../train/graph/messages";
import type { Words } from "../../words/words";
import { printColour } from "../save/printColours";
import { type Camera, type Point, seenAt, wholeView } from "./camera";
import type { Places } from "./layout";
import { type LegendLine, legendLines } from "./legendLines";
import { type Look, verdictLooks } from "./looks";
import { className, colouringName } from "./names";
import { pairsOf } from "./paint";
import type { Predicted } from "./predicted";
import { extentOf, ruleSentence } from "./sampleSentence";
import { isWrong, type Scene } from "./scene";
import { shapePath } from "./shapes";

/** What a picture for paper is drawn from. */
export interface GraphDrawingInput {
  readonly scene: Scene;
  readonly places: Places;
  readonly by: ColourBy;
  readonly predicted: Predicted | undefined;
  readonly result: string; // what a run has made of it, in a sentence
  readonly seed: number;
}

const [width, margin, high] = [860, 18, 560];
const white = "#ffffff";
const ink = (name: string): string => printColour(`var(${name})`);

/** Draws the picture of a graph for paper, seen whole; its numbers are the nodes with what is known of them. */
export function graphDrawing({ scene, places, by, predicted, result, seed }: GraphDrawingInput, t: Words): Drawing {
  const { sample } = scene;
  const title = t`Graph of ${t.of(sample.name)}, coloured by: ${colouringName(by, t)}`;
  const [name, kind] = [t.of(sample.name), t.of(sample.kind)];
  const data = sample.name.includes(sample.kind) ? name : t`${name}, ${kind}`;
  const notes = [
    t.join(t`Data: ${data}: ${extentOf(sample, t)}.`, ruleSentence(sample, t)),
    t.join(predicted && result, t`Seed ${seed}.`, t`Sparse GNN Lab ${version}.`),
  ];
  const legend = drawLegend(legendLines(scene, by, predicted, t));
  const top = 44 + legend.height;
  const size = { width, height: high };
  const camera = wholeView(places, size);
  const head = { title, description: extentOf(sample, t), notes };
  const height = top + high + notesHeight(head, width);
  const graph = element("g", { transform: `translate(0 ${top})` }, [
    ...drawPairs(scene, places, camera),
    ...scene.nodes.map((look, node) => drawNode(look, seenAt(node, places, camera, size), look.radius, look.wrong)),
  ]);
  const svg = drawFigure({ ...head, width, height }, [...legend.marks, graph]);
  return { title, svg, width, height, rows: rowsOf(scene, predicted, t) };
}

function drawPairs(scene: Scene, places: Places, camera: Camera): readonly string[] {
  const size = { width, height: high };
  const line = (from: number, to: number, look: Readonly<Record<string, string | number>>): string => {
    const [a, b] = [seenAt(from, places, camera, size), seenAt(to, places, camera, size)];
    return lineAt(a.x, a.y, b.x, b.y, look);
  };
  const { src, dst } = scene.sample.pairs;
  const plain = { stroke: ink("--line-strong"), "stroke-opacity": 0.4 };
  return [
    ...[...src.keys()].filter((i) => !scene.verdicts[i]).map((i) => line(src[i], dst[i], plain)),
    ...(["found", "missed", "alarm"] as const).flatMap((kind) => {
      const { colour, dash } = verdictLooks[kind];
      const look = { stroke: ink(colour), "stroke-width": 1.4, "stroke-dasharray": dash.join(" ") || "none" };
      return [...pairsOf(kind, scene)].map(([from, to]) => line(from, to, look));
    }),
  ];
}

function drawNode(look: Look, { x, y }: Point, size: number, wrong: boolean): string {
  const stroke = look.hollow ? ink(look.colour) : look.outlined ? ink("--line-strong") : white;
  const fill = look.hollow ? white : ink(look.colour);
  const node = element("path", { d: shapePath(look.shape, x, y, size), fill, stroke });
  return wrong ? node + drawWrong({ x, y }, size) : node;
}

function drawWrong({ x, y }: Point, size: number): string {
  const ring = size + 2.8;
  const arm = (ring + 1.5) * Math.SQRT1_2;
  const look = { fill: "none", stroke: ink("--bad"), "stroke-width": 1.6 };
  return element("circle", { cx: x, cy: y, r: ring, ...look }) + lineAt(x - arm, y + arm, x + arm, y - arm, look);
}

/** Draws the legend in as many lines as it takes. */
function drawLegend(lines: readonly LegendLine[]): { readonly marks: readonly string[]; readonly height: number } {
  let [x, y] = [margin, 52];
  const marks = lines.flatMap(({ mark, name, count }) => {
    const text = `${name} ${formatCount(count)}`;
    const wide = 30 + textWidth(text, 13) + 18;
    if (x + wide > width - margin && x > margin) [x, y] = [margin, y + 20];
    const at = { x: x + 12, y: y - 4 };
    const drawn = [drawMark(mark, at), textAt(x + 28, y, text, { fill: ink("--ink") })];
    x += wide;
    return drawn;
  });
  return { marks, height: y - 32 };
}

function drawMark(mark: LegendLine["mark"], at: Point): string {
  if (mark === "wrong") return drawWrong(at, 3.2);
  if (typeof mark !== "string") return drawNode(mark, at, 4.6, false);
  const { colour, dash } = verdictLooks[mark];
  const look = { stroke: ink(colour), "stroke-width": 2, "stroke-dasharray": dash.join(" ") || "none" };
  return lineAt(at.x - 12, at.y, at.x + 12, at.y, look);
}

function rowsOf({ sample }: Scene, predicted: Predicted | undefined, t: Words): readonly Row[] {
  const { ids, labels, degree, part, firstTime } = sample;
  return Array.from(ids, (id, node): Row => {
    const said = predicted?.nodes[node] ?? -1;
    const wrong = isWrong(sample, predicted, node);
    return {
      node: id,
      class: labels[node] < 0 ? undefined : className(sample, labels[node], t),
      predicted: said < 0 ? undefined : className(sample, said, t),
      right: wrong === undefined ? undefined : wrong ? 0 : 1,
      usedFor: parts[part[node]],
      neighbours: degree[node],
      firstEdge: Number.isNaN(firstTime[node]) ? undefined : firstTime[node],
    };
  });
}
