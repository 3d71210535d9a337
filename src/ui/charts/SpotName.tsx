interface SpotNameProps {
  readonly name: string;
  readonly plotWidth: number; // CSS pixels
  /** Where recharts puts the ring, in CSS pixels of the plot. */
  readonly viewBox?: { readonly x?: number; readonly y?: number; readonly width?: number; readonly height?: number };
}

/** Names a marked point below it, turned inward at the edges of the plot. */
export function SpotName({ name, plotWidth, viewBox }: SpotNameProps) {
  const { x = 0, y = 0, width = 0, height = 0 } = viewBox ?? {};
  const centre = x + width / 2;
  const anchor = centre > plotWidth - 90 ? "end" : centre < 130 ? "start" : "middle";
  return (
    <text x={centre} y={y + height + 16} textAnchor={anchor} fontSize={13} fontWeight={600} fill="var(--ink)">
      {name}
    </text>
  );
}
