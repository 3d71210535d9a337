import { useEffect, useMemo, useState } from "react";
import type { GraphSample } from "../../train/graph/messages";
import { fieldTrail, type Trail, trailSteps } from "./trail";

/** What can be followed on the picture. */
export type TrailKind = Trail["kind"];

/** How long a step stays before the next one is taken, in milliseconds. */
const stepEvery = 1300;

/** What is followed on the picture, and the buttons of it. */
export interface TrailControl {
  readonly trail?: Trail;
  readonly kind?: TrailKind; // that the buttons speak of
  readonly kinds: readonly TrailKind[]; // that there are for this sample and model
  readonly playing: boolean;
  choose(kind: TrailKind): void;
  /** Goes on to another walk, or another node, and plays it. */
  next(): void;
  /** Starts at a node of its own. */
  startAt(node: number): void;
  play(): void;
  pause(): void;
  step(): void;
  clear(): void;
}

interface Followed {
  readonly of: GraphSample;
  readonly kind: TrailKind;
  readonly index: number; // of the walks, or of the fields of the sample
  readonly centre?: number; // chosen by hand
  readonly step: number;
  readonly playing: boolean;
}

/** Follows walks and neighbourhoods of a sample; where a person wants no motion a trail is shown whole. */
export function useTrail(
  sample: GraphSample | undefined,
  sees: "walks" | "neighbours" | "both",
  still: boolean,
): TrailControl {
  const [followed, setFollowed] = useState<Followed>();
  const [kind, setKind] = useState<TrailKind>("walk");
  const kinds = useMemo(() => {
    const found: TrailKind[] = [];
    if (sample?.walks && sample.walks.walks.length > 0 && sees !== "neighbours") found.push("walk");
    if (sample && sees !== "walks") found.push("field");
    return found;
  }, [sample, sees]);
  const now = followed?.of === sample && followed && kinds.includes(followed.kind) ? followed : undefined;
  const base = useMemo(() => {
    if (!sample || !now) return undefined;
    if (now.kind === "field")
      return fieldTrail(sample, now.centre ?? sample.fields[now.index % Math.max(1, sample.fields.length)] ?? 0);
    const walk = sample.walks?.walks[now.index % (sample.walks.walks.length || 1)];
    return walk && ({ kind: "walk", walk, step: 0 } as const);
  }, [sample, now?.kind, now?.index, now?.centre]);
  const steps = base ? trailSteps(base) : 0;
  const step = Math.min(now?.step ?? 0, steps);
  const trail = useMemo((): Trail | undefined => base && { ...base, step }, [base, step]);
  const playing = now?.playing === true && step < steps;
  const change = (part: Partial<Followed>): void => setFollowed((old) => old && { ...old, ...part });
  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(() => change({ step: step + 1 }), stepEvery);
    return () => clearTimeout(timer);
  }, [playing, step]);
  const chosen = kinds.includes(kind) ? kind : kinds[0];
  const begin = (part: Pick<Followed, "index" | "centre">): void => {
    if (!sample || !chosen) return;
    setFollowed({ of: sample, kind: chosen, step: still ? Number.POSITIVE_INFINITY : 0, playing: !still, ...part });
  };
  return {
    trail,
    kind: chosen,
    kinds,
    playing,
    choose: (wanted) => {
      setKind(wanted);
      setFollowed(undefined);
    },
    next: () => begin({ index: now ? now.index + 1 : 0, centre: undefined }),
    startAt: (node) => begin({ index: now?.index ?? 0, centre: node }),
    play: () => (now ? change({ playing: true, step: step === steps ? 0 : step }) : begin({ index: 0 })),
    pause: () => change({ playing: false }),
    step: () => {
      if (!now) begin({ index: 0 });
      change({ playing: false, step: step < steps ? step + 1 : 0 });
    },
    clear: () => setFollowed(undefined),
  };
}
