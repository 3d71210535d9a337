import { algorithms, type MethodId } from "../../sparse/algorithms";

/** The forms of the points, told apart without colour. */
export type MarkerShape = "circle" | "square" | "triangle" | "diamond";

/** How a method is drawn in every chart of a sweep. */
export interface MethodStyle {
  readonly colour: string; // a custom property of the theme
  readonly dash?: string;
  readonly shape: MarkerShape;
  readonly filled: boolean;
  readonly width: number;
}

const colours = ["var(--series-blue)", "var(--series-orange)", "var(--series-green)", "var(--series-purple)"] as const;
const shapes = ["circle", "square", "triangle", "diamond"] as const;

/** Sparse training is solid and filled, train-and-prune dashed and hollow; within a family colour and form tell. */
function styleOf(method: MethodId): MethodStyle {
  const { family } = algorithms[method];
  if (family === "dense")
    return { colour: "var(--series-grey)", dash: "2 4", shape: "square", filled: false, width: 2.5 };
  const kin = (Object.keys(algorithms) as MethodId[]).filter((id) => algorithms[id].family === family);
  const place = kin.indexOf(method);
  const round = Math.floor(place / colours.length);
  const shape = shapes[(place + round) % shapes.length];
  const sparse = family === "sparse training";
  // So turned that RigL has the page's first colour and SLR, its counterpart, the second.
  const turn = colours.length - (kin.indexOf(sparse ? "rigl" : "slr") % colours.length) + (sparse ? 0 : 1);
  const colour = colours[(place + turn) % colours.length];
  return { colour, shape, filled: sparse, dash: sparse ? undefined : "8 4", width: sparse ? 2.5 : 2 };
}

/** The style of every method, from its place in the registry. */
export const methodStyles = Object.fromEntries(
  (Object.keys(algorithms) as MethodId[]).map((method) => [method, styleOf(method)]),
) as Readonly<Record<MethodId, MethodStyle>>;
