import { memo, type ReactNode, Suspense, useId, useState } from "react";
import { lazyPart } from "../lazyPart";
import { runName } from "../save/runName";
import { SaveMenu } from "../save/SaveMenu";
import { useSize } from "../useSize";
import { useWords } from "../useWords";
import { axisPlaces } from "./axes";
import { DataTable } from "./DataTable";
import { Legend } from "./Legend";
import type { Level, Line, Spot } from "./lines";
import type { ChartView } from "./useRows";

const Plot = lazyPart(() => import("./Plot").then(({ Plot }) => Plot));

/** What tells one chart from another. */
export interface LineFigureProps {
  readonly title: string;
  readonly paperTitle?: string; // on paper, where no button says which part of the data is drawn
  readonly unit: string; // of the vertical axis
  readonly view: ChartView;
  readonly lines: readonly Line[];
  readonly level?: Level;
  readonly spots?: readonly Spot[];
  readonly domain: readonly [number, number]; // of the vertical axis
  readonly logarithmic?: boolean; // the vertical axis; what is not above 0 is not drawn then
  readonly format: (value: number) => string; // of values
  readonly tick: (value: number) => string; // of the axis, shorter
  readonly empty: string; // what will appear here
  readonly marked?: boolean; // names the phases
  readonly summary?: ReactNode; // a line below the heading
  readonly notes?: readonly string[]; // of each lane, beside its latest value
  readonly tools?: ReactNode; // beside the heading
  readonly className?: string;
  readonly part?: string; // how the lesson calls it
}

/** Draws a chart for paper, by code that only those load who save one. */
async function draw(props: LineFigureProps) {
  const { chartDrawing } = await import("../save/chartDrawing");
  return chartDrawing(props);
}

/** A titled line chart that can be read as a table. */
export const LineFigure = memo(function LineFigure(props: LineFigureProps) {
  const {
    title,
    paperTitle = title,
    unit,
    view,
    lines,
    level,
    format,
    empty,
    summary,
    notes,
    tools,
    className,
    part,
  } = props;
  const t = useWords();
  const id = useId();
  const [table, setTable] = useState(false);
  const [frame, size] = useSize<HTMLDivElement>();
  const hasRows = view.rows.length > 0;
  return (
    <section className={`panel chart ${className ?? ""}`} data-part={part} aria-labelledby={id}>
      <header className="chart-head">
        <h2 id={id}>{title}</h2>
        <span className="unit">{unit}</span>
        {/* On a slide the choice of the axis is out of sight. */}
        <span className="axis-name">{t.of(axisPlaces[view.axis])}</span>
        {tools}
        {hasRows && <SaveMenu title={title} name={() => runName(paperTitle)} draw={() => draw(props)} />}
        <button
          type="button"
          className="toggle"
          aria-label={t`Table of ${title}`}
          aria-pressed={table}
          onClick={() => setTable(!table)}
        >
          {t`Table`}
        </button>
      </header>
      <Legend lines={lines} level={level} view={view} format={format} notes={notes} />
      {summary}
      <div className="chart-body" ref={frame}>
        {table && hasRows ? (
          <DataTable title={title} view={view} lines={lines} format={format} />
        ) : (
          <>
            <Suspense fallback={null}>
              {size.width > 0 && size.height > 0 && <Plot {...props} width={size.width} height={size.height} />}
            </Suspense>
            {!hasRows && (
              <p className="empty chart-empty">
                <span>{empty}</span>
              </p>
            )}
          </>
        )}
      </div>
    </section>
  );
});
