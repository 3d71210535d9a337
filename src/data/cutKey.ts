/** Names a lecture cut of a data set, as a run spec does: `wiki-talk~1000000`. */
export function cutKey(key: string, edges: number): string {
  return `${key}~${edges}`;
}

/** A data set's key, taken apart. */
export interface CutKey {
  readonly whole: string; // key of the whole data set
  readonly edges?: number; // of its lecture cut; absent where the whole is meant
}

/** Takes the key of a data set or of a lecture cut apart. Addresses may hold `~` too, but none ends so. */
export function splitKey(key: string): CutKey {
  const parts = /^(.+)~([1-9]\d{0,9})$/.exec(key);
  return parts ? { whole: parts[1], edges: Number(parts[2]) } : { whole: key };
}
