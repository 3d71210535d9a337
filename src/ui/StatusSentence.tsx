import { formatShare } from "../lib/format";
import { algorithms } from "../sparse/algorithms";
import { dataChoices, findChoice } from "../store/dataChoices";
import { useLab } from "../store/lab";
import type { Run } from "../store/run";
import { resultSentence } from "../store/sentence";

/** What the lab has to say in plain words: what to do, what is running, what came out. */
export function StatusSentence() {
  const run = useLab((state) => state.runs[0]);
  const convention = useLab((state) => state.convention);
  const opened = useLab((state) => state.opened);
  const links = useLab((state) => state.links);
  const name = run?.dataset?.name ?? (run && findChoice(dataChoices({ opened, links }), run.spec.dataset).label);
  return (
    <p role="status" className={run?.result ? "sentence sentence-result" : "sentence"}>
      {run
        ? (resultSentence(run, convention) ?? runningSentence(run, name))
        : "Choose a data set, a method and a target sparsity, then press Run. Training happens in this browser; nothing leaves it."}
    </p>
  );
}

function runningSentence({ spec, outcome, plan }: Run, name: string | undefined): string {
  const dense = !algorithms[spec.method].uses.some((option) => option === "sparsity");
  const sparsity = dense ? "no sparsity" : `target sparsity ${formatShare(spec.sparsity)}`;
  const state = outcome === "open" ? "Training" : "Ended before its plan";
  const note = plan?.note ? ` ${plan.note}` : "";
  return `${state}: ${algorithms[spec.method].label}${name ? ` on ${name}` : ""}, ${sparsity}, seed ${spec.seed}.${note}`;
}
