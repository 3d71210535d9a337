import { useMemo } from "react";
import { formatCount } from "../../lib/format";
import type { Tree } from "../../lib/tree";
import type { LayerShape } from "../../sparse/types";
import { useLab } from "../../store/lab";
import { layOutMasks } from "../../store/maskLayout";
import type { MaskViews } from "../../store/run";
import { useMedia } from "../useMedia";
import { useSize } from "../useSize";
import { MaskLayer } from "./MaskLayer";
import { MaskLegend } from "./MaskLegend";
import { useColours } from "./useColours";

const nothing: Tree<LayerShape> = {};

/** A picture of each weight matrix's mask, in which drops and growth show as they happen. */
export function MaskPanel() {
  const masks = useLab((state) => state.run?.masks);
  const layers = useLab((state) => state.run?.plan?.layers ?? nothing);
  const open = useLab((state) => state.run?.outcome === "open");
  const paused = useLab((state) => state.activity === "paused");
  const still = useMedia("(prefers-reduced-motion: reduce)");
  const colours = useColours();
  const [frame, { width }] = useSize<HTMLDivElement>();
  const ratio = globalThis.devicePixelRatio || 1;
  const names = Object.keys(layers);
  const layouts = useMemo(() => {
    const room = { width: Math.floor(width * ratio), height: Math.floor(300 * ratio), ratio };
    return width > 0 ? layOutMasks(Object.values(layers), room) : [];
  }, [layers, width, ratio]);
  const changes = paused || (still && open) ? "stay" : still ? "gone" : "fade";
  return (
    <section className="panel masks" aria-labelledby="masks-heading">
      <header className="chart-head">
        <h2 id="masks-heading">Masks</h2>
        <span className="unit">{names.length > 0 ? "every weight, long side across" : ""}</span>
      </header>
      <MaskLegend />
      <p className="chart-note">{names.length > 0 ? updateNote(masks) : ""}</p>
      <div className="mask-list" ref={frame}>
        {names.length === 0 && (
          <p className="empty">
            A picture of each weight matrix: which weights are kept, and which are dropped and grown at each update.
          </p>
        )}
        {layouts.length === names.length &&
          names.map((name, i) => (
            <MaskLayer
              key={name}
              name={name}
              shape={layers[name]}
              view={masks?.layers[name]}
              layout={layouts[i]}
              colours={colours}
              ratio={ratio}
              changes={changes}
            />
          ))}
      </div>
    </section>
  );
}

function updateNote(masks: MaskViews | undefined): string {
  if (!masks || masks.updates < 2) return "No update of the masks so far";
  const sum = (of: "dropped" | "grown"): string =>
    formatCount(Object.values(masks.layers).reduce((total, layer) => total + layer[of], 0));
  return `Step ${formatCount(masks.step)}: ${sum("dropped")} dropped, ${sum("grown")} grown`;
}
