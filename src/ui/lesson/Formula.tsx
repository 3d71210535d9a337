import type { ReactNode } from "react";
import type { FormulaWords } from "./stepWords";

/** Sets what follows `_` and `^` low and high: one character, or what stands in braces. */
function set(text: string): readonly ReactNode[] {
  return text.split(/([_^](?:\{[^}]*\}|.))/u).map((part, i) => {
    const mark = part[0];
    if (mark !== "_" && mark !== "^") return part;
    const inner = part.slice(1).replace(/[{}]/g, "");
    // Parts of a fixed text have no other name than their place.
    return mark === "_" ? <sub key={i}>{inner}</sub> : <sup key={i}>{inner}</sup>;
  });
}

/** A formula in plain HTML, read aloud in words. */
export function Formula({ text, spoken }: FormulaWords) {
  return (
    <p className="formula">
      <span aria-hidden="true">{set(text)}</span>
      <span className="hidden">{spoken}</span>
    </p>
  );
}
