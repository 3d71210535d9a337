import { algorithms } from "../sparse/algorithms";
import type { SparsifierOptions } from "../sparse/types";
import { type SettingId, settings } from "../train/settings";
import { isSgdRetraining, startsDense } from "../train/settings/inForce";
import type { Setting } from "../train/settings/types";
import type { RunSpec } from "../train/spec";
import { isLaneSetting } from "./setup";

const walkSettings: readonly SettingId[] = [
  "walkScope",
  "walksPerNode",
  "walkLength",
  "dim",
  "window",
  "negatives",
  "embeddingPasses",
  "subsample",
  "spreadTimes",
  "symmetrise",
];

/** Tells whether a setting has any effect on a run of this spec; the form shows only those that have. */
export function isApplicable(id: SettingId, spec: RunSpec, form: "temporal" | "features"): boolean {
  const setting: Setting = settings[id];
  if (setting.task !== undefined && setting.task !== spec.task) return false;
  if (setting.model !== undefined && !setting.model.includes(spec.model)) return false;
  if (form === "features" && walkSettings.includes(id)) return false;
  const uses: readonly (keyof SparsifierOptions)[] = algorithms[spec.method].uses;
  const { family } = algorithms[spec.method];
  const used = (option: keyof SparsifierOptions): boolean => uses.includes(option);
  if (id === "denseEpochs" && startsDense(spec)) return true;
  if (isLaneSetting(id)) return used(id as keyof SparsifierOptions);
  switch (id) {
    case "momentum":
    case "nesterov":
      return spec.optimizer === "sgd";
    case "learningRateDecay":
      return spec.learningRateSchedule === "exponential";
    case "pruneLearningRate":
      return used("rho");
    case "retrainLearningRate":
      return used("retrainEpochs") && !isSgdRetraining(spec, "retraining");
    case "sgdRetraining":
      return used("retrainEpochs");
    case "testDropout":
      return family === "train-and-prune" && spec.dropout > 0;
    case "denseStart":
      return family === "sparse training";
    case "nodesPerClass":
      return form === "temporal";
    default:
      return true;
  }
}

/** Returns the settings that apply, in the order of the table. */
export function applicableSettings(spec: RunSpec, form: "temporal" | "features"): readonly SettingId[] {
  return (Object.keys(settings) as SettingId[]).filter((id) => isApplicable(id, spec, form));
}
