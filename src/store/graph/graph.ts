import { create } from "zustand";
import type { GraphSample } from "../../train/graph/messages";
import type { RunSpec } from "../../train/spec";
import { useLab } from "../lab";

/** What nodes can be coloured by. */
export type ColourBy = "class" | "prediction" | "part" | "degree" | "time";

/** The sample on show, one on its way, or why there is none. */
export type Drawing =
  | { readonly state: "none" }
  | { readonly state: "drawing" }
  | { readonly state: "refused"; readonly message: string }
  | { readonly state: "here"; readonly sample: GraphSample };

/** What the Graph view shows and how. */
export interface GraphState {
  readonly key: string; // of what was asked for last
  readonly drawing: Drawing;
  readonly size?: number; // most nodes of the sample; undefined: what the task suggests
  readonly colourBy?: ColourBy; // undefined: what the data set suggests
  readonly wrongOnly: boolean;
  readonly lane: number; // whose predictions are shown
  /** Draws a sample of a spec's data set unless it is on show or on its way. */
  draw(spec: RunSpec): Promise<void>;
  /** Draws again what was refused. */
  again(spec: RunSpec): Promise<void>;
  chooseSize(size: number): void;
  chooseColours(by: ColourBy): void;
  chooseWrongOnly(wrongOnly: boolean): void;
  chooseLane(lane: number): void;
}

/** The sizes of a sample on offer, in nodes. */
export const sampleSizes = [150, 400, 600] as const;

/** Returns the size of a sample that suits a spec: pairs to be told apart need more room than nodes. */
export function suggestedSize({ task }: RunSpec): number {
  return task === "link" ? 150 : 400;
}

/** What a sample depends on; specs that agree in it share one. */
const drawnBy = [
  "dataset",
  "task",
  "seed",
  "nodesPerClass",
  "walkScope",
  "walkLength",
  "spreadTimes",
  "symmetrise",
] as const satisfies readonly (keyof RunSpec)[];

/** Names everything in a spec that a sample depends on. */
export function drawnKey(spec: RunSpec): string {
  return JSON.stringify(drawnBy.map((id) => spec[id]));
}

/** The Graph view's store, in the view's chunk. */
export const useGraph = create<GraphState>()((set, get) => ({
  key: "",
  drawing: { state: "none" },
  wrongOnly: false,
  lane: 0,
  draw: async (spec) => {
    const size = get().size ?? suggestedSize(spec);
    const key = `${drawnKey(spec)} ${size}`;
    if (key === get().key) return;
    set({ key, drawing: { state: "drawing" } });
    const drawn = await useLab.getState().drawGraph(spec, size);
    if (!drawn || get().key !== key) return;
    set({
      drawing:
        "sample" in drawn ? { state: "here", sample: drawn.sample } : { state: "refused", message: drawn.message },
    });
  },
  again: (spec) => {
    set({ key: "" });
    return get().draw(spec);
  },
  chooseSize: (size) => set({ size }),
  chooseColours: (colourBy) => set({ colourBy }),
  chooseWrongOnly: (wrongOnly) => set({ wrongOnly }),
  chooseLane: (lane) => set({ lane }),
}));
