import type { DatasetSummary } from "../../data/dataset";
import { formatCount } from "../../lib/format";
import { timeSpan } from "../../store/timeSpan";

/** The statistics of a data set that was read. */
export function SummaryList({ summary }: { summary: DatasetSummary }) {
  return (
    <dl className="summary">
      {rows(summary).map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function rows(summary: DatasetSummary): readonly (readonly [string, string])[] {
  const { form, nodes, edges, distinctPairs, selfLoops, featureCount, timeStamps, labelled, classes, note } = summary;
  const list: [string, string][] = [["Nodes", formatCount(nodes)]];
  if (form === "temporal") {
    list.push(
      ["Temporal edges", formatCount(edges)],
      ["Distinct pairs", formatCount(distinctPairs)],
      ["Self-loops", formatCount(selfLoops)],
      ["Time span", timeSpan(summary)],
      ["Time stamps", formatCount(timeStamps ?? 0)],
    );
  } else list.push(["Edges", formatCount(edges)], ["Features", formatCount(featureCount ?? 0)]);
  list.push(["Classes", classes === undefined ? "none (no labels file)" : formatCount(classes)]);
  if (labelled !== undefined) list.push(["Labelled nodes", formatCount(labelled)]);
  if (note !== undefined) list.push(["Note", note]);
  return list;
}
