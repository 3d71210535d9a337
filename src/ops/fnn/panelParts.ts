import { paddedWidth, panelWidth } from "./panels";
import type { FnnPlan } from "./plan";

/** Output panels from .. to - 1 of one layer: what one thread takes the gradient of at a time. */
export interface PanelPart {
  readonly layer: number; // from 0
  readonly from: number;
  readonly to: number;
}

/** So many parts for each thread: the threads end at about the same time, and each part reads the activations anew. */
const partsPerThread = 3;

/**
 * Cuts the weights of all layers into parts of about the same work, the largest layers first.
 *
 * A single logit has no part of its own: its weights go with the layer below.
 */
export function panelParts(
  { layers, singleHead }: Pick<FnnPlan, "layers" | "singleHead">,
  threads: number,
): PanelPart[] {
  const wide = layers.slice(0, singleHead ? -1 : undefined).map(({ weights }, layer) => ({
    layer,
    panels: paddedWidth(weights.outputs) / panelWidth,
    work: paddedWidth(weights.inputs), // of each panel
  }));
  const share = wide.reduce((sum, { panels, work }) => sum + panels * work, 0) / (partsPerThread * threads);
  const parts = wide.flatMap(({ layer, panels, work }) => {
    const count = Math.min(panels, Math.max(1, Math.round((panels * work) / share)));
    return Array.from({ length: count }, (_, part) => ({
      layer,
      from: Math.floor((part * panels) / count),
      to: Math.floor(((part + 1) * panels) / count),
      work,
    }));
  });
  const workOf = ({ from, to, work }: (typeof parts)[number]): number => (to - from) * work;
  return parts.sort((a, b) => workOf(b) - workOf(a)).map(({ layer, from, to }) => ({ layer, from, to }));
}
