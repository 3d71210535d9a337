import type { OpenSweep } from "../../store/sweep/state";
import { useSweep } from "../../store/sweep/sweep";
import { claims } from "../../sweep/claims";
import { useWords } from "../useWords";
import { DatasetTabs } from "./DatasetTabs";
import { FrontChart } from "./FrontChart";
import { LayerChart } from "./LayerChart";
import { MeasureChart } from "./MeasureChart";
import { MethodLegend } from "./MethodLegend";
import { PastSweeps } from "./PastSweeps";
import { PointDialog } from "./PointDialog";
import { SweepNotice } from "./SweepNotice";
import { SweepStatus } from "./SweepStatus";
import { useFigures } from "./useFigures";
import { VerdictPanel } from "./VerdictPanel";

/** Everything that a sweep shows, and the sweeps of earlier times. */
export function SweepResults() {
  const t = useWords();
  const open = useSweep((state) => state.open);
  const ready = useSweep((state) => state.ready);
  return (
    <section className="results sweep-results" id="results" aria-label={t`Results of the sweep`} tabIndex={-1}>
      <SweepNotice />
      {open ? (
        <OpenResults open={open} />
      ) : (
        <div className="panel sweep-welcome">
          {ready && (
            <>
              <h2>{t`Is sparse training as accurate, for far fewer FLOPs?`}</h2>
              <p>
                {t`A sweep runs every chosen method at every sparsity level with several seeds, one run after another in this browser. The charts fill in as runs finish, and it says of the paper’s two claims whether they hold on this data: with the measured numbers, their spread, and a test.`}
              </p>
              <ol>
                {Object.values(claims).map(({ number, statement }) => (
                  <li key={number}>{t.of(statement)}</li>
                ))}
              </ol>
              <p>
                {t`Press Start sweep. You may close the page at any time: what has finished is kept, the rest goes on later.`}
              </p>
            </>
          )}
        </div>
      )}
      <PastSweeps />
    </section>
  );
}

function OpenResults({ open }: { open: OpenSweep }) {
  const figures = useFigures(open);
  return (
    <>
      <SweepStatus open={open} />
      <div className="legend-bar">
        <DatasetTabs open={open} dataset={figures.dataset} />
        <MethodLegend figures={figures} />
      </div>
      <div className="sweep-panels">
        <MeasureChart measure="accuracy" figures={figures} />
        <MeasureChart measure="flops" figures={figures} />
        <FrontChart figures={figures} />
        <LayerChart figures={figures} />
      </div>
      <VerdictPanel open={open} />
      <PointDialog open={open} dataset={figures.dataset} />
    </>
  );
}
