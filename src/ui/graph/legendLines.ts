import { formatCount } from "../../lib/format";
import type { ColourBy } from "../../store/graph/graph";
import type { Words } from "../../words/words";
import type { Look, PairVerdict } from "./looks";
import { kindName } from "./names";
import type { Predicted } from "./predicted";
import type { Scene } from "./scene";
import { timeWriter } from "./times";

/** One line of the legend: a kind of node, the mark of wrong ones, or a kind of tested pair. */
export interface LegendLine {
  readonly mark: Look | "wrong" | PairVerdict;
  readonly name: string;
  readonly count: number;
}

/** Names everything that a picture shows by colour, form or dashes, with how many of each it has. */
export function legendLines(
  scene: Scene,
  by: ColourBy,
  predicted: Predicted | undefined,
  t: Words,
): readonly LegendLine[] {
  const { sample, nodes, kinds, verdicts, alarms } = scene;
  const write = by === "time" ? timeWriter(sample, t) : formatCount;
  const lines = kinds.map(({ id, look, count }): LegendLine => {
    return { mark: look, name: kindName(sample, id, write, t), count };
  });
  if (!predicted) return lines;
  if (sample.task === "node") {
    return [...lines, { mark: "wrong", name: t`wrongly predicted`, count: nodes.filter(({ wrong }) => wrong).length }];
  }
  const of = (verdict: PairVerdict): number => verdicts.filter((one) => one === verdict).length;
  return [
    ...lines,
    { mark: "found", name: t`test pair, found`, count: of("found") },
    { mark: "missed", name: t`test pair, missed`, count: of("missed") },
    { mark: "alarm", name: t`no edge, taken for one`, count: alarms.length },
  ];
}
