import type { Row } from "../record/csvText";
import { element, escaped, textAt } from "./elements";
import { ink, softInk } from "./ink";
import { wrapText } from "./textWidth";

/** A picture for paper, and the numbers in it. */
export interface Drawing {
  readonly title: string;
  readonly svg: string;
  readonly width: number; // CSS pixels
  readonly height: number;
  readonly rows: readonly Row[];
}

/** What stands on every picture. */
export interface FigureHead {
  readonly title: string;
  readonly description: string; // for those who cannot see it
  readonly notes?: readonly string[]; // what a reader must know of the figure: data, methods, seed, machine, release
}

const noteSize = 12;
const noteHeight = 17;
const margin = 18;

function noteLines({ notes = [] }: FigureHead, width: number): readonly string[] {
  return notes.flatMap((note) => wrapText(note, noteSize, width - 2 * margin));
}

/** Returns how high the notes below a picture are. */
export function notesHeight(head: FigureHead, width: number): number {
  const lines = noteLines(head, width).length;
  return lines === 0 ? 0 : lines * noteHeight + 12;
}

/** Wraps panels and legends in a whole picture on an opaque ground, legible on a light and on a dark page; notes stand at its foot. */
export function drawFigure(
  { width, height, ...head }: FigureHead & { readonly width: number; readonly height: number },
  parts: readonly string[],
): string {
  const { title, description } = head;
  const frame = { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`, role: "img" };
  const font = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
  const notes = noteLines(head, width);
  const first = height - notes.length * noteHeight;
  return `${element("svg", { ...frame, "font-family": font, "font-size": 13 }, [
    element("title", {}, [escaped(title)]),
    element("desc", {}, [escaped(description)]),
    element("rect", { width, height, rx: 6, fill: "#ffffff" }),
    textAt(margin, 28, title, { fill: ink, "font-size": 16, "font-weight": 600 }),
    ...parts,
    ...notes.map((line, i) => textAt(margin, first + i * noteHeight, line, { fill: softInk, "font-size": noteSize })),
  ])}\n`;
}
