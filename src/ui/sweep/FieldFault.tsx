import type { SweepField, SweepPlan } from "../../store/sweep/setUp";
import { useWords } from "../useWords";

/** Says what is wrong with a field of the set-up, if anything is. */
export function FieldFault({ plan, field, id }: { plan: SweepPlan; field: SweepField; id?: string }) {
  const t = useWords();
  if (!("problem" in plan) || plan.field !== field) return null;
  return (
    <p id={id} className="fault">
      {t.of(plan.problem)}
    </p>
  );
}
