import { formatCount, formatShare } from "../../lib/format";
import { expectedLayers, keptWeights } from "../../store/layers";
import { useWords } from "../useWords";
import type { LaneView } from "./LaneCard";

/** Says how many weights a lane's sparsity leaves. */
export function LaneKept({ spec, view: { choice }, used }: LaneView & { readonly used: boolean }) {
  const t = useWords();
  if (!used) return <p className="lane-kept">{t`This method keeps every weight.`}</p>;
  const layers = expectedLayers(spec, { featureCount: choice.summary?.featureCount, classes: choice.classes });
  if (!layers) return <p className="lane-kept">{t`${formatShare(1 - spec.sparsity)} of the maskable weights stay.`}</p>;
  const { kept, total } = keptWeights(layers, spec);
  return <p className="lane-kept">{t`${formatCount(kept)} of ${formatCount(total)} weights`}</p>;
}
