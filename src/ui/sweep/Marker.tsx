import type { KeyboardEvent } from "react";
import type { MethodStyle } from "./methodStyles";

interface MarkerProps {
  readonly x: number;
  readonly y: number;
  readonly style: Pick<MethodStyle, "colour" | "shape" | "filled">;
  readonly size?: number; // half the width in CSS pixels
  /** Where the point can be opened: what it is, and what opening does. */
  readonly label?: string;
  readonly onOpen?: () => void;
}

/** One point of a chart: a form in its method's colour, which can be opened by click or Enter. */
export function Marker({ x, y, style: { colour, shape, filled }, size = 5, label, onOpen }: MarkerProps) {
  const look = { fill: filled ? colour : "var(--surface)", stroke: colour, strokeWidth: 2 };
  const form = <path d={outline(shape, x, y, size)} {...look} />;
  if (!onOpen) return form;
  const press = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    onOpen();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button element cannot stand in a drawing.
    <g
      role="button"
      tabIndex={-1}
      aria-label={label}
      className="point"
      data-point=""
      onClick={onOpen}
      onKeyDown={press}
    >
      <circle cx={x} cy={y} r={12} fill="transparent" />
      {form}
    </g>
  );
}

/** Returns the outline of a form about a centre; forms of one size cover about the same area. */
function outline(shape: MethodStyle["shape"], x: number, y: number, size: number): string {
  const wide = 1.2 * size;
  switch (shape) {
    case "circle":
      return `M${x - size},${y}a${size},${size} 0 1 0 ${2 * size},0a${size},${size} 0 1 0 ${-2 * size},0Z`;
    case "square":
      return `M${x - 0.9 * size},${y - 0.9 * size}h${1.8 * size}v${1.8 * size}h${-1.8 * size}Z`;
    case "triangle":
      return `M${x},${y - wide}L${x + wide},${y + 0.85 * wide}H${x - wide}Z`;
    case "diamond":
      return `M${x},${y - 1.15 * wide}L${x + 1.15 * wide},${y}L${x},${y + 1.15 * wide}L${x - 1.15 * wide},${y}Z`;
    default:
      return shape satisfies never;
  }
}
