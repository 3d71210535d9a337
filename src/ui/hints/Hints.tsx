import { useLab } from "../../store/lab";
import { type HintId, hints } from "../../store/lecture/hints";
import type { Words } from "../../words/words";
import { showResults } from "../oneColumn";
import { useWords } from "../useWords";
import "../styles/hints.css";

function textOf(id: HintId, t: Words): string {
  switch (id) {
    case "few":
      return t`Leave 1 weight in 64 of the e-mail net: a random mask that stays, beside RigL, which moves it.`;
    case "prepared":
      return t`Prune the brain net to 96.875 % by magnitude, ADMM and SLR: what does preparing the cut save?`;
    case "layers":
      return t`Run RigL on brain with the same share in every layer, and with more in small layers (ERK).`;
    case "before":
      return t`Choose the mask before training: SNIP and SynFlow beside one drawn at random.`;
    case "leak":
      return t`Let the walks see the test edges, as the released code does: how much better does the dense net look?`;
    case "narrow":
      return t`Train a narrow dense net with as many weights as RigL keeps.`;
    case "billion":
      return t`Train a net of a billion possible weights, one in a thousand active: RigL beside SET, in lists.`;
    default:
      return id satisfies never;
  }
}

/** Sentences for somebody who does not know where to begin; each sets the controls. */
export function Hints() {
  const t = useWords();
  const idle = useLab((state) => state.activity === "idle");
  const { applySetup, reset } = useLab.getState();
  const take = (id: HintId): void => {
    if (!idle) return;
    reset();
    applySetup(hints[id]);
    showResults();
  };
  return (
    <section className="panel hints" aria-labelledby="hints-heading">
      <h2 id="hints-heading">{t`You could try …`}</h2>
      <ul>
        {(Object.keys(hints) as HintId[]).map((id) => (
          <li key={id}>
            <button type="button" className="link" aria-disabled={!idle} onClick={() => take(id)}>
              {textOf(id, t)}
            </button>
          </li>
        ))}
      </ul>
      <p className="quiet">{t`Each sets the controls; then press Run.`}</p>
    </section>
  );
}
