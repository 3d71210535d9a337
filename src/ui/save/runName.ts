import { useLab } from "../../store/lab";
import { shownRuns } from "../../store/shownRuns";

/** Names a file by what is in it and the runs on show: data set, methods and seed. */
export function runName(what: string): readonly (string | number)[] {
  const specs = shownRuns(useLab.getState()).map(({ run }) => run.spec);
  const [first] = specs;
  return first ? [what, first.dataset, ...specs.map(({ method }) => method), "seed", first.seed] : [what];
}
