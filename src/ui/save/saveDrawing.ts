import type { Drawing } from "../../paper/figure";
import { csvText } from "../../record/csvText";
import { download, fileNameOf } from "./download";
import { pngOf } from "./png";

/** Hands a drawing to the browser's downloads, as picture or as the numbers in it. */
export async function saveDrawing(
  drawing: Drawing,
  name: readonly (string | number)[],
  ending: "svg" | "png" | "csv",
): Promise<void> {
  const contents = {
    svg: async () => new Blob([drawing.svg], { type: "image/svg+xml" }),
    png: () => pngOf(drawing),
    csv: async () => new Blob([csvText(drawing.rows)], { type: "text/csv" }),
  };
  download(fileNameOf(name, ending), await contents[ending]());
}
