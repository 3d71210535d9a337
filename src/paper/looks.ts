/** The look of a line: told apart by colour, by dashes and by markers, so that any one of them is enough. */
export interface Look {
  readonly colour: string;
  readonly dashes: string; // of SVG's stroke-dasharray; empty for a whole line
  readonly marker: string; // a path around 0, 0, about 10 pixels wide
}

const circle = "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z";
const square = "M-4-4h8v8h-8z";
const up = "M0-5l5 8.5h-10z";
const down = "M0 5l5-8.5h-10z";
const diamond = "M0-5.5l5 5.5l-5 5.5l-5-5.5z";
const cross = "M-4-4l8 8M4-4l-8 8";
const plus = "M0-5v10M-5 0h10";
const star = "M0-5v10M-4.5-2.5l9 5M4.5-2.5l-9 5";

/** Colours of Okabe and Ito, the light ones darkened for white paper, each with its dashes and marker. */
const looks: readonly Look[] = [
  { colour: "#0072b2", dashes: "", marker: circle },
  { colour: "#c2500a", dashes: "8 4", marker: square },
  { colour: "#00795a", dashes: "2 3", marker: up },
  { colour: "#9a3d82", dashes: "10 3 2 3", marker: diamond },
  { colour: "#a07800", dashes: "5 3", marker: down },
  { colour: "#2f9fd6", dashes: "12 4", marker: cross },
  { colour: "#7a4a21", dashes: "1 3", marker: plus },
  { colour: "#5a5fc7", dashes: "6 2 1 2 1 2", marker: star },
];

/** The methods that all figures know; others take what is left. */
const own: Readonly<Record<string, Look>> = {
  dense: { colour: "#15202e", dashes: "", marker: diamond },
  "small-dense": { colour: "#647286", dashes: "6 4", marker: square },
  rigl: looks[0],
  slr: looks[1],
  set: looks[2],
  static: looks[3],
  magnitude: looks[4],
  admm: looks[5],
};

/** Returns the look of every name, the same in all figures that name the same ones. */
export function looksOf(names: readonly string[]): ReadonlyMap<string, Look> {
  const taken = new Set(names.map((name) => own[name]));
  const free = looks.filter((look) => !taken.has(look));
  const others = names.filter((name) => !(name in own));
  return new Map(
    names.map((name) => [name, own[name] ?? free[others.indexOf(name) % Math.max(1, free.length)] ?? looks[7]]),
  );
}
