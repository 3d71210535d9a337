import { formatRatio, formatShort } from "../../lib/format";
import { useWords } from "../useWords";
import type { ChartLane } from "./useRows";

/** Says what part of the dense net's FLOPs a run has spent so far. */
export function FlopsNote({ lane: { rows, evaluations } }: { lane: ChartLane }) {
  const t = useWords();
  const last = rows.at(-1);
  if (!last || !(last.flops > 0)) return null;
  const ratio = formatRatio(last.flops, last.denseFlops);
  const propagation = evaluations.flops.at(-1)?.propagation ?? 0;
  return (
    <p className="chart-note">
      {ratio === "the same" ? t`as much as dense` : <b>{t`${t.of(ratio)} of dense`}</b>}
      {propagation > 0 ? t`, + ${formatShort(propagation)} propagation` : t` for the same steps`}
    </p>
  );
}
