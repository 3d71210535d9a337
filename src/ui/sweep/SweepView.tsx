import { SweepControls } from "./SweepControls";
import { SweepResults } from "./SweepResults";

/** The Sweep view: what is swept over on one side, what came out on the other; a chunk of its own. */
export function SweepView() {
  return (
    <>
      <SweepControls />
      <SweepResults />
    </>
  );
}
