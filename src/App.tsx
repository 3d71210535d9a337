import { Suspense } from "react";
import { Controls } from "./ui/Controls";
import { FileDrop } from "./ui/files/FileDrop";
import { Header } from "./ui/Header";
import { lazyPart } from "./ui/lazyPart";
import { Notices } from "./ui/Notices";
import { useFirstReplay } from "./ui/replay/useFirstReplay";
import { Results } from "./ui/Results";
import { UpdateNotice } from "./ui/UpdateNotice";
import { useTheme } from "./ui/useTheme";
import { useView } from "./ui/useView";
import { useLanguage, useWords } from "./ui/useWords";

const SweepView = lazyPart(() => import("./ui/sweep/SweepView").then(({ SweepView }) => SweepView));

/** The page: controls on one side, what a run or a sweep shows on the other. */
export function App() {
  useTheme();
  useLanguage();
  useFirstReplay();
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
          {view === "run" ? (
            <>
              <Controls />
              <Results />
            </>
          ) : (
            <Suspense fallback={<p className="empty sweep-loading">{t`The sweeps are being loaded …`}</p>}>
              <SweepView />
            </Suspense>
          )}
        </div>
      </main>
      <UpdateNotice />
    </FileDrop>
  );
}
