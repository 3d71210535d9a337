/** The colours of lines on white paper, whatever theme the page has: those of the light theme. */
const printed: Readonly<Record<string, string>> = {
  "var(--ink)": "#15202e",
  "var(--ink-2)": "#4a5869",
  "var(--line-strong)": "#76849a",
  "var(--series-blue)": "#0072b2",
  "var(--series-orange)": "#c2500a",
  "var(--series-green)": "#00795a",
  "var(--series-purple)": "#9a3d82",
  "var(--series-grey)": "#647286",
  "var(--series-gold)": "#8a6800",
  "var(--bad)": "#a3260f",
  "var(--ramp-1)": "#cfe0f1",
  "var(--ramp-2)": "#97bfe3",
  "var(--ramp-3)": "#5394cc",
  "var(--ramp-4)": "#1f66a8",
  "var(--ramp-5)": "#0a3a6e",
};

/** Returns a colour of the theme as it is printed. */
export function printColour(colour: string): string {
  return printed[colour] ?? "#15202e";
}
