import { formatCount } from "../../lib/format";
import { useLecture } from "../../store/lecture/lecture";
import type { MaskViews } from "../../store/run";
import { useWords } from "../useWords";

/** Counts a change of the last update over all layers. */
export function changed(masks: MaskViews | undefined, of: "dropped" | "grown"): string {
  if (!masks) return "–";
  return formatCount(Object.values(masks.layers).reduce((total, layer) => total + layer[of], 0));
}

interface MaskLegendProps {
  readonly masks: MaskViews | undefined;
  readonly counted: boolean;
  readonly pictured: boolean; // without pictures only the colours of changes stand beside numbers
}

/** Names the colours of the mask pictures; of a single lane with what the last update did in all layers. */
export function MaskLegend({ masks, counted, pictured }: MaskLegendProps) {
  const t = useWords();
  const short = useLecture((state) => state.lecture); // on one line of a slide
  return (
    <ul className="legend">
      {pictured && <Item kind="kept" label={t`Kept`} />}
      <Item
        kind="dropped"
        label={short ? t`Dropped` : t`Just dropped`}
        count={counted ? changed(masks, "dropped") : undefined}
      />
      {pictured && <Item kind="empty" label={t`Empty`} />}
      <Item
        kind="grown"
        label={short ? t`Grown` : t`Just grown`}
        count={counted ? changed(masks, "grown") : undefined}
      />
    </ul>
  );
}

function Item(props: { kind: "kept" | "empty" | "dropped" | "grown"; label: string; count?: string }) {
  return (
    <li>
      <span className={`square square-${props.kind}`} aria-hidden="true" />
      {props.label} {props.count && <b>{props.count}</b>}
    </li>
  );
}
