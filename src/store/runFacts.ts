import {
  formatBytes,
  formatCount,
  formatFlops,
  formatPercent,
  formatRatio,
  formatSeconds,
  formatShare,
} from "../lib/format";
import { models } from "../models/registry";
import { algorithms } from "../sparse/algorithms";
import { settings } from "../train/settings";
import type { Words } from "../words/words";
import { laneDifferences, settingValue } from "./laneDifferences";
import type { Run } from "./run";
import { reachedSparsity } from "./sentence";
import type { ConventionId } from "./series";

/** A figure of a run, in words. */
export type Fact = readonly [label: string, value: string];

/** A figure of every lane; undefined where a lane has none. */
export interface FactRow {
  readonly label: string;
  readonly values: readonly (string | undefined)[];
  readonly differs: boolean;
}

/** Returns the figures of a run that no chart shows. */
export function runFacts(run: Run, t: Words): readonly Fact[] {
  return [...setUp(run, t), ...computedWith(run, t), ...found(run, t)];
}

/** Tells by which way a wide net was trained, and what both took when they were measured. */
function computedWith({ kernels, spec }: Run, t: Words): readonly Fact[] {
  if (!kernels) {
    if (spec.kernels === "auto") return [];
    return [[t.of(settings.kernels.label), t.of(settings.kernels.options[spec.kernels])]];
  }
  const way = t.of(settings.kernels.options[kernels.kernels]);
  const [sparse, dense] = [kernels.sparseMs, kernels.denseMs].map((ms) => ms.toFixed(1));
  const density = formatPercent(kernels.density);
  return [
    [
      t.of(settings.kernels.label),
      t`${way}; at density ${density} a step took ${sparse} ms on connections, ${dense} ms on matrices`,
    ],
  ];
}

function setUp({ spec, plan, dataset, backend }: Run, t: Words): readonly Fact[] {
  const facts: Fact[] = [
    [t`Model`, t.of(models[spec.model].label)],
    [t`Method`, t.of(algorithms[spec.method].label)],
  ];
  if (dataset) {
    const [name, kind] = [t.of(dataset.name), t.of(dataset.kind)];
    facts.unshift([t`Data set`, dataset.name.includes(dataset.kind) ? name : t`${name}, ${kind}`]);
  }
  if (plan) {
    const { train, val, test } = plan.samples;
    facts.push(
      [t`Samples, train / validation / test`, [train, val, test].map(formatCount).join(" / ")],
      [t`Optimizer steps planned`, formatCount(plan.steps)],
    );
  }
  if (plan?.memory) {
    const { used, dense } = plan.memory;
    facts.push(
      [t`Possible weights`, formatCount(plan.maskableWeights)],
      [t`Memory of the net`, t`${t.of(formatBytes(used))}; the dense net would need ${t.of(formatBytes(dense))}`],
    );
  }
  if (backend) facts.push([t`Measured on`, t`${backend.id}, ${t.of(backend.device)}`]);
  return facts;
}

function found({ result }: Run, t: Words): readonly Fact[] {
  if (!result) return [];
  const facts: Fact[] = [
    [
      t`Model chosen by`,
      result.chosenBy === "test" ? t`test accuracy, as in the released code` : t`validation accuracy`,
    ],
    [t`Test accuracy of the last epoch’s model`, formatPercent(result.lastTestAccuracy)],
    [t`Parameters, biases included`, formatCount(result.parameters)],
    [t`Zeros by mask among them`, formatPercent(result.parameterSparsity)],
    [t`Training FLOPs, counted, exact`, formatFlops(result.trainingFlops.exact)],
    [t`Training FLOPs, counted, RigL’s`, formatFlops(result.trainingFlops.rigl)],
    [t`Training time, measured`, t.of(formatSeconds(result.trainMs / 1000))],
    [t`Whole run, measured`, t.of(formatSeconds(result.wallMs / 1000))],
  ];
  if (result.testSeenAccuracy !== undefined)
    facts.unshift([t`Test accuracy on pairs seen before the cut`, formatPercent(result.testSeenAccuracy)]);
  if (result.uncountedFlops)
    facts.push([t`Dense start, left out of the count, RigL’s`, formatFlops(result.uncountedFlops.rigl)]);
  if (result.trainingFlops.propagation > 0)
    facts.push([t`Propagation, counted, at any sparsity`, formatFlops(result.trainingFlops.propagation)]);
  return facts;
}

/** Returns what lanes were asked for, where they differ in it, and what each of them found. */
export function comparisonRows(
  runs: readonly Run[],
  form: "temporal" | "features",
  convention: ConventionId,
  t: Words,
): readonly FactRow[] {
  const specs = runs.map(({ spec }) => spec);
  const set = laneDifferences(specs, form)
    .filter(({ id }) => id !== "sparsity")
    .map(({ id, values }) =>
      row(
        t.of(settings[id].label),
        values.map((value) => (value === undefined ? undefined : settingValue(id, value, t))),
      ),
    );
  const figure = (label: string, of: (run: Run & { result: NonNullable<Run["result"]> }) => string): FactRow =>
    row(
      label,
      runs.map((run) => (run.result ? of({ ...run, result: run.result }) : undefined)),
    );
  return [
    row(
      t`Sparsity`,
      runs.map(({ spec, result }) => sparsityOf(spec, result, t)),
    ),
    ...memoryRows(runs, t),
    ...set,
    figure(t`Test accuracy`, ({ result }) => formatPercent(result.testAccuracy)),
    ...(specs[0].task === "link" ? [figure(t`ROC-AUC`, ({ result }) => result.testAuc?.toFixed(3) ?? "–")] : []),
    figure(t`Validation accuracy`, ({ result }) => formatPercent(result.valAccuracy)),
    figure(t`Chosen epoch`, ({ result }) => formatCount(result.bestEpoch)),
    figure(t`Test accuracy, last epoch`, ({ result }) => formatPercent(result.lastTestAccuracy)),
    figure(t`Weights kept`, ({ result }) => formatCount(result.keptWeights)),
    figure(t`Training FLOPs, counted`, ({ result }) => formatFlops(result.trainingFlops[convention])),
    figure(t`of the dense net’s`, ({ result }) =>
      t.of(formatRatio(result.trainingFlops[convention], result.denseTrainingFlops[convention])),
    ),
    figure(t`Optimizer steps`, ({ result }) => formatCount(result.steps)),
    figure(t`Training time, measured`, ({ result }) => t.of(formatSeconds(result.trainMs / 1000))),
  ];
}

/** What nets that are held as index lists take, beside what they would take densely. */
function memoryRows(runs: readonly Run[], t: Words): readonly FactRow[] {
  const memories = runs.map(({ plan }) => plan?.memory);
  if (!memories.some(Boolean)) return [];
  const bytes = (of: "used" | "dense") => memories.map((memory) => memory && t.of(formatBytes(memory[of])));
  return [row(t`Memory of the net`, bytes("used")), row(t`the dense net would need`, bytes("dense"))];
}

function sparsityOf(spec: Run["spec"], result: Run["result"], t: Words): string | undefined {
  if (!algorithms[spec.method].uses.some((option) => option === "sparsity")) return t`none`;
  return result ? (reachedSparsity(spec, result) ?? t`none`) : formatShare(spec.sparsity);
}

function row(label: string, values: FactRow["values"]): FactRow {
  return { label, values, differs: new Set(values).size > 1 };
}
