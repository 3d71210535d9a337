import type { MaskPicture, RunEvent } from "../train/protocol";
import { countChanges } from "./maskBits";

type MasksUpdated = RunEvent & { readonly type: "masksUpdated" };

/** Limits of what a lane's mask pictures may take. */
export interface PictureLimits {
  readonly pictures: number; // at least 2
  readonly bytes: number; // of their base64
}

/** At most so many pictures a lane, of at most so many bytes: with four lanes the page stays below 100 MB however long they train. */
export const pictureLimits: PictureLimits = { pictures: 120, bytes: 16_000_000 };

function bytesIn({ layers }: MasksUpdated): number {
  return Object.values(layers).reduce((sum, { bits }) => sum + bits.length, 0);
}

/** Lets a picture follow one before the one that it followed: it stands for the updates of both, and counts what they changed together. */
function afterEarlier(before: MasksUpdated, left: MasksUpdated, picture: MasksUpdated): MasksUpdated {
  const layers = Object.entries(picture.layers).map(([name, layer]): [string, MaskPicture] => {
    const old = before.layers[name];
    if (layer.kept !== undefined) return [name, addChanges(layer, left.layers[name])];
    return [name, old ? { ...layer, ...countChanges(old.bits, layer.bits) } : layer];
  });
  return {
    ...picture,
    updates: (left.updates ?? 1) + (picture.updates ?? 1),
    layers: Object.fromEntries(layers),
  };
}

/** Adds up what two updates changed where there are no bits to compare; what came and went again counts both times. */
function addChanges(layer: MaskPicture, left: MaskPicture | undefined): MaskPicture {
  if (!left) return layer;
  return { ...layer, dropped: left.dropped + layer.dropped, grown: left.grown + layer.grown };
}

/** Returns which picture, neither the first nor the last, leaves the smallest gap in steps; the earliest of several. */
function mostCrowded(pictures: readonly MasksUpdated[]): number {
  let best = 1;
  for (let i = 2; i < pictures.length - 1; i++) {
    const gap = (at: number): number => pictures[at + 1].step - pictures[at - 1].step;
    if (gap(i) < gap(best)) best = i;
  }
  return best;
}

/**
 * Leaves mask pictures out until the rest keeps the limits: the first and the last stay, those between lie about evenly over the
 * steps. Events that need no thinning come back as they are.
 */
export function thinPictures(events: readonly RunEvent[], limits: PictureLimits = pictureLimits): readonly RunEvent[] {
  const pictures = events.filter((event) => event.type === "masksUpdated");
  let bytes = pictures.reduce((sum, picture) => sum + bytesIn(picture), 0);
  const changed = new Map<RunEvent, RunEvent | undefined>();
  const original = new Map(pictures.map((picture) => [picture, picture]));
  while (pictures.length > 2 && (pictures.length > limits.pictures || bytes > limits.bytes)) {
    const at = mostCrowded(pictures);
    const [before, left, picture] = pictures.slice(at - 1, at + 2);
    const joined = afterEarlier(before, left, picture);
    const from = original.get(picture) as MasksUpdated;
    changed.set(original.get(left) as MasksUpdated, undefined);
    changed.set(from, joined);
    original.set(joined, from);
    pictures.splice(at, 2, joined);
    bytes -= bytesIn(left);
  }
  if (changed.size === 0) return events;
  return events.flatMap((event) => (changed.has(event) ? (changed.get(event) ?? []) : event));
}
