import { formatCount } from "../../lib/format";
import type { LayerShape } from "../../sparse/types";
import type { MaskView } from "../../store/run";
import { useWords } from "../useWords";

interface MaskNumbersProps {
  readonly name: string;
  readonly shape: LayerShape;
  readonly view: MaskView | undefined;
}

/** One weight matrix that is too large for a picture: its name and its counts. */
export function MaskNumbers({ name, shape, view }: MaskNumbersProps) {
  const t = useWords();
  const { inputs, outputs } = shape;
  const all = formatCount(inputs * outputs);
  return (
    <figure className="mask mask-beside">
      <figcaption>
        <b>{name}</b>{" "}
        <span>
          {inputs} × {outputs}
        </span>
        <span className="mask-counts">
          {view?.kept === undefined ? all : t`${formatCount(view.kept)} of ${all} kept`}
        </span>
      </figcaption>
      {view && view.grown > 0 && (
        <p className="about">{t`The last update dropped ${formatCount(view.dropped)} and grew ${formatCount(view.grown)}.`}</p>
      )}
    </figure>
  );
}
