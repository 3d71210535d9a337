import { useBench } from "../../store/bench/bench";
import { useWords } from "../useWords";
import { BenchControls } from "./BenchControls";
import { BenchReading } from "./BenchReading";
import { BenchStatus } from "./BenchStatus";
import { BenchTable } from "./BenchTable";
import { BenchWelcome } from "./BenchWelcome";
import { DensityPanel } from "./density/DensityPanel";
import { RatioChart } from "./RatioChart";
import "../styles/bench.css";

/** The Benchmark view: how fast the lab is on this device, beside stock TensorFlow.js; a chunk of its own. */
export function BenchmarkView() {
  const t = useWords();
  const file = useBench(({ file: found }) => found);
  const idle = useBench(({ state }) => state === "idle");
  return (
    <>
      <BenchControls />
      <section className="results" id="results" aria-label={t`Results of the benchmark`} tabIndex={-1}>
        <div className="main-view bench-view">
          {idle ? <BenchWelcome /> : <BenchStatus />}
          {file && file.rows.length > 0 && (
            <>
              <BenchReading file={file} />
              <RatioChart file={file} />
              <BenchTable file={file} />
            </>
          )}
          <DensityPanel />
        </div>
      </section>
    </>
  );
}
