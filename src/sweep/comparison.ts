import type { ModelId } from "../models/registry";
import type { MethodId } from "../sparse/algorithms";
import type { QuirkId } from "../train/quirks";
import type { Settings, TaskId } from "../train/spec";
import type { SweepSpec } from "./types";

/** What the settings of a comparison depend on. */
export interface ComparisonInput {
  readonly comparison: SweepSpec["comparison"];
  readonly quirks: readonly QuirkId[];
  readonly task: TaskId;
  readonly model: ModelId;
  readonly method: MethodId;
}

/** Returns the settings that a comparison asks of a method: the same training for all where it is fair. */
export function comparisonSettings({ comparison }: ComparisonInput): Partial<Settings> {
  return { recipe: comparison === "fair" ? "same" : "paper" };
}
