import { Suspense } from "react";
import { useLecture } from "./store/lecture/lecture";
import { Controls } from "./ui/Controls";
import { FileDrop } from "./ui/files/FileDrop";
import { Header } from "./ui/Header";
import { lazyPart } from "./ui/lazyPart";
import { Notices } from "./ui/Notices";
import { Results } from "./ui/Results";
import { useFirstReplay } from "./ui/replay/useFirstReplay";
import { OpenInLab } from "./ui/share/OpenInLab";
import { useHidden } from "./ui/share/useHidden";
import { UpdateNotice } from "./ui/UpdateNotice";
import { useTheme } from "./ui/useTheme";
import { useView } from "./ui/useView";
import { useLanguage, useWords } from "./ui/useWords";

const GraphView = lazyPart(() => import("./ui/graph/GraphView").then(({ GraphView }) => GraphView));
const SweepView = lazyPart(() => import("./ui/sweep/SweepView").then(({ SweepView }) => SweepView));
const BenchmarkView = lazyPart(() => import("./ui/bench/BenchmarkView").then(({ BenchmarkView }) => BenchmarkView));
const LectureRoot = lazyPart(() => import("./ui/lecture/LectureRoot").then(({ LectureRoot }) => LectureRoot));
const LessonPanel = lazyPart(() => import("./ui/lesson/LessonPanel").then(({ LessonPanel }) => LessonPanel));

/** The page: controls on one side, what a run or a sweep shows on the other. */
export function App() {
  useTheme();
  useLanguage();
  useHidden();
  useFirstReplay();
  const t = useWords();
  const view = useView();
  const lesson = useLecture((state) => state.step !== undefined);
  return (
    <FileDrop>
      <a className="skip" href="#results">
        {t`Skip to the results`}
      </a>
      <Suspense fallback={null}>
        <LectureRoot />
      </Suspense>
      <Header />
      <main>
        <div className="lab" id="view" role="tabpanel" aria-labelledby={`tab-${view}`}>
          <Notices />
          {view === "sweep" ? (
            <Suspense fallback={<p className="empty sweep-loading">{t`The sweeps are being loaded …`}</p>}>
              <SweepView />
            </Suspense>
          ) : view === "benchmark" ? (
            <Suspense fallback={<p className="empty sweep-loading">{t`The benchmark is being loaded …`}</p>}>
              <BenchmarkView />
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
              {lesson && (
                <Suspense fallback={null}>
                  <LessonPanel />
                </Suspense>
              )}
            </>
          )}
        </div>
      </main>
      <OpenInLab />
      <UpdateNotice />
    </FileDrop>
  );
}
