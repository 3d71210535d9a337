import type { Spot } from "./lines";

/** Where recharts puts the ring, in CSS pixels of the plot. */
interface RingPlace {
  readonly cx?: number;
  readonly cy?: number;
  readonly spot: Spot;
}

/** Marks a point with a ring, which holds the letter of its lane where there are several. */
export function SpotRing({ cx = 0, cy = 0, spot: { letter, colour } }: RingPlace) {
  if (letter === undefined) {
    return <circle cx={cx} cy={cy} r={5.5} fill="var(--surface)" stroke={colour} strokeWidth={2.5} />;
  }
  return (
    <g>
      <circle cx={cx} cy={cy} r={8} fill="var(--surface)" stroke={colour} strokeWidth={2} />
      <text x={cx} y={cy + 4} textAnchor="middle" fontSize={12} fontWeight={700} fill="var(--ink)">
        {letter}
      </text>
    </g>
  );
}
