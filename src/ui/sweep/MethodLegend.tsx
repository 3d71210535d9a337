import { useSweep } from "../../store/sweep/sweep";
import { methodName } from "../../sweep/verdictSentence";
import { useWords } from "../useWords";
import { Marker } from "./Marker";
import { methodStyles } from "./methodStyles";
import type { Figures } from "./useFigures";

/** Names the methods by colour, dashes and form for all charts; pressed, one is hidden or shown. */
export function MethodLegend({ figures: { methods, hidden } }: { figures: Figures }) {
  const t = useWords();
  return (
    <ul className="method-legend" aria-label={t`Methods in the charts`}>
      {methods.map((method) => {
        const style = methodStyles[method];
        const dense = method === "dense";
        return (
          <li key={method}>
            <button
              type="button"
              aria-pressed={!hidden.includes(method)}
              onClick={() => useSweep.getState().toggleMethod(method)}
            >
              <svg width="34" height="16" aria-hidden="true">
                <line
                  x1="1"
                  x2="33"
                  y1="8"
                  y2="8"
                  stroke={style.colour}
                  strokeWidth={style.width}
                  strokeDasharray={dense ? undefined : style.dash}
                />
                {!dense && <Marker x={17} y={8} style={style} />}
              </svg>
              {t.of(methodName(method))}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
