import type { Size } from "../useSize";
import { type Camera, type Point, seenAt } from "./camera";
import type { Places } from "./layout";
import { type PairVerdict, verdictLooks } from "./looks";
import { paintTrail } from "./paintTrail";
import type { NodeLook, Scene } from "./scene";
import { traceShape } from "./shapes";
import { type Trail, trailNodes } from "./trail";
import type { Palette } from "./usePalette";

/** Everything that one picture is painted from. */
export interface Picture {
  readonly scene: Scene;
  readonly places: Places;
  readonly camera: Camera;
  readonly size: Size; // CSS pixels
  readonly ratio: number; // device pixels per CSS pixel
  readonly palette: Palette;
  readonly trail?: Trail;
  readonly along: number; // how far the last step of the trail has come, 0 .. 1
  readonly wrongOnly: boolean;
  readonly focus?: number; // node that is pointed at
}

/** What stands back behind what a trail, or the wish for wrong ones, speaks of. */
const backAlpha = 0.16;

/** Paints the picture of a graph. */
export function paint(context: CanvasRenderingContext2D, picture: Picture): void {
  const { scene, places, camera, size, ratio, palette, trail, wrongOnly, focus } = picture;
  const at = Array.from(scene.nodes, (_, node) => seenAt(node, places, camera, size));
  // Nearer nodes are larger, but by less than the distances between them.
  const grown = Math.min(2.4, Math.max(0.75, camera.scale ** 0.5));
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, size.width, size.height);
  paintPairs(context, picture, at);
  const spoken = trail && trailNodes(trail);
  const stands = (look: NodeLook, node: number): boolean => (spoken?.has(node) ?? true) && (!wrongOnly || look.wrong);
  context.globalAlpha = backAlpha;
  paintNodes(context, scene, at, palette, grown, (look, node) => !stands(look, node));
  context.globalAlpha = 1;
  if (trail) paintTrail(context, { ...picture, trail }, at, grown);
  paintNodes(context, scene, at, palette, grown, stands);
  if (focus !== undefined && at[focus]) paintFocus(context, at[focus], grown * scene.nodes[focus].radius, palette);
  context.globalAlpha = 1;
}

function paintPairs(
  context: CanvasRenderingContext2D,
  { scene, palette, trail, wrongOnly }: Picture,
  at: readonly Point[],
): void {
  const { pairs } = scene.sample;
  const line = (from: number, to: number): void => {
    context.moveTo(at[from].x, at[from].y);
    context.lineTo(at[to].x, at[to].y);
  };
  const back = trail ? 0.45 : 1;
  context.lineWidth = 1;
  context.setLineDash([]);
  context.strokeStyle = palette["--line-strong"];
  // Where lines are many each may be fainter.
  context.globalAlpha = Math.min(0.5, Math.max(0.2, 260 / pairs.src.length)) * back;
  context.beginPath();
  pairs.src.forEach((from, i) => {
    if (!scene.verdicts[i]) line(from, pairs.dst[i]);
  });
  context.stroke();
  const kinds = wrongOnly ? (["missed", "alarm"] as const) : (["found", "missed", "alarm"] as const);
  for (const kind of kinds) {
    const { colour, dash } = verdictLooks[kind];
    context.strokeStyle = palette[colour];
    context.setLineDash([...dash]);
    context.globalAlpha = 0.85 * back;
    context.lineWidth = 1.4;
    context.beginPath();
    for (const [from, to] of pairsOf(kind, scene)) line(from, to);
    context.stroke();
  }
  context.setLineDash([]);
}

/** Lists the pairs of a verdict by the places of their nodes. */
export function* pairsOf(kind: PairVerdict, { sample, verdicts, alarms }: Scene): Generator<readonly [number, number]> {
  const { pairs, negatives } = sample;
  if (kind === "alarm") for (const i of alarms) yield [negatives.src[i], negatives.dst[i]];
  else for (const [i, verdict] of verdicts.entries()) if (verdict === kind) yield [pairs.src[i], pairs.dst[i]];
}

function paintNodes(
  context: CanvasRenderingContext2D,
  { nodes }: Scene,
  at: readonly Point[],
  palette: Palette,
  grown: number,
  stands: (look: NodeLook, node: number) => boolean,
): void {
  nodes.forEach((look, node) => {
    if (!stands(look, node)) return;
    const { x, y } = at[node];
    const size = grown * look.radius;
    context.beginPath();
    traceShape(context, look.shape, x, y, size);
    context.fillStyle = palette[look.hollow ? "--surface" : look.colour];
    context.fill();
    context.lineWidth = look.hollow ? 1.5 : 1;
    context.strokeStyle = palette[look.hollow ? look.colour : look.outlined ? "--line-strong" : "--surface"];
    context.stroke();
    if (look.wrong) paintWrong(context, at[node], size, palette);
  });
}

/** Marks a node as wrongly predicted: a ring around it and a stroke through it, which leave its form and colour in sight. */
function paintWrong(context: CanvasRenderingContext2D, { x, y }: Point, size: number, palette: Palette): void {
  const ring = size + 2.8;
  const arm = (ring + 1.5) * Math.SQRT1_2;
  for (const [colour, width] of [
    ["--surface", 3.4],
    ["--bad", 1.6],
  ] as const) {
    context.strokeStyle = palette[colour];
    context.lineWidth = width;
    context.beginPath();
    context.moveTo(x + ring, y);
    context.arc(x, y, ring, 0, 2 * Math.PI);
    context.moveTo(x - arm, y + arm);
    context.lineTo(x + arm, y - arm);
    context.stroke();
  }
}

function paintFocus(context: CanvasRenderingContext2D, { x, y }: Point, size: number, palette: Palette): void {
  for (const [colour, width] of [
    ["--surface", 5],
    ["--ink", 2.5],
  ] as const) {
    context.strokeStyle = palette[colour];
    context.lineWidth = width;
    context.beginPath();
    context.arc(x, y, size + 5, 0, 2 * Math.PI);
    context.stroke();
  }
}
