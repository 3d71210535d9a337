interface PhaseNameProps {
  readonly name: string;
  readonly plotWidth: number; // CSS pixels
  /** Where recharts says that the phase starts, in CSS pixels of the plot. */
  readonly viewBox?: { readonly x: number; readonly y: number };
}

/** About the width of a letter. */
const letter = 7;

/** Writes the name of a phase above the plot, from where the phase starts, or up to there where it would be cut off. */
export function PhaseName({ name, plotWidth, viewBox }: PhaseNameProps) {
  if (!viewBox) return null;
  const { x, y } = viewBox;
  const cut = x + letter * name.length > plotWidth;
  return (
    <text
      className="phase-name"
      x={cut ? x - 2 : x + 2}
      y={y - 8}
      textAnchor={cut ? "end" : "start"}
      fill="var(--ink-2)"
      fontSize={13}
    >
      {name}
    </text>
  );
}
