import { type DatasetEntry, datasets } from "../../data/registry";
import { writeJson } from "../output";
import { type AtHand, findPrepared } from "./folder";
import { howToGet } from "./howToGet";
import { megabytes } from "./tell";

const indent = 20; // columns

function stateOf(id: string, entry: DatasetEntry, found: AtHand | undefined): string {
  if (entry.make) return "comes with the lab";
  if (!found) return `not at hand; ${howToGet(id, entry)}`;
  if (!found.meta) return `broken: ${found.fault} Remove it, or ${howToGet(id, entry)} --again`;
  const { kind, nodes, edges } = found.meta;
  const count = (value: number): string => value.toLocaleString("en-GB");
  return `at hand (${kind}; ${count(nodes)} nodes, ${count(edges)} edges, ${megabytes(found.bytes)})`;
}

/** Prints every data set, whether it is at hand, and how to get it; as JSON where a path is given. */
export async function listData(folder: string, json: string | undefined): Promise<void> {
  const rows = await Promise.all(
    Object.entries<DatasetEntry>(datasets).map(async ([id, entry]) => ({
      id,
      entry,
      found: entry.make ? undefined : await findPrepared(folder, id),
    })),
  );
  if (json !== undefined) {
    const plain = rows.map(({ id, entry: { make, ...entry }, found }) => {
      const state = make ? "built in" : found?.meta ? "at hand" : found ? "broken" : "not at hand";
      return { id, ...entry, state, prepared: found, howToGet: make ? undefined : howToGet(id, entry) };
    });
    writeJson(json, { folder, datasets: plain });
    return;
  }
  const lines = rows.flatMap(({ id, entry, found }) => [
    `${id.padEnd(indent)}${entry.label}. ${entry.description}`,
    `${" ".repeat(indent)}${stateOf(id, entry, found)}.`,
    `${" ".repeat(indent)}${entry.citation}${entry.citation.endsWith(".") ? "" : "."} ${entry.licence}`,
    ...(entry.official ? [`${" ".repeat(indent)}${entry.official}`] : []),
  ]);
  process.stdout.write(`Prepared files are in ${folder}\n\n${lines.join("\n")}\n`);
}
