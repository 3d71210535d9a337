import type { BenchRun } from "../../bench/client";
import type { EngineLoan } from "../engineLoan";
import type { LabState } from "../state";

/** Says why nothing can be measured while something trains. */
export const engineTaken =
  "A run or a sweep has the engine: reset the run or cancel the sweep, so that nothing computes beside the benchmark.";

/** What is measured in a worker of its own, beside which nothing trains. */
export interface SoleWork {
  /** Borrows the engine and starts the worker; false where something else has it. `leave` is called when another wants it. */
  begin(startWorker: () => BenchRun, leave: () => void): boolean;
  /** Ends the worker and gives the engine back. */
  end(): void;
}

/** Creates work that has not begun. */
export function soleWork(lab: { getState(): Pick<LabState, "borrowEngine"> }): SoleWork {
  let run: BenchRun | undefined;
  let loan: EngineLoan | undefined;
  return {
    begin: (startWorker, leave) => {
      loan = lab.getState().borrowEngine({
        name: "The benchmark",
        hear: () => undefined,
        lose: () => undefined, // it has an engine of its own
        leave,
      });
      if (!loan) return false;
      run = startWorker();
      return true;
    },
    end: () => {
      run?.end();
      run = undefined;
      loan?.giveBack();
      loan = undefined;
    },
  };
}
