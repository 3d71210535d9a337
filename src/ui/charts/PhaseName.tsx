/** Writes the name of a phase above the plot, from where the phase starts; recharts says where that is. */
export function PhaseName({ name, viewBox }: { name: string; viewBox?: { x: number; y: number } }) {
  if (!viewBox) return null;
  return (
    <text x={viewBox.x + 2} y={viewBox.y - 8} fill="var(--ink-2)" fontSize={13}>
      {name}
    </text>
  );
}
