import type { DatasetSummary } from "../../data/dataset";
import { formatCount } from "../../lib/format";
import { timeSpan } from "../../store/timeSpan";
import type { Words } from "../../words/words";
import { useWords } from "../useWords";

/** The statistics of a data set that was read. */
export function SummaryList({ summary }: { summary: DatasetSummary }) {
  const t = useWords();
  return (
    <dl className="summary">
      {rows(summary, t).map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function rows(summary: DatasetSummary, t: Words): readonly (readonly [string, string])[] {
  const { form, nodes, edges, distinctPairs, selfLoops, featureCount, timeStamps, labelled, classes, note } = summary;
  const list: [string, string][] = [[t`Nodes`, formatCount(nodes)]];
  if (form === "temporal") {
    list.push(
      [t`Temporal edges`, formatCount(edges)],
      [t`Distinct pairs`, formatCount(distinctPairs)],
      [t`Self-loops`, formatCount(selfLoops)],
      [t`Time span`, timeSpan(summary, t)],
      [t`Time stamps`, formatCount(timeStamps ?? 0)],
    );
  } else list.push([t`Edges`, formatCount(edges)], [t`Features`, formatCount(featureCount ?? 0)]);
  list.push([t`Classes`, classes === undefined ? t`none (no labels file)` : formatCount(classes)]);
  if (labelled !== undefined) list.push([t`Labelled nodes`, formatCount(labelled)]);
  if (note !== undefined) list.push([t`Note`, t.of(note)]);
  return list;
}
