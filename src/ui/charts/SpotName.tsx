interface SpotNameProps {
  readonly name: string;
  readonly plotWidth: number; // CSS pixels
  readonly floor: number; // where the horizontal axis lies, in CSS pixels from the top
  /** Where recharts puts the ring, in CSS pixels of the plot. */
  readonly viewBox?: { readonly x?: number; readonly y?: number; readonly width?: number; readonly height?: number };
}

/** Names a marked point below it, or above it where the axis is too near, turned inward at the edges of the plot. */
export function SpotName({ name, plotWidth, floor, viewBox }: SpotNameProps) {
  const { x = 0, y = 0, width = 0, height = 0 } = viewBox ?? {};
  const centre = x + width / 2;
  const below = y + height + 16;
  const anchor = centre > plotWidth - 90 ? "end" : centre < 130 ? "start" : "middle";
  return (
    <text
      x={centre}
      y={below > floor - 3 ? y - 6 : below}
      textAnchor={anchor}
      fontSize={13}
      fontWeight={600}
      fill="var(--ink)"
      stroke="var(--surface)"
      strokeWidth={4}
      paintOrder="stroke"
    >
      {name}
    </text>
  );
}
