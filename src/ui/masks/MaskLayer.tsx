import { memo, useMemo } from "react";
import { formatCount, formatPercent } from "../../lib/format";
import type { LayerShape } from "../../sparse/types";
import { fullCells, maskCells } from "../../store/maskCells";
import type { MaskLayout } from "../../store/maskLayout";
import type { MaskColours } from "../../store/maskPixels";
import type { MaskView } from "../../store/run";
import { MaskCanvas } from "./MaskCanvas";

interface MaskLayerProps {
  readonly name: string;
  readonly shape: LayerShape;
  readonly view: MaskView | undefined; // absent where nothing is masked
  readonly layout: MaskLayout;
  readonly colours: MaskColours;
  readonly ratio: number;
  readonly changes: "fade" | "stay" | "gone";
}

/** One weight matrix: its name, its picture and its counts. */
export const MaskLayer = memo(function MaskLayer(props: MaskLayerProps) {
  const { name, shape, view, layout, colours, ratio, changes } = props;
  const { inputs, outputs } = shape;
  const mask = useMemo(() => (view ? maskCells(view) : fullCells(inputs, outputs)), [view, inputs, outputs]);
  const total = inputs * outputs;
  const counts = `${formatCount(mask.kept)} of ${formatCount(total)} kept`;
  const last = view && (view.dropped > 0 || view.grown > 0) ? view : undefined;
  const moved = last
    ? `; the last update dropped ${formatCount(last.dropped)} and grew ${formatCount(last.grown)}`
    : "";
  const label = `Mask of ${name}, ${inputs} inputs by ${outputs} outputs: ${counts} (${formatPercent(mask.kept / total)})${moved}`;
  return (
    <figure className="mask">
      <figcaption>
        <b>{name}</b>{" "}
        <span>
          {inputs} × {outputs}
        </span>
        <span className="mask-counts">{counts}</span>
      </figcaption>
      <MaskCanvas label={label} mask={mask} layout={layout} colours={colours} ratio={ratio} changes={changes} />
    </figure>
  );
});
