import { type Drawing, useGraph } from "../../store/graph/graph";
import type { FormView } from "../useForm";
import { useWords } from "../useWords";

/** Why there is no picture, and the way on. */
export function NoPicture({ view, drawing }: { readonly view: FormView; readonly drawing: Drawing }) {
  const t = useWords();
  if (drawing.state === "refused") {
    return (
      <div className="empty graph-empty" role="alert">
        <p>{t.of(drawing.message)}</p>
        <button type="button" onClick={() => void useGraph.getState().again(view.spec)}>
          {t`Draw it again`}
        </button>
      </div>
    );
  }
  return (
    <p className="empty graph-empty">
      {drawing.state === "none" && view.problem ? t.of(view.problem) : t`The sample is being drawn …`}
    </p>
  );
}
