const letters = "ABCD";

/** Returns the letter of a lane, 0 .. 3: how it is called everywhere on the page. */
export function laneLetter(lane: number): string {
  return letters[lane];
}
