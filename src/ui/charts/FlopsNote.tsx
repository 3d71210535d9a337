import { formatRatio, formatShort } from "../../lib/format";
import { useWords } from "../useWords";
import type { ChartLane } from "./useRows";

/** Says what part of the dense net's FLOPs each lane has spent so far. */
export function FlopsNote({ lanes }: { lanes: readonly ChartLane[] }) {
  const t = useWords();
  const spent = lanes.flatMap(({ style, rows, evaluations }) => {
    const last = rows.at(-1);
    if (!last || !(last.flops > 0)) return [];
    const ratio = formatRatio(last.flops, last.denseFlops);
    const propagation = evaluations.flops.at(-1)?.propagation ?? 0;
    return [{ letter: style.letter, ratio, propagation }];
  });
  if (lanes.length > 1) {
    return (
      <p className="chart-note">
        {spent.length > 0 && t`of dense:`}
        {spent.map(({ letter, ratio }) => (
          <span key={letter}>
            {" "}
            {letter} <b>{t.of(ratio)}</b>
          </span>
        ))}
      </p>
    );
  }
  const [own] = spent;
  if (!own) return null;
  return (
    <p className="chart-note">
      {own.ratio === "the same" ? t`as much as dense` : <b>{t`${t.of(own.ratio)} of dense`}</b>}
      {own.propagation > 0 ? t`, + ${formatShort(own.propagation)} propagation` : t` for the same steps`}
    </p>
  );
}
