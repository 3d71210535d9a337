import { useMemo } from "react";
import type { MethodId } from "../../sparse/algorithms";
import { useLab } from "../../store/lab";
import type { ConventionId } from "../../store/series";
import { levelPosition } from "../../store/sweep/figures";
import type { OpenSweep } from "../../store/sweep/state";
import { useSweep } from "../../store/sweep/sweep";
import { sweepFileOf } from "../../store/sweep/taking";
import { type LevelSummary, summarizeSweep } from "../../sweep/summary";

/** What the charts of a sweep draw: one data set of it, the methods that are not hidden. */
export interface Figures {
  readonly dataset: string;
  readonly levels: readonly LevelSummary[]; // of the data set
  readonly shown: readonly LevelSummary[]; // of methods that are not hidden
  readonly methods: readonly MethodId[]; // of the sweep, in menu order
  readonly hidden: readonly MethodId[];
  readonly sparsities: readonly number[]; // of the sweep, ascending
  readonly positions: readonly number[]; // of the sparsities on the axis
  readonly convention: ConventionId;
}

/** Returns what the charts of the open sweep draw; new only when a run is added, or what is shown is chosen anew. */
export function useFigures(open: OpenSweep): Figures {
  const { header, cells, records } = open;
  const chosen = useSweep((state) => state.dataset);
  const hidden = useSweep((state) => state.hidden);
  const convention = useLab((state) => state.convention);
  const { spec } = header;
  const all = useMemo(() => summarizeSweep(sweepFileOf({ header, cells, records })), [spec, cells, records]);
  const dataset = spec.datasets.find(({ id }) => id === chosen)?.id ?? spec.datasets[0].id;
  return useMemo(() => {
    const levels = all.filter((level) => level.dataset === dataset);
    const shown = levels.filter(({ method }) => !hidden.includes(method));
    const { methods, sparsities } = spec;
    const positions = sparsities.map(levelPosition);
    return { dataset, levels, shown, methods, hidden, sparsities, positions, convention };
  }, [all, dataset, hidden, spec, convention]);
}
