import { memo } from "react";
import { formatCount, formatFlops, formatPercent, formatSeconds } from "../lib/format";
import { models } from "../models/registry";
import { algorithms } from "../sparse/algorithms";
import { useLab } from "../store/lab";
import type { Run } from "../store/run";

type Fact = readonly [label: string, value: string];

/** The figures of a run that no chart shows. */
export const RunFacts = memo(function RunFacts() {
  const run = useLab((state) => state.runs[0]);
  const facts = run ? [...setUp(run), ...found(run)] : [];
  return (
    <section className="panel facts" aria-labelledby="facts-heading">
      <h2 id="facts-heading">This run</h2>
      {facts.length === 0 ? (
        <p className="empty">Samples, parameters, counted FLOPs and measured times of the run will stand here.</p>
      ) : (
        <dl>
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
});

function setUp({ spec, plan, dataset, backend }: Run): readonly Fact[] {
  const facts: Fact[] = [
    ["Model", models[spec.model].label],
    ["Method", algorithms[spec.method].label],
  ];
  if (dataset) {
    const { name, kind } = dataset;
    facts.unshift(["Data set", name.includes(kind) ? name : `${name}, ${kind}`]);
  }
  if (plan) {
    const { train, val, test } = plan.samples;
    facts.push(
      ["Samples, train / validation / test", [train, val, test].map(formatCount).join(" / ")],
      ["Optimizer steps planned", formatCount(plan.steps)],
    );
  }
  if (backend) facts.push(["Measured on", `${backend.id}, ${backend.device}`]);
  return facts;
}

function found({ result }: Run): readonly Fact[] {
  if (!result) return [];
  const facts: Fact[] = [
    ["Model chosen by", result.chosenBy === "test" ? "test accuracy, as in the released code" : "validation accuracy"],
    ["Test accuracy of the last epoch’s model", formatPercent(result.lastTestAccuracy)],
    ["Parameters, biases included", formatCount(result.parameters)],
    ["Zeros by mask among them", formatPercent(result.parameterSparsity)],
    ["Training FLOPs, counted, exact", formatFlops(result.trainingFlops.exact)],
    ["Training FLOPs, counted, RigL’s", formatFlops(result.trainingFlops.rigl)],
    ["Training time, measured", formatSeconds(result.trainMs / 1000)],
    ["Whole run, measured", formatSeconds(result.wallMs / 1000)],
  ];
  if (result.testSeenAccuracy !== undefined)
    facts.unshift(["Test accuracy on pairs seen before the cut", formatPercent(result.testSeenAccuracy)]);
  if (result.uncountedFlops)
    facts.push(["Dense start, left out of the count, RigL’s", formatFlops(result.uncountedFlops.rigl)]);
  if (result.trainingFlops.propagation > 0)
    facts.push(["Propagation, counted, at any sparsity", formatFlops(result.trainingFlops.propagation)]);
  return facts;
}
