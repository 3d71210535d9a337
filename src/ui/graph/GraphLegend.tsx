import { formatCount } from "../../lib/format";
import type { ColourBy } from "../../store/graph/graph";
import { useWords } from "../useWords";
import { type LegendLine, legendLines } from "./legendLines";
import { type Look, verdictLooks } from "./looks";
import type { Predicted } from "./predicted";
import type { Scene } from "./scene";
import { shapePath } from "./shapes";

interface GraphLegendProps {
  readonly scene: Scene;
  readonly by: ColourBy;
  readonly predicted: Predicted | undefined;
}

/** Names the colours, forms and dashes of a picture, with how many of each it has. */
export function GraphLegend({ scene, by, predicted }: GraphLegendProps) {
  const t = useWords();
  return (
    <ul className="legend graph-legend">
      {legendLines(scene, by, predicted, t).map(({ mark, name, count }) => (
        <li key={name}>
          <Mark mark={mark} />
          {name} <b>{formatCount(count)}</b>
        </li>
      ))}
    </ul>
  );
}

function Mark({ mark }: { readonly mark: LegendLine["mark"] }) {
  if (mark === "wrong") {
    return (
      <svg width="16" height="16" aria-hidden="true" className="graph-wrong">
        <circle cx="8" cy="8" r="6" />
        <path d="M2.7,13.3L13.3,2.7" />
      </svg>
    );
  }
  return typeof mark === "string" ? <PairMark {...verdictLooks[mark]} /> : <NodeMark look={mark} />;
}

function PairMark({ colour, dash }: { readonly colour: string; readonly dash: readonly number[] }) {
  return (
    <svg width="26" height="10" aria-hidden="true">
      <line x1="1" x2="25" y1="5" y2="5" stroke={`var(${colour})`} strokeWidth="2" strokeDasharray={dash.join(" ")} />
    </svg>
  );
}

function NodeMark({ look: { colour, shape, hollow, outlined } }: { readonly look: Look }) {
  return (
    <svg width="14" height="14" aria-hidden="true">
      <path
        d={shapePath(shape, 7, 7, 4.6)}
        fill={hollow ? "var(--surface)" : `var(${colour})`}
        stroke={hollow ? `var(${colour})` : outlined ? "var(--line-strong)" : "none"}
        strokeWidth={hollow ? 1.5 : 1}
      />
    </svg>
  );
}
