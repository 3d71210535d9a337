import { findDataset } from "../../data/registry";
import { preparedName } from "./kept";
import type { StoredData } from "./messages";

/** Returns the address of a prepared data set beside the page. */
export function hostedAddress(base: string, id: string): string {
  return new URL(`data/${preparedName(id)}`, base).href;
}

/**
 * Returns the prepared data sets that the page's host offers, from `data/index.json` beside the page.
 *
 * The build writes that file, so that asking for it never fails in the console; a host without one offers nothing.
 */
export async function lookHosted(base: string): Promise<readonly StoredData[]> {
  try {
    const response = await fetch(new URL("data/index.json", base));
    if (!response.ok) return [];
    const index: unknown = await response.json();
    const listed: unknown = (index as { datasets?: unknown } | null)?.datasets;
    if (!Array.isArray(listed)) return [];
    return listed.flatMap((item: { id?: unknown; bytes?: unknown } | null): StoredData[] => {
      const { id, bytes } = item ?? {};
      if (typeof id !== "string" || !findDataset(id) || typeof bytes !== "number") return [];
      return [{ id, bytes, complete: true }];
    });
  } catch {
    return []; // offline, or opened from a file
  }
}
