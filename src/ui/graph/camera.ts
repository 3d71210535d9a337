import type { Size } from "../useSize";
import type { Places } from "./layout";

/** How the layout is seen: pixels = (place - centre) × scale, from the middle of the picture. */
export interface Camera {
  readonly x: number; // centre, in units of the layout
  readonly y: number;
  readonly scale: number; // CSS pixels for one unit
}

/** A point of the picture in CSS pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Room that is left around the outermost nodes, in CSS pixels. */
const margin = 18;

/** How far one may go in or out, against the whole picture. */
const [farthest, nearest] = [0.5, 12];

/** Returns the camera that shows the whole layout. */
export function wholeView({ x, y }: Places, { width, height }: Size): Camera {
  if (x.length === 0) return { x: 0, y: 0, scale: 1 };
  const span = (values: Float64Array) => {
    let low = values[0];
    let high = values[0];
    for (const value of values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return { middle: (low + high) / 2, length: Math.max(high - low, 60) };
  };
  const across = span(x);
  const down = span(y);
  const scale = Math.min((width - 2 * margin) / across.length, (height - 2 * margin) / down.length);
  return { x: across.middle, y: down.middle, scale: Math.max(scale, 0.01) };
}

/** Returns where a node is seen. */
export function seenAt(node: number, { x, y }: Places, camera: Camera, { width, height }: Size): Point {
  return {
    x: (x[node] - camera.x) * camera.scale + width / 2,
    y: (y[node] - camera.y) * camera.scale + height / 2,
  };
}

/** Goes nearer by a factor, so that what is seen at a point stays there. */
export function zoomAt(camera: Camera, factor: number, point: Point, whole: Camera, { width, height }: Size): Camera {
  const scale = Math.min(nearest * whole.scale, Math.max(farthest * whole.scale, camera.scale * factor));
  const shift = 1 / camera.scale - 1 / scale;
  return {
    x: camera.x + (point.x - width / 2) * shift,
    y: camera.y + (point.y - height / 2) * shift,
    scale,
  };
}

/** Moves what is seen by so many pixels. */
export function panBy(camera: Camera, x: number, y: number): Camera {
  return { ...camera, x: camera.x - x / camera.scale, y: camera.y - y / camera.scale };
}

/** Finds the node that is seen nearest to a point, at most so many pixels away. */
export function nodeNear(point: Point, places: Places, camera: Camera, size: Size, reach: number): number | undefined {
  let best: number | undefined;
  let least = reach * reach;
  for (let node = 0; node < places.x.length; node++) {
    const at = seenAt(node, places, camera, size);
    const distance = (at.x - point.x) ** 2 + (at.y - point.y) ** 2;
    if (distance > least) continue;
    least = distance;
    best = node;
  }
  return best;
}

/** Finds the node that an arrow key leads to: the nearest one on that side, distance across counting twice. */
export function nodeTowards(from: number, key: string, { x, y }: Places): number | undefined {
  const direction = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[key];
  if (!direction) return undefined;
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let node = 0; node < x.length; node++) {
    const [across, down] = [x[node] - x[from], y[node] - y[from]];
    const ahead = across * direction[0] + down * direction[1];
    const aside = Math.abs(across * direction[1]) + Math.abs(down * direction[0]);
    const cost = ahead + 2 * aside;
    if (node === from || ahead <= 0 || cost >= least) continue;
    least = cost;
    best = node;
  }
  return best;
}
