import type { ColourBy } from "../../store/graph/graph";
import { type GraphSample, parts } from "../../train/graph/messages";
import { type Bins, equalBins } from "./bins";
import { classLook, type Look, mostClasses, otherLook, type PairVerdict, partLooks, rampLooks } from "./looks";
import type { Predicted } from "./predicted";

/** How one node is drawn. */
export interface NodeLook extends Look {
  readonly radius: number; // CSS pixels
  readonly wrong: boolean; // predicted as another class than its own
}

/** All that a picture shows beside where nodes lie. */
export interface Scene {
  readonly sample: GraphSample;
  readonly nodes: readonly NodeLook[];
  readonly verdicts: readonly (PairVerdict | undefined)[]; // [pairs]
  readonly alarms: readonly number[]; // of the negatives, those taken for an edge
  readonly kinds: readonly Kind[]; // for the legend
}

/** One line of the legend. */
export interface Kind {
  readonly id: KindId;
  readonly look: Look;
  readonly count: number; // nodes of the sample
}

/** What a line of the legend stands for: a class, none, the rest of the classes, a part, or a stretch of a measure. */
export type KindId =
  | { readonly type: "class"; readonly label: number }
  | { readonly type: "none" }
  | { readonly type: "others"; readonly classes: number }
  | { readonly type: "part"; readonly part: (typeof parts)[number] }
  | { readonly type: "stretch"; readonly low: number; readonly high: number };

/** Lists what the nodes of a sample can be coloured by; the first is what the data set suggests. */
export function colourings(sample: GraphSample, predicted: Predicted | undefined): readonly ColourBy[] {
  const isNodeTask = sample.part.some((part) => part > 0);
  return [
    ...(sample.labels.some((label) => label >= 0) ? (["class"] as const) : []),
    ...(isNodeTask && predicted ? (["prediction"] as const) : []),
    ...(isNodeTask ? (["part"] as const) : []),
    "degree",
    ...(sample.form === "temporal" ? (["time"] as const) : []),
  ];
}

/** Tells how a sample is drawn, coloured by something, with what a run has predicted of it. */
export function sceneOf(sample: GraphSample, by: ColourBy, predicted: Predicted | undefined): Scene {
  const { looks, kinds } = looksBy(sample, by, predicted);
  const most = sample.degree.reduce((a, b) => Math.max(a, b), 1);
  const size = (degree: number): number => 3.6 + 3.6 * Math.sqrt(degree / most);
  return {
    sample,
    nodes: looks.map((look, node) => ({
      ...look,
      radius: size(sample.degree[node]),
      wrong: isWrong(sample, predicted, node) ?? false,
    })),
    verdicts: Array.from(sample.testAt, (_, pair) => pairVerdict(predicted, pair)),
    alarms: [...sample.negatives.testAt.keys()].filter((i) => predicted?.negatives[i] === 1),
    kinds,
  };
}

/** Tells whether a node is predicted as another class than its own; undefined where nothing is predicted of it. */
export function isWrong({ labels }: GraphSample, predicted: Predicted | undefined, node: number): boolean | undefined {
  const said = predicted?.nodes[node] ?? -1;
  return said < 0 ? undefined : said !== labels[node];
}

function pairVerdict(predicted: Predicted | undefined, pair: number): PairVerdict | undefined {
  const said = predicted?.pairs[pair] ?? -1;
  return said < 0 ? undefined : said === 1 ? "found" : "missed";
}

function looksBy(sample: GraphSample, by: ColourBy, predicted: Predicted | undefined) {
  switch (by) {
    case "class":
      return byClass(sample, sample.labels);
    case "prediction":
      return byClass(sample, predicted?.nodes ?? new Int32Array(sample.labels.length).fill(-1));
    case "part":
      return byPart(sample);
    case "degree":
      return byStretch(equalBins(sample.degree, rampLooks.length));
    case "time":
      return byStretch(equalBins(sample.firstTime, rampLooks.length));
    default:
      return by satisfies never;
  }
}

/** Ranks the classes that have a look of their own: all in order, or the most frequent of the sample where they are too many. */
export function rankedClasses({ classNames, labels }: GraphSample): readonly number[] {
  const classes = Math.max(
    classNames.length,
    labels.reduce((a, b) => Math.max(a, b + 1), 0),
  );
  const all = Array.from({ length: classes }, (_, label) => label);
  if (classes <= mostClasses) return all;
  const counts = all.map((label) => labels.reduce((count, one) => count + (one === label ? 1 : 0), 0));
  return all.sort((a, b) => counts[b] - counts[a] || a - b).slice(0, mostClasses);
}

function byClass(sample: GraphSample, classes: ArrayLike<number>) {
  const ranked = rankedClasses(sample);
  const rankOf = new Map(ranked.map((label, rank) => [label, rank]));
  const lookOf = (label: number): Look => {
    const rank = rankOf.get(label);
    return rank === undefined ? otherLook : classLook(rank);
  };
  const of = Array.from(classes);
  const count = (holds: (label: number) => boolean): number => of.filter(holds).length;
  const others = new Set(of.filter((label) => label >= 0 && !rankOf.has(label)));
  const kinds: Kind[] = ranked.map((label) => ({
    id: { type: "class", label },
    look: lookOf(label),
    count: count((one) => one === label),
  }));
  if (others.size > 0) {
    const id = { type: "others", classes: others.size } as const;
    kinds.push({ id, look: otherLook, count: count((label) => others.has(label)) });
  }
  const none = count((label) => label < 0);
  if (none > 0) kinds.push({ id: { type: "none" }, look: otherLook, count: none });
  return { looks: of.map(lookOf), kinds };
}

function byPart({ part }: GraphSample) {
  const kinds = parts.map(
    (name, i): Kind => ({
      id: { type: "part", part: name },
      look: partLooks[i],
      count: part.filter((one) => one === i).length,
    }),
  );
  return {
    looks: Array.from(part, (one) => partLooks[one]),
    kinds: [...kinds.slice(1), kinds[0]].filter(({ count }) => count > 0),
  };
}

function byStretch({ low, high, of }: Bins) {
  // Few stretches take their colours from both ends.
  const step = low.length > 1 ? (rampLooks.length - 1) / (low.length - 1) : 0;
  const looks = low.map((_, bin) => rampLooks[Math.round(bin * step)]);
  const kinds = low.map(
    (least, bin): Kind => ({
      id: { type: "stretch", low: least, high: high[bin] },
      look: looks[bin],
      count: of.filter((one) => one === bin).length,
    }),
  );
  return { looks: Array.from(of, (bin) => looks[bin] ?? otherLook), kinds };
}
