import type { SweepField, SweepPlan } from "../../store/sweep/setUp";

/** Says what is wrong with a field of the set-up, if anything is. */
export function FieldFault({ plan, field, id }: { plan: SweepPlan; field: SweepField; id?: string }) {
  if (!("problem" in plan) || plan.field !== field) return null;
  return (
    <p id={id} className="fault">
      {plan.problem}
    </p>
  );
}
