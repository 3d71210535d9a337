import { formatShare } from "../lib/format";
import { algorithms } from "../sparse/algorithms";
import { comparisonSentence } from "../store/compare";
import { dataChoices, findChoice } from "../store/data/dataChoices";
import { useLab } from "../store/lab";
import type { Run } from "../store/run";
import { resultSentence } from "../store/sentence";
import { methodName } from "../sweep/verdictSentence";
import type { Words } from "../words/words";
import { useShown } from "./useShown";
import { useWords } from "./useWords";

/** What the lab has to say in plain words: what to do, what is running, what came out. */
export function StatusSentence() {
  const t = useWords();
  const shown = useShown();
  const began = useLab((state) => state.runs.length > 0);
  const recorded = useLab((state) => state.recorded);
  const back = useLab((state) => state.shownAt !== undefined);
  const told = recorded?.shipped?.sentence[t.language];
  const runs = began ? shown.map(({ run }) => run) : [];
  const convention = useLab((state) => state.convention);
  const opened = useLab((state) => state.opened);
  const links = useLab((state) => state.links);
  const several = useLab(({ runs, form }) => (runs.length > 0 ? runs : form.lanes).length > 1);
  const [first] = runs;
  const name = first?.dataset?.name ?? (first && findChoice(dataChoices({ opened, links }), first.spec.dataset).label);
  const found =
    runs.length > 1 ? comparisonSentence(runs, convention, t) : first && resultSentence(first, convention, t);
  const compared = found !== undefined && runs.filter(({ result }) => result).length > 1;
  return (
    <p role="status" className={found === undefined ? "sentence" : "sentence sentence-result"}>
      <span>
        {found ??
          (first
            ? (told ?? runningSentence(runs, name, recorded ? "recorded" : back ? "back" : "now", t))
            : invitation(several, t))}
        {compared && (
          <>
            {" "}
            {t`One seed decides nothing:`}{" "}
            <button type="button" className="link" onClick={() => useLab.getState().chooseView("sweep")}>
              {t`repeat it over several in a sweep`}
            </button>
          </>
        )}
      </span>
    </p>
  );
}

function invitation(several: boolean, t: Words): string {
  return several
    ? t`Press Run: the methods train side by side from the same initial weights, on the same batches, in this browser; nothing leaves it.`
    : t`Choose a data set, a method and a target sparsity, then press Run. Training happens in this browser; nothing leaves it.`;
}

/** What the runs on show are: a record, a look back at them, or what trains now. */
type Shown = "recorded" | "back" | "now";

function runningSentence(runs: readonly Run[], name: string | undefined, shown: Shown, t: Words): string {
  const [{ spec, plan }] = runs;
  const methods = runs.map((run) => withSparsity(run, t)).join(t`, `);
  const where = name === undefined ? methods : t`${methods} on ${t.of(name)}`;
  const open = runs.some(({ outcome }) => outcome === "open");
  const now = open ? t`Training: ${where}, seed ${spec.seed}.` : t`Ended before its plan: ${where}, seed ${spec.seed}.`;
  const states: Readonly<Record<Shown, string>> = {
    recorded: t`As recorded: ${where}, seed ${spec.seed}.`,
    back: t`Looking back: ${where}, seed ${spec.seed}.`,
    now,
  };
  return t.join(states[shown], plan?.note && t.of(plan.note));
}

function withSparsity({ spec }: Run, t: Words): string {
  const method = t.of(methodName(spec.method));
  const dense = !algorithms[spec.method].uses.some((option) => option === "sparsity");
  return dense ? t`${method} (no sparsity)` : t`${method} (target sparsity ${formatShare(spec.sparsity)})`;
}
