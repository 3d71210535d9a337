import { memo, useMemo } from "react";
import { formatCount, formatPercent } from "../../lib/format";
import type { LayerShape } from "../../sparse/types";
import { fullCells, maskCells } from "../../store/masks/maskCells";
import type { MaskLayout } from "../../store/masks/maskLayout";
import type { MaskColours } from "../../store/masks/maskPixels";
import type { MaskView } from "../../store/run";
import { useWords } from "../useWords";
import { MaskCanvas } from "./MaskCanvas";

interface MaskLayerProps {
  readonly name: string;
  readonly lane?: string; // named where there are several
  readonly shape: LayerShape;
  readonly view: MaskView | undefined; // absent where nothing is masked
  readonly layout: MaskLayout;
  readonly colours: MaskColours;
  readonly ratio: number;
  readonly changes: "fade" | "stay" | "gone";
}

/** One weight matrix: its name, its picture and its counts. */
export const MaskLayer = memo(function MaskLayer(props: MaskLayerProps) {
  const t = useWords();
  const { name, lane, shape, view, layout, colours, ratio, changes } = props;
  const { inputs, outputs } = shape;
  const mask = useMemo(() => (view ? maskCells(view) : fullCells(inputs, outputs)), [view, inputs, outputs]);
  const total = inputs * outputs;
  const [kept, all] = [formatCount(mask.kept), formatCount(total)];
  const counts = t`${kept} of ${all} kept`;
  const picture = lane === undefined ? name : t`${name} of ${lane}`;
  const share = formatPercent(mask.kept / total);
  const last = view && (view.dropped > 0 || view.grown > 0) ? view : undefined;
  const label = last
    ? t`Mask of ${picture}, ${inputs} inputs by ${outputs} outputs: ${counts} (${share}); the last update dropped ${formatCount(last.dropped)} and grew ${formatCount(last.grown)}`
    : t`Mask of ${picture}, ${inputs} inputs by ${outputs} outputs: ${counts} (${share})`;
  return (
    <figure className={lane === undefined ? "mask" : "mask mask-beside"}>
      <figcaption>
        <b>{name}</b>{" "}
        <span>
          {inputs} × {outputs}
        </span>
        <span className="mask-counts">{lane === undefined ? counts : t`${kept} of ${all}`}</span>
      </figcaption>
      <MaskCanvas label={label} mask={mask} layout={layout} colours={colours} ratio={ratio} changes={changes} />
    </figure>
  );
});
