import { formatCount } from "../../lib/format";
import type { ColourBy } from "../../store/graph/graph";
import { useWords } from "../useWords";
import { type Look, type PairVerdict, verdictLooks } from "./looks";
import { kindName } from "./names";
import type { Predicted } from "./predicted";
import type { Scene } from "./scene";
import { shapePath } from "./shapes";
import { timeWriter } from "./times";

interface GraphLegendProps {
  readonly scene: Scene;
  readonly by: ColourBy;
  readonly predicted: Predicted | undefined;
}

/** Names the colours and forms of a picture, with how many of each it has. */
export function GraphLegend({ scene, by, predicted }: GraphLegendProps) {
  const t = useWords();
  const { sample, nodes, kinds } = scene;
  const write = by === "time" ? timeWriter(sample, t) : formatCount;
  const wrong = nodes.filter((node) => node.wrong).length;
  const count = (verdict: PairVerdict): number =>
    verdict === "alarm" ? scene.alarms.length : scene.verdicts.filter((one) => one === verdict).length;
  const verdicts: readonly (readonly [PairVerdict, string])[] = [
    ["found", t`test pair, found`],
    ["missed", t`test pair, missed`],
    ["alarm", t`no edge, taken for one`],
  ];
  return (
    <ul className="legend graph-legend">
      {kinds.map(({ id, look, count: of }) => (
        <li key={JSON.stringify(id)}>
          <Mark look={look} />
          {kindName(sample, id, write, t)} <b>{formatCount(of)}</b>
        </li>
      ))}
      {sample.task === "node" && predicted && (
        <li>
          <svg width="16" height="16" aria-hidden="true" className="graph-wrong">
            <circle cx="8" cy="8" r="6" />
            <path d="M2.7,13.3L13.3,2.7" />
          </svg>
          {t`wrongly predicted`} <b>{formatCount(wrong)}</b>
        </li>
      )}
      {sample.task === "link" &&
        predicted &&
        verdicts.map(([verdict, name]) => (
          <li key={verdict}>
            <svg width="26" height="10" aria-hidden="true">
              <line
                x1="1"
                x2="25"
                y1="5"
                y2="5"
                stroke={`var(${verdictLooks[verdict].colour})`}
                strokeWidth="2"
                strokeDasharray={verdictLooks[verdict].dash.join(" ")}
              />
            </svg>
            {name} <b>{formatCount(count(verdict))}</b>
          </li>
        ))}
    </ul>
  );
}

function Mark({ look: { colour, shape, hollow, outlined } }: { readonly look: Look }) {
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
