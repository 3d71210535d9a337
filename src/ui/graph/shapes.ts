/** The forms of nodes, told apart without colour. */
export const shapes = ["circle", "square", "triangle", "diamond", "star"] as const;

/** The name of a form. */
export type Shape = (typeof shapes)[number];

const corners: Readonly<Record<Exclude<Shape, "circle">, readonly (readonly [number, number])[]>> = {
  square: [
    [-0.88, -0.88],
    [0.88, -0.88],
    [0.88, 0.88],
    [-0.88, 0.88],
  ],
  triangle: [
    [0, -1.2],
    [1.16, 0.86],
    [-1.16, 0.86],
  ],
  diamond: [
    [0, -1.28],
    [1.16, 0],
    [0, 1.28],
    [-1.16, 0],
  ],
  star: Array.from({ length: 10 }, (_, i) => {
    const length = i % 2 === 0 ? 1.4 : 0.62;
    const angle = (Math.PI * i) / 5;
    return [length * Math.sin(angle), -length * Math.cos(angle)] as const;
  }),
};

/** Adds the outline of a form about a point to a path; forms of one size cover about the same area. */
export function traceShape(
  path: Path2D | CanvasRenderingContext2D,
  shape: Shape,
  x: number,
  y: number,
  size: number,
): void {
  if (shape === "circle") {
    path.moveTo(x + size, y);
    path.arc(x, y, size, 0, 2 * Math.PI);
    return;
  }
  corners[shape].forEach(([across, down], i) => {
    if (i === 0) path.moveTo(x + size * across, y + size * down);
    else path.lineTo(x + size * across, y + size * down);
  });
  path.closePath();
}

/** Returns the outline of a form for a drawing in the page. */
export function shapePath(shape: Shape, x: number, y: number, size: number): string {
  if (shape === "circle") {
    return `M${x - size},${y}a${size},${size} 0 1 0 ${2 * size},0a${size},${size} 0 1 0 ${-2 * size},0Z`;
  }
  const points = corners[shape].map(
    ([across, down]) => `${(x + size * across).toFixed(2)},${(y + size * down).toFixed(2)}`,
  );
  return `M${points.join("L")}Z`;
}
