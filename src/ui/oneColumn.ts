/** Tells whether the page is so narrow that the results stand below the controls. */
export function isOneColumn(): boolean {
  return matchMedia("(max-width: 799px)").matches;
}

/** Scrolls to the results, at once where a person wants no motion. */
export function showResults(): void {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  document.getElementById("results")?.scrollIntoView({ behavior: still ? "instant" : "smooth", block: "start" });
}
