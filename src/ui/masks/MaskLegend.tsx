const kinds = ["kept", "empty", "dropped", "grown"] as const;
const labels = { kept: "Kept", empty: "Empty", dropped: "Just dropped", grown: "Just grown" } as const;

/** Names the colours of the mask pictures. */
export function MaskLegend() {
  return (
    <ul className="legend">
      {kinds.map((kind) => (
        <li key={kind}>
          <span className={`square square-${kind}`} aria-hidden="true" />
          {labels[kind]}
        </li>
      ))}
    </ul>
  );
}
