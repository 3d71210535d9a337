import { Suspense, useMemo } from "react";
import type { BenchFile } from "../../bench/benchFile";
import { ratioBars } from "../../store/bench/rows";
import { lazyPart } from "../lazyPart";
import { useSize } from "../useSize";
import { useWords } from "../useWords";
import { rowHeight } from "./figures";

const RatioPlot = lazyPart(() => import("./RatioPlot").then(({ RatioPlot }) => RatioPlot));

/** How many times as long stock TensorFlow.js takes, a bar for each row that it does too; the table below has the same figures. */
export function RatioChart({ file }: { file: BenchFile }) {
  const t = useWords();
  const [frame, size] = useSize<HTMLDivElement>();
  const bars = useMemo(() => ratioBars(file), [file]);
  if (bars.length === 0) return null;
  const title = t`Time of stock TensorFlow.js / time of the lab`;
  const height = rowHeight(size.width) * bars.length + 30;
  return (
    <section className="panel bench-chart" aria-label={title}>
      <h2>{title}</h2>
      <p className="quiet">{t`The fastest stock way of each row on the same backend, logarithmic; right of 1 the lab is faster.`}</p>
      <div ref={frame} aria-hidden="true">
        <Suspense fallback={null}>
          {size.width > 0 && <RatioPlot bars={bars} width={size.width} height={height} />}
        </Suspense>
      </div>
    </section>
  );
}
