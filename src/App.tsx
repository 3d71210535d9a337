import { lazy, Suspense } from "react";
import { Controls } from "./ui/Controls";
import { FileDrop } from "./ui/files/FileDrop";
import { Header } from "./ui/Header";
import { Notices } from "./ui/Notices";
import { Results } from "./ui/Results";
import { useTheme } from "./ui/useTheme";
import { useView } from "./ui/useView";
import { useLanguage, useWords } from "./ui/useWords";

const GraphView = lazy(() => import("./ui/graph/GraphView").then(({ GraphView }) => ({ default: GraphView })));
const SweepView = lazy(() => import("./ui/sweep/SweepView").then(({ SweepView }) => ({ default: SweepView })));

/** The page: controls on one side, what a run or a sweep shows on the other. */
export function App() {
  useTheme();
  useLanguage();
  const t = useWords();
  const view = useView();
  return (
    <FileDrop>
      <a className="skip" href="#results">
        {t`Skip to the results`}
      </a>
      <Header />
      <main>
        <div className="lab" id="view" role="tabpanel" aria-labelledby={`tab-${view}`}>
          <Notices />
          {view === "sweep" ? (
            <Suspense fallback={<p className="empty sweep-loading">{t`The sweeps are being loaded …`}</p>}>
              <SweepView />
            </Suspense>
          ) : (
            <>
              <Controls />
              {view === "run" ? (
                <Results />
              ) : (
                <Suspense fallback={<p className="empty sweep-loading">{t`The graph is being loaded …`}</p>}>
                  <GraphView />
                </Suspense>
              )}
            </>
          )}
        </div>
      </main>
    </FileDrop>
  );
}
