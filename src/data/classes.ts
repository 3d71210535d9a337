/** Classes in order, and the index of each. */
export interface RankedClasses {
  readonly classNames: readonly string[]; // [classes]
  readonly rankOf: ReadonlyMap<string, number>; // name -> index into classNames
}

/** Puts distinct class names in order: by number where all are numbers, else by code unit, so alphabetically. */
export function rankClasses(names: readonly string[]): RankedClasses {
  const numeric = names.every((name) => /^[+-]?\d+(\.\d+)?$/.test(name));
  const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  const classNames = [...names].sort((a, b) => (numeric && Number(a) - Number(b)) || byText(a, b));
  return { classNames, rankOf: new Map(classNames.map((name, rank) => [name, rank])) };
}
