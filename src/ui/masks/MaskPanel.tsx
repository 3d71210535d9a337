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

/** What each picture needs beside itself, in CSS pixels. */
const captionHeight = 32;

const nothing: Tree<LayerShape> = {};

/** A picture of each weight matrix's mask, in which drops and growth show as they happen. */
export function MaskPanel() {
  const masks = useLab((state) => state.runs[0]?.masks);
  const layers = useLab((state) => state.runs[0]?.plan?.layers ?? nothing);
  const open = useLab((state) => state.runs[0]?.outcome === "open");
  const paused = useLab((state) => state.activity === "paused");
  const still = useMedia("(prefers-reduced-motion: reduce)");
  const colours = useColours();
  const [frame, { width, height }] = useSize<HTMLDivElement>();
  const ratio = globalThis.devicePixelRatio || 1;
  const names = Object.keys(layers);
  const layouts = useMemo(() => {
    const shapes = Object.values(layers);
    const room = { width: width * ratio, height: (height - captionHeight * shapes.length) * ratio, ratio };
    return width > 0 ? layOutMasks(shapes, room) : [];
  }, [layers, width, height, ratio]);
  const changes = paused || (still && open) ? "stay" : still ? "gone" : "fade";
  return (
    <section className="panel masks" aria-labelledby="masks-heading">
      <header className="chart-head">
        <h2 id="masks-heading">Masks</h2>
        <span className="unit">{updateNote(masks)}</span>
      </header>
      <MaskLegend masks={masks} />
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
  if (!masks) return "of every weight";
  return masks.updates < 2 ? "not updated so far" : `updated at step ${formatCount(masks.step)}`;
}
