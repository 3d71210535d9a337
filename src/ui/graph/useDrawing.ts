import { useEffect } from "react";
import { type Drawing, drawnKey, suggestedSize, useGraph } from "../../store/graph/graph";
import type { FormView } from "../useForm";

/** A number that is typed digit by digit is waited for, in milliseconds. */
const patience = 250;

/** Draws the data set that the form has chosen, as a run of the form would use it, and tells how far that is. */
export function useDrawing({ spec, availability, problem }: FormView): Drawing {
  const size = useGraph((state) => state.size) ?? suggestedSize(spec);
  const ready = availability.at === "hand" && problem === undefined;
  const key = `${drawnKey(spec)} ${size}`;
  useEffect(() => {
    if (!ready) return;
    const first = useGraph.getState().drawing.state === "none";
    const timer = setTimeout(() => void useGraph.getState().draw(spec), first ? 0 : patience);
    return () => clearTimeout(timer);
    // The key has all of the spec that a sample depends on.
  }, [key, ready]);
  const drawn = useGraph((state) => state.key);
  const drawing = useGraph((state) => state.drawing);
  return drawn === key ? drawing : { state: ready ? "drawing" : "none" };
}
