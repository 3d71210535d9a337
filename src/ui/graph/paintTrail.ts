import type { Point } from "./camera";
import type { Picture } from "./paint";
import { type FieldTrail, openPairs, type Trail, type WalkTrail } from "./trail";

type TrailPicture = Picture & { readonly trail: Trail };

/** Paints what a trail has come along, and where it can go. */
export function paintTrail(
  context: CanvasRenderingContext2D,
  picture: TrailPicture,
  at: readonly Point[],
  grown: number,
): void {
  context.globalAlpha = 1;
  if (picture.trail.kind === "walk") paintWalk(context, picture, picture.trail, at, grown);
  else paintField(context, picture, picture.trail, at, grown);
}

function paintWalk(
  context: CanvasRenderingContext2D,
  { scene, palette, along }: Picture,
  trail: WalkTrail,
  at: readonly Point[],
  grown: number,
): void {
  const { walk, step } = trail;
  const { pairs } = scene.sample;
  context.strokeStyle = palette["--accent"];
  context.fillStyle = palette["--accent"];
  if (step < walk.times.length && along === 1) {
    context.lineWidth = 1.2;
    context.setLineDash([3, 4]);
    context.beginPath();
    for (const i of openPairs(scene.sample, trail)) {
      context.moveTo(at[pairs.src[i]].x, at[pairs.src[i]].y);
      context.lineTo(at[pairs.dst[i]].x, at[pairs.dst[i]].y);
    }
    context.stroke();
    context.setLineDash([]);
  }
  for (let hop = 0; hop < step; hop++) {
    const [from, to] = [walk.nodes[hop], walk.nodes[hop + 1]];
    const share = hop === step - 1 ? along : 1;
    if (from === to) paintLoop(context, at[from], grown * scene.nodes[from].radius);
    else paintArrow(context, at[from], between(at[from], at[to], share), grown * scene.nodes[to].radius * share);
  }
  if (along < 1 && step > 0) {
    const spot = between(at[walk.nodes[step - 1]], at[walk.nodes[step]], along);
    context.beginPath();
    context.arc(spot.x, spot.y, 6, 0, 2 * Math.PI);
    context.fill();
  }
  const now = at[walk.nodes[along === 1 ? step : Math.max(0, step - 1)]];
  context.lineWidth = 2.5;
  context.beginPath();
  context.arc(now.x, now.y, grown * 7 + 4, 0, 2 * Math.PI);
  context.stroke();
  paintNumbers(context, walk, along < 1 ? step - 1 : step, at, palette);
}

/** Puts the number of each hop that has been taken at its middle; hops over the same pair stand beside one another. */
function paintNumbers(
  context: CanvasRenderingContext2D,
  walk: WalkTrail["walk"],
  hops: number,
  at: readonly Point[],
  palette: Picture["palette"],
): void {
  context.font = "600 11px system-ui, sans-serif";
  context.textAlign = "center";
  context.textBaseline = "middle";
  const used = new Map<string, number>();
  for (let hop = 0; hop < hops; hop++) {
    const [from, to] = [walk.nodes[hop], walk.nodes[hop + 1]];
    const pair = `${Math.min(from, to)} ${Math.max(from, to)}`;
    const before = used.get(pair) ?? 0;
    used.set(pair, before + 1);
    const { x, y } = between(at[from], at[to], 0.5);
    const place = { x: x + 17 * before, y: from === to ? y - 22 : y };
    context.beginPath();
    context.arc(place.x, place.y, 8, 0, 2 * Math.PI);
    context.fillStyle = palette["--accent"];
    context.fill();
    context.fillStyle = palette["--on-accent"];
    context.fillText(String(hop + 1), place.x, place.y + 0.5);
  }
}

function paintField(
  context: CanvasRenderingContext2D,
  { scene, palette, along }: Picture,
  { centre, near, inward, outer, step }: FieldTrail,
  at: readonly Point[],
  grown: number,
): void {
  const { pairs } = scene.sample;
  const isNear = new Set(near);
  context.strokeStyle = palette["--accent"];
  context.fillStyle = palette["--accent"];
  const flow = (from: number, to: number, share: number): void =>
    paintArrow(context, at[from], between(at[from], at[to], share), grown * scene.nodes[to].radius * share, 1.6);
  if (step >= 1) {
    for (const i of outer) {
      const [from, to] = isNear.has(pairs.dst[i]) ? [pairs.src[i], pairs.dst[i]] : [pairs.dst[i], pairs.src[i]];
      flow(from, to, step === 1 ? along : 1);
      if (isNear.has(from)) flow(to, from, step === 1 ? along : 1);
    }
  }
  context.lineWidth = 1.2;
  context.setLineDash([3, 4]);
  context.beginPath();
  for (const i of step === 0 ? [...inward, ...outer] : step === 1 ? inward : []) {
    context.moveTo(at[pairs.src[i]].x, at[pairs.src[i]].y);
    context.lineTo(at[pairs.dst[i]].x, at[pairs.dst[i]].y);
  }
  context.stroke();
  context.setLineDash([]);
  if (step === 2) for (const node of near) flow(node, centre, along);
  context.lineWidth = 2.5;
  context.beginPath();
  context.arc(at[centre].x, at[centre].y, grown * scene.nodes[centre].radius + 6, 0, 2 * Math.PI);
  context.stroke();
}

function between(from: Point, to: Point, share: number): Point {
  return { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
}

/** Paints an arrow whose head touches a node of this size at its end. */
function paintArrow(context: CanvasRenderingContext2D, from: Point, to: Point, size: number, width = 2.5): void {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length < 1) return;
  const [across, down] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const reach = Math.max(0, length - size);
  const tip = { x: from.x + across * reach, y: from.y + down * reach };
  const head = Math.min(8, reach);
  context.lineWidth = width;
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(tip.x - across * head * 0.7, tip.y - down * head * 0.7);
  context.stroke();
  context.beginPath();
  context.moveTo(tip.x, tip.y);
  context.lineTo(tip.x - head * (across - 0.5 * down), tip.y - head * (down + 0.5 * across));
  context.lineTo(tip.x - head * (across + 0.5 * down), tip.y - head * (down - 0.5 * across));
  context.closePath();
  context.fill();
}

/** Paints the hop of a node to itself. */
function paintLoop(context: CanvasRenderingContext2D, { x, y }: Point, size: number): void {
  context.lineWidth = 2.5;
  context.beginPath();
  context.arc(x, y - size - 7, 8, 0, 2 * Math.PI);
  context.stroke();
}
