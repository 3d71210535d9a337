import { formatCount } from "../../lib/format";
import { isPictured } from "../../lib/pictured";
import { element, short, textAt } from "../../paper/elements";
import { type Drawing, drawFigure, notesHeight } from "../../paper/figure";
import { ink, softInk } from "../../paper/ink";
import { textWidth } from "../../paper/textWidth";
import type { Row } from "../../record/csvText";
import type { LayerShape } from "../../sparse/types";
import { useLab } from "../../store/lab";
import { fullCells, type MaskCells, maskCells } from "../../store/masks/maskCells";
import { cellsHigh, layOutMasks, type MaskLayout } from "../../store/masks/maskLayout";
import { type MaskColours, maskPixels } from "../../store/masks/maskPixels";
import { runNotes } from "../../store/runNotes";
import { type ShownRun, shownRuns } from "../../store/shownRuns";

/** The colours of the light theme: empty, kept, dropped, grown. */
const colours: MaskColours = [
  [233, 237, 242],
  [61, 75, 94],
  [213, 94, 0],
  [10, 132, 208],
];

const states = ["empty", "kept", "dropped", "grown"] as const;
const [width, margin, gap, top, roomHigh, captionHigh] = [860, 18, 24, 78, 520, 26];

const hex = (r: number, g: number, b: number): string =>
  `#${[r, g, b].map((part) => part.toString(16).padStart(2, "0")).join("")}`;

/** Draws a mask as one path a colour, of runs of equal cells. */
function paths(cells: MaskCells, layout: MaskLayout, left: number, above: number): readonly string[] {
  const { cellWidth, cellHeight } = layout;
  const pixels = maskPixels(cells, layout, colours, 1, true);
  const byColour = new Map<string, string[]>();
  for (let y = 0; y < pixels.height; y++) {
    for (let x = 0; x < pixels.width; ) {
      const at = (column: number): string | undefined => {
        const i = 4 * (y * pixels.width + column);
        const [r, g, b, a] = pixels.data.subarray(i, i + 4);
        return a === 0 ? undefined : hex(r, g, b);
      };
      const colour = at(x);
      let end = x + 1;
      while (end < pixels.width && at(end) === colour) end++;
      if (colour !== undefined) {
        const runs = byColour.get(colour) ?? [];
        const [from, wide] = [left + x * cellWidth, (end - x) * cellWidth];
        runs.push(
          `M${short(from)} ${short(above + y * cellHeight)}h${short(wide)}v${short(cellHeight)}h${short(-wide)}z`,
        );
        byColour.set(colour, runs);
      }
      x = end;
    }
  }
  // Edges of neighbouring runs would shine through where they are smoothed.
  return [...byColour].map(([fill, runs]) =>
    element("path", { d: runs.join(""), fill, "shape-rendering": "crispEdges" }),
  );
}

function connections(lane: ShownRun, layer: string, { outputs, cells }: MaskCells): readonly Row[] {
  const rows: Row[] = [];
  for (const [i, cell] of cells.entries()) {
    if (cell === 0) continue;
    const [input, output] = [Math.floor(i / outputs), i % outputs];
    rows.push({ lane: lane.style.letter, method: lane.run.spec.method, layer, input, output, state: states[cell] });
  }
  return rows;
}

/** Draws the masks on show for paper, lanes beside each other; its numbers are the connections that are there, or were just dropped. */
export function maskDrawing(): Drawing | undefined {
  const state = useLab.getState();
  const t = state.words;
  // Layers on index lists are too large for a picture.
  const shown = shownRuns(state).filter(({ run }) => run.plan && !run.plan.memory);
  if (shown.length === 0) return undefined;
  const wide = (width - 2 * margin - gap * (shown.length - 1)) / shown.length;
  const rows: Row[] = [];
  let bottom = top;
  const columns = shown.flatMap((lane, column) => {
    const left = margin + column * (wide + gap);
    const layers: readonly (readonly [string, LayerShape])[] = Object.entries(lane.run.plan?.layers ?? {});
    const pictured = layers.filter(([, shape]) => isPictured(shape));
    const layouts = layOutMasks(
      pictured.map(([, shape]) => shape),
      { width: wide, height: roomHigh, ratio: 1 },
    );
    let y = top + 30;
    const parts = [textAt(left, top + 6, `${lane.style.letter} ${lane.label}`, { fill: ink, "font-weight": 600 })];
    for (const [i, [name, { inputs, outputs }]] of pictured.entries()) {
      const view = lane.run.masks?.layers[name];
      const cells = view ? maskCells(view) : fullCells(inputs, outputs);
      const kept = t`${formatCount(cells.kept)} of ${formatCount(inputs * outputs)} kept`;
      const caption = `${name}, ${inputs} × ${outputs}: ${kept}`;
      parts.push(textAt(left, y, caption, { fill: softInk, "font-size": shown.length > 3 ? 10 : 12 }));
      parts.push(...paths(cells, layouts[i], left, y + 8));
      rows.push(...connections(lane, name, cells));
      y += 8 + cellsHigh(layouts[i], 1) * layouts[i].cellHeight + captionHigh;
    }
    bottom = Math.max(bottom, y);
    return parts;
  });
  const step = Math.max(0, ...shown.map(({ run }) => state.shownAt ?? run.masks?.step ?? 0));
  const head = {
    title: t`Masks after step ${formatCount(step)}`,
    description: t`Every weight of each layer, the longer side across; drops and growth are those of the last update.`,
    notes: runNotes(shown, state.recording, t),
  };
  const height = bottom + notesHeight(head, width);
  const names = [t`Empty`, t`Kept`, t`Just dropped`, t`Just grown`];
  let at = margin;
  const legend = names.flatMap((name, i) => {
    const x = at;
    at += 28 + textWidth(name, 13) + 14;
    return [
      element("rect", { x, y: 44, width: 13, height: 13, fill: hex(...colours[i]), stroke: softInk }),
      textAt(x + 20, 55, name, { fill: ink }),
    ];
  });
  return { ...head, width, height, svg: drawFigure({ ...head, width, height }, [...legend, ...columns]), rows };
}
