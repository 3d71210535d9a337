import { Children, type ReactNode } from "react";
import { formatCount } from "../../lib/format";
import { useLecture } from "../../store/lecture/lecture";
import type { MaskViews } from "../../store/run";
import type { ShownRun } from "../../store/shownRuns";
import { LaneBadge } from "../lanes/LaneBadge";
import { useWords } from "../useWords";
import { changed } from "./MaskLegend";

/** One lane's column of the mask panel: its name, what its last update did, and its pictures. */
export function MaskLane(props: {
  readonly lane: ShownRun;
  readonly masks: MaskViews | undefined;
  readonly children: ReactNode;
}) {
  const t = useWords();
  const { lane, masks, children } = props;
  const short = useLecture((state) => state.lecture);
  const { style, label } = lane;
  return (
    <div className="mask-lane" style={{ gridRow: `span ${Children.count(children) + 1}` }}>
      <div className="mask-lane-head">
        <h3>
          <LaneBadge {...style} /> <span className="mask-lane-name">{label}</span>
        </h3>
        {masks && masks.updates > 1 ? (
          <p title={t`The update at step ${formatCount(masks.step)}`}>
            <span className="square square-dropped" aria-hidden="true" />
            <span className="hidden">{t`Just dropped`} </span>
            {changed(masks, "dropped")}
            <span className="square square-grown" aria-hidden="true" />
            <span className="hidden">{t`Just grown`} </span>
            {changed(masks, "grown")}
          </p>
        ) : (
          <p className="no-update">{short ? t`no update` : t`no update yet`}</p>
        )}
      </div>
      {children}
    </div>
  );
}
