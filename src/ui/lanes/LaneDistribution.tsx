import { useLab } from "../../store/lab";
import { settings } from "../../train/settings";
import type { RunSpec } from "../../train/spec";
import { useWords } from "../useWords";
import type { LaneView } from "./LaneCard";

/** Chooses how the layers of a lane share its sparsity. */
export function LaneDistribution({ lane, spec, name }: LaneView) {
  const t = useWords();
  const { label, help, options } = settings.distribution;
  return (
    <select
      className="lane-distribution"
      aria-label={name(t.of(label))}
      title={t.of(help)}
      value={spec.distribution}
      onChange={(event) =>
        useLab.getState().setSetting("distribution", event.target.value as RunSpec["distribution"], lane.id)
      }
    >
      {Object.entries(options).map(([option, text]) => (
        <option key={option} value={option}>
          {t.of(text)}
        </option>
      ))}
    </select>
  );
}
