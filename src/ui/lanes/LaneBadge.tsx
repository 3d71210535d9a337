/** The letter of a lane on its colour. */
export function LaneBadge({ letter, colour }: { readonly letter: string; readonly colour: string }) {
  return (
    <span className="lane-badge" style={{ background: colour }}>
      {letter}
    </span>
  );
}
