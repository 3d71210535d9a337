import type { FigureId } from "../../paper/sweepFigures";
import { SaveMenu } from "../save/SaveMenu";
import type { Figures } from "./useFigures";

/** Saves a chart of the open sweep. */
export function SaveSweepChart({ id, title, figures }: { id: FigureId; title: string; figures: Figures }) {
  const draw = async () => {
    const { sweepDrawing } = await import("./sweepDrawing");
    return sweepDrawing(id, figures);
  };
  return <SaveMenu title={title} name={() => ["sweep", id, figures.dataset]} draw={draw} />;
}
