import { formatCount } from "../../lib/format";
import type { ColourBy } from "../../store/graph/graph";
import type { GraphSample, Part } from "../../train/graph/messages";
import type { Words } from "../../words/words";
import type { Predicted } from "./predicted";
import { isWrong, type KindId } from "./scene";

/** Names a class of a sample. */
export function className({ classNames }: GraphSample, label: number, t: Words): string {
  return label < 0 ? t`none` : t.of(classNames[label] ?? String(label));
}

/** Says what a run uses a node for. */
export function partName(part: Part, t: Words): string {
  switch (part) {
    case "none":
      return t`not used`;
    case "train":
      return t`training`;
    case "val":
      return t`validation`;
    case "test":
      return t`test`;
    default:
      return part satisfies never;
  }
}

/** Names what nodes are coloured by. */
export function colouringName(by: ColourBy, t: Words): string {
  switch (by) {
    case "class":
      return t`Class`;
    case "prediction":
      return t`Prediction`;
    case "part":
      return t`Part of the split`;
    case "degree":
      return t`Number of neighbours`;
    case "time":
      return t`Time of first edge`;
    default:
      return by satisfies never;
  }
}

/** Names a line of the legend. */
export function kindName(sample: GraphSample, id: KindId, write: (value: number) => string, t: Words): string {
  switch (id.type) {
    case "class":
      return /^\d+$/.test(sample.classNames[id.label] ?? "0")
        ? t`class ${className(sample, id.label, t)}`
        : className(sample, id.label, t);
    case "none":
      return t`none`;
    case "others":
      return t.many(id.classes, "{0} other class", "{0} other classes");
    case "part":
      return partName(id.part, t);
    case "stretch":
      return id.low === id.high ? write(id.low) : `${write(id.low)} – ${write(id.high)}`;
    default:
      return id satisfies never;
  }
}

/** What a node is, in clauses: for the tooltip, and for screen readers. */
export function nodeClauses(
  sample: GraphSample,
  predicted: Predicted | undefined,
  node: number,
  t: Words,
): readonly string[] {
  const { labels, degree, part } = sample;
  const wrong = isWrong(sample, predicted, node);
  const said = predicted?.nodes[node] ?? -1;
  const uses = [t`not used`, t`training`, t`validation`, t`test`];
  return [
    ...(labels[node] >= 0 ? [t`class ${className(sample, labels[node], t)}`] : []),
    ...(wrong === undefined
      ? []
      : wrong
        ? [t`wrongly predicted ${className(sample, said, t)}`]
        : [t`rightly predicted`]),
    ...(part.some((one) => one > 0) ? [uses[part[node]]] : []),
    t.many(degree[node], "{0} neighbour", "{0} neighbours", formatCount(degree[node])),
  ];
}
