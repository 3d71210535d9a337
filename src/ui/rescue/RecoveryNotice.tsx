import { useLab } from "../../store/lab";
import type { Recovery } from "../../store/state";
import type { Words } from "../../words/words";
import { useWords } from "../useWords";

/** Says how a run came over the loss of its engine; where it could not, it can be sent on by hand. */
export function RecoveryNotice() {
  const t = useWords();
  const recovery = useLab((state) => state.recovery);
  const idle = useLab(({ activity }) => activity === "idle");
  // A first start that fails has a notice of its own.
  if (!recovery || (recovery.way === "none" && recovery.times < 2)) return null;
  return (
    <div className="notice">
      <p>{t.join(t.of(recovery.message), sentenceOf(recovery, t))}</p>
      {recovery.way === "none" && idle && (
        <button type="button" onClick={() => useLab.getState().goOn()}>
          {t`Go on`}
        </button>
      )}
    </div>
  );
}

function sentenceOf({ way, epoch, times, resting }: Recovery, t: Words): string {
  if (resting) return t`The engine is being started anew; the run goes on in a moment.`;
  switch (way) {
    case "again":
      return epoch === undefined
        ? t`The engine was started anew, and the run began again.`
        : t`The engine was started anew, and the run went on from epoch ${epoch} to the same numbers as without the loss.`;
    case "wasm":
      return epoch === undefined
        ? t`The run began again with WebAssembly.`
        : t`The run went on from epoch ${epoch} with WebAssembly; its numbers may differ slightly from those of the GPU.`;
    case "none":
      return t`That was the loss number ${times} in a row without any progress, so the run was stopped. What it has shown stays, and it can go on from there.`;
    default:
      return way satisfies never;
  }
}
