import { formatShare } from "../../lib/format";
import type { DenseLevel, LevelRow } from "../../store/sweep/figures";
import { useWords } from "../useWords";
import type { LevelLine } from "./LevelPlot";

/** The values at the level under the pointer, the highest first; silent for screen readers, which have the table. */
export function LevelTooltip(props: {
  readonly active?: boolean;
  readonly payload?: readonly { readonly payload: LevelRow }[];
  readonly lines: readonly LevelLine[];
  readonly dense: DenseLevel | undefined;
  readonly format: (value: number) => string;
}) {
  const t = useWords();
  const { active, payload, lines, dense, format } = props;
  const row = payload?.[0]?.payload;
  if (!active || !row) return null;
  const known = lines.filter(({ key }) => row.means[key] !== undefined);
  const entries = known.map(({ key, label, style }) => ({ key, label, colour: style.colour, mean: row.means[key] }));
  if (dense) entries.push({ key: "dense", label: t`Dense`, colour: "var(--series-grey)", mean: dense.mean });
  entries.sort((a, b) => b.mean - a.mean);
  return (
    <div className="tooltip" aria-hidden="true">
      <b>{t`${formatShare(row.sparsity)} sparsity`}</b>
      {entries.map(({ key, label, colour, mean }) => (
        <div key={key}>
          <span style={{ color: colour }}>■</span> {label} {format(mean)}
        </div>
      ))}
    </div>
  );
}
