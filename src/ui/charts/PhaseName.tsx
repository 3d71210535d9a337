interface PhaseNameProps {
  readonly name: string;
  /** Where recharts says that the phase starts, in CSS pixels of the plot. */
  readonly viewBox?: { readonly x: number; readonly y: number };
}

/** Writes the name of a phase above the plot, from where the phase starts. */
export function PhaseName({ name, viewBox }: PhaseNameProps) {
  if (!viewBox) return null;
  return (
    <text className="phase-name" x={viewBox.x + 2} y={viewBox.y - 8} fill="var(--ink-2)" fontSize={13}>
      {name}
    </text>
  );
}
