import type { ReactNode } from "react";
import type { BenchFile } from "../../bench/benchFile";
import { fastest, type RowResult } from "../../bench/rowResult";
import { formatPercent, formatShort } from "../../lib/format";
import { useWords } from "../useWords";
import { formatMilliseconds, formatTimes } from "./figures";

/** All figures of a benchmark, a row each; the lab's own, and the fastest way of stock TensorFlow.js beside them. */
export function BenchTable({ file }: { file: BenchFile }) {
  const t = useWords();
  const onGpu = file.place.backend.id === "webgpu";
  const caption = t`Figures of the benchmark`;
  const heads = [
    t`Work`,
    t`Time`,
    t`Stock TensorFlow.js`,
    t`Ratio`,
    t`Per second`,
    t`GFLOP/s`,
    t`GB/s`,
    t`Of copying`,
    ...(onGpu ? [t`Dispatches`] : []),
  ];
  return (
    <section className="panel" aria-label={caption}>
      <h2>{caption}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling table must be reachable by keyboard. */}
      <section className="bench-scroll" aria-label={t`${caption} as a table`} tabIndex={0}>
        <table className="bench-table">
          <caption className="hidden">{caption}</caption>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {file.rows.map((row) => (
              <BenchRow key={row.id} row={row} onGpu={onGpu} />
            ))}
          </tbody>
        </table>
      </section>
      <p className="about">
        {t`Time: of one step, one product or one pass, the median over rounds. GFLOP/s: multiply-adds of the products of matrices, counted twice, that the lab really executes: of the wide sparse net those of its connections alone. GB/s: what a product must move at least; small matrices come from the caches, so that they may pass the copy.`}
      </p>
    </section>
  );
}

function BenchRow({ row, onGpu }: { row: RowResult; onGpu: boolean }) {
  const t = useWords();
  const { title, note, lab, perSecond, copy, dispatchesPerStep, ways } = row;
  const stock = fastest(row, "stock");
  const rate = (unit: number, value: number | undefined): ReactNode =>
    value === undefined ? "–" : (value / unit).toPrecision(3);
  const counted = (["steps", "samples", "products", "walks", "pairs", "tokens"] as const).flatMap((name) =>
    perSecond[name] === undefined || (name === "tokens" && perSecond.pairs !== undefined)
      ? []
      : [t`${formatShort(perSecond[name])} ${t.of(name)}`],
  );
  return (
    <tr>
      <th scope="row">
        {t.of(title)}
        {note && <span className="bench-under">{t.of(note)}</span>}
      </th>
      <td>
        {formatMilliseconds(lab.stepMs.median)}
        {ways.map(
          ({ side, label, time }) =>
            side === "lab" &&
            time && (
              <span key={label} className="bench-under">
                {t.of(label)}: {formatMilliseconds(time.stepMs.median)}
              </span>
            ),
        )}
      </td>
      <td>
        {stock ? formatMilliseconds(stock.time.stepMs.median) : "–"}
        {stock && <span className="bench-under">{t.of(stock.label)}</span>}
      </td>
      <td>
        {stock ? <b>{formatTimes(stock.ratio.median)}</b> : "–"}
        {stock && stock.ratio.min < stock.ratio.max && (
          <span className="bench-under bench-range">
            {formatTimes(stock.ratio.min)}–{formatTimes(stock.ratio.max)}
          </span>
        )}
      </td>
      <td>
        {counted.map((one, i) => (
          <span key={one} className={i > 0 ? "bench-under" : undefined}>
            {one}
          </span>
        ))}
      </td>
      <td>{rate(1e9, perSecond.flops)}</td>
      <td>{rate(1e9, perSecond.bytes)}</td>
      <td>{copy ? formatPercent(copy.share.median, 0) : "–"}</td>
      {onGpu && <td>{dispatchesPerStep === undefined ? "–" : Number(dispatchesPerStep.toFixed(1))}</td>}
    </tr>
  );
}
