import { useWords } from "../useWords";
import { ComparisonField } from "./ComparisonField";
import { CountFields } from "./CountFields";
import { DatasetChoices } from "./DatasetChoices";
import { LevelsField } from "./LevelsField";
import { MethodChoices } from "./MethodChoices";
import { SweepBar } from "./SweepBar";
import { useSetUp } from "./useSetUp";

/** Everything that a person sets for a sweep, and its buttons. */
export function SweepControls() {
  const t = useWords();
  const setUp = useSetUp();
  return (
    <section className="controls" aria-label={t`Set-up of a sweep`}>
      <form className="fields" onSubmit={(event) => event.preventDefault()} noValidate>
        <DatasetChoices setUp={setUp} />
        <MethodChoices setUp={setUp} />
        <LevelsField setUp={setUp} />
        <CountFields setUp={setUp} />
        <ComparisonField setUp={setUp} />
      </form>
      <SweepBar setUp={setUp} />
    </section>
  );
}
