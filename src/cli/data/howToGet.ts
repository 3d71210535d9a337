import { officialFile } from "../../data/official";
import type { DatasetEntry } from "../../data/registry";

/** Returns, in a clause, how to get a data set that is not at hand. */
export function howToGet(id: string, entry: DatasetEntry): string {
  if (entry.pinned || officialFile(entry)) return `get it with \`npm run data -- fetch ${id}\``;
  return `download ${entry.official} and run \`npm run data -- prepare <file> --as ${id}\``;
}
