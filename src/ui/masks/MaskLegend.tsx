import { formatCount } from "../../lib/format";
import type { MaskViews } from "../../store/run";

/** Names the colours of the mask pictures, with what the last update did in all layers. */
export function MaskLegend({ masks }: { masks: MaskViews | undefined }) {
  const sum = (of: "dropped" | "grown"): string =>
    masks ? formatCount(Object.values(masks.layers).reduce((total, layer) => total + layer[of], 0)) : "–";
  return (
    <ul className="legend">
      <Item kind="kept" label="Kept" />
      <Item kind="dropped" label="Just dropped" count={sum("dropped")} />
      <Item kind="empty" label="Empty" />
      <Item kind="grown" label="Just grown" count={sum("grown")} />
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
