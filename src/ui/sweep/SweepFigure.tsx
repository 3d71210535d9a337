import { type ReactNode, Suspense, useId, useState } from "react";
import { type Size, useSize } from "../useSize";
import { useWords } from "../useWords";
import { usePointKeys } from "./usePointKeys";

/** What tells one chart of a sweep from another. */
export interface SweepFigureProps {
  readonly title: string;
  readonly unit: string; // of the vertical axis, empty where the title says it
  readonly axis: string; // what the horizontal axis is
  readonly empty: string; // what will appear here
  readonly hasData: boolean;
  readonly tools?: ReactNode; // beside the heading
  readonly save: ReactNode; // the menu that saves it
  readonly note?: ReactNode; // a line below the heading
  readonly plot: (size: Size) => ReactNode;
  readonly table: ReactNode;
  readonly className?: string;
}

/** A titled chart of a sweep that can be read as a table, and whose points the keyboard reaches. */
export function SweepFigure(props: SweepFigureProps) {
  const { title, unit, axis, empty, hasData, tools, save, note, plot, table, className } = props;
  const t = useWords();
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  const [frame, size] = useSize<HTMLDivElement>();
  const keys = usePointKeys(frame);
  return (
    <section className={`panel chart sweep-chart ${className ?? ""}`} aria-labelledby={id}>
      <header className="chart-head">
        <h2 id={id}>{title}</h2>
        <span className="unit">{unit}</span>
        {tools}
        {hasData && save}
        <button
          type="button"
          className="toggle"
          aria-label={t`Table of ${title}`}
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {t`Table`}
        </button>
      </header>
      {note}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the points in it take the focus, the arrow keys move it. */}
      <div className="chart-body" ref={frame} onKeyDown={keys}>
        {asTable && hasData ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling table must be reachable by keyboard.
          <section className="table-scroll" aria-label={t`${title} as a table`} tabIndex={0}>
            {table}
          </section>
        ) : (
          hasData && <Suspense fallback={null}>{size.width > 0 && size.height > 0 && plot(size)}</Suspense>
        )}
        {!hasData && (
          <p className="empty sweep-empty">
            <span>{empty}</span>
          </p>
        )}
      </div>
      <p className="chart-axis">{axis}</p>
    </section>
  );
}
