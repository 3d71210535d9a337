import type { KeyboardEvent } from "react";
import { useLab } from "../store/lab";
import type { ViewId } from "../store/state";
import { useWords } from "./useWords";

const views: Readonly<Record<ViewId, string>> = {
  run: "Run",
  sweep: "Sweep",
  graph: "Graph",
  benchmark: "Benchmark",
};
const order = Object.keys(views) as ViewId[];

/** Switches between the views of the page; arrow keys move, as in any row of tabs. */
export function ViewTabs() {
  const t = useWords();
  const view = useLab((state) => state.view);
  const chooseView = useLab((state) => state.chooseView);
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = {
      ArrowRight: 1,
      ArrowLeft: -1,
      Home: -order.indexOf(view),
      End: order.length - 1 - order.indexOf(view),
    }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = order[(order.indexOf(view) + step + order.length) % order.length];
    chooseView(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label={t`View`} onKeyDown={move}>
      {order.map((id) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`tab-${id}`}
          aria-selected={view === id}
          aria-controls="view"
          tabIndex={view === id ? 0 : -1}
          onClick={() => chooseView(id)}
        >
          {t.of(views[id])}
        </button>
      ))}
    </div>
  );
}
