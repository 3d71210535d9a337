import { formatCount } from "../../lib/format";
import type { Tree } from "../../lib/tree";
import type { LayerShape } from "../../sparse/types";
import type { MaskViews } from "../../store/run";
import { useWords } from "../useWords";

/** The counts of weight matrices that are too large for pictures, in place of these. */
export function MaskNumbers({ layers, masks }: { layers: Tree<LayerShape>; masks: MaskViews | undefined }) {
  const t = useWords();
  return (
    <dl className="mask-numbers">
      {Object.entries(layers).map(([name, { inputs, outputs }]) => {
        const view = masks?.layers[name];
        const all = formatCount(inputs * outputs);
        return (
          <div key={name}>
            <dt>
              <b>{name}</b> {inputs} × {outputs}
            </dt>
            <dd>{view?.kept === undefined ? all : t`${formatCount(view.kept)} of ${all} kept`}</dd>
          </div>
        );
      })}
    </dl>
  );
}
