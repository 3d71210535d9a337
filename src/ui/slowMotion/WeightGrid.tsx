import { useCallback, useMemo } from "react";
import { formatCount } from "../../lib/format";
import type { Rgb } from "../../store/masks/maskPixels";
import { busiestWindow, type UpdateEvent } from "../../store/masks/slowMotion";
import { eventsOutside, type GridCell, gridCells, layOutGrid } from "../../store/masks/slowPicture";
import type { SeenLayer } from "../../train/protocol";
import { useColours } from "../masks/useColours";
import { useSize } from "../useSize";
import { useWords } from "../useWords";
import { usePlayer } from "./player";
import { useDrawing } from "./useDrawing";

/** No more weights are drawn one by one; of a larger matrix, the part where most happens. */
const most = { rows: 128, columns: 128 };
const mostCell = 26;

const mix = (from: Rgb, to: Rgb, share: number): string =>
  `rgb(${from.map((value, i) => Math.round(value + share * (to[i] - value))).join(" ")})`;

/** A layer's weights as a grid: the stronger, the darker; what has gone and come in colour, the last one ringed. */
export function WeightGrid(props: { name: string; layer: SeenLayer; events: readonly UpdateEvent[] }) {
  const { name, layer, events } = props;
  const t = useWords();
  const at = usePlayer((state) => state.at);
  const colours = useColours();
  const [frame, { width }] = useSize<HTMLDivElement>();
  const { inputs, outputs } = layer;
  const window = useMemo(() => {
    const room = outputs >= inputs ? { rows: 40, columns: most.columns } : { rows: most.rows, columns: 40 };
    return busiestWindow(inputs, outputs, events, room);
  }, [inputs, outputs, events]);
  const layout = useMemo(() => layOutGrid(layer, window), [layer, window]);
  const across = layout.transposed ? window.rows : window.columns;
  const down = layout.transposed ? window.columns : window.rows;
  const cell = Math.min(mostCell, Math.max(2, Math.floor(width / across)));
  const growing = at > 0 && events[at - 1].kind === "grow";
  const draw = useCallback(
    (context: CanvasRenderingContext2D) => {
      const [empty, kept, dropped, grown] = colours;
      const fill = ({ kind, strength }: GridCell): string => {
        if (kind === "dropped") return mix(dropped, dropped, 0);
        if (kind === "grown") return mix(grown, grown, 0);
        if (kind === "kept") return mix(empty, kept, 0.3 + 0.7 * strength);
        // While connections grow, the empty places show how much they are asked for.
        return growing ? mix(empty, grown, 0.35 * strength ** 6) : mix(empty, empty, 0);
      };
      const gap = cell > 5 ? 1 : 0;
      const last = at > 0 ? events[at - 1].index : undefined;
      const cells = gridCells(layout, layer, events, at);
      for (const one of cells) {
        context.fillStyle = fill(one);
        context.fillRect(one.across * cell, one.down * cell, cell - gap, cell - gap);
      }
      const ringed = cells.find(({ index }) => index === last);
      if (!ringed) return;
      context.strokeStyle = getComputedStyle(document.documentElement).getPropertyValue("--ink");
      context.lineWidth = 3;
      context.strokeRect(ringed.across * cell - 1.5, ringed.down * cell - 1.5, cell + 2, cell + 2);
    },
    [layout, layer, events, at, cell, colours, growing],
  );
  const canvas = useDrawing(across * cell + 2, down * cell + 2, draw);
  const part = window.rows * window.columns < inputs * outputs;
  const outside = part ? eventsOutside(window, events, outputs) : 0;
  return (
    <div className="slow-grid" ref={frame}>
      <canvas
        ref={canvas}
        role="img"
        aria-label={t`Weights of ${name} after ${at} of ${events.length} moves; Table shows the same in words`}
        style={{ width: across * cell + 2, height: down * cell + 2 }}
      />
      <ul className="legend">
        <Item kind="kept" label={t`Kept: the stronger, the larger |w|`} />
        <Item kind="dropped" label={t`Dropped`} />
        <Item kind="grown" label={t`Grown`} />
        <Item kind="empty" label={t`Empty`} />
      </ul>
      {part && (
        <p className="quiet">
          {t`Shown are inputs ${window.row + 1} to ${window.row + window.rows} and units ${window.column + 1} to ${window.column + window.columns}, where most happens; ${formatCount(outside)} moves lie elsewhere.`}
        </p>
      )}
    </div>
  );
}

function Item({ kind, label }: { kind: GridCell["kind"]; label: string }) {
  return (
    <li>
      <span className={`square square-${kind}`} aria-hidden="true" />
      {label}
    </li>
  );
}
