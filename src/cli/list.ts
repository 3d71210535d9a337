import { existsSync } from "node:fs";
import { type DatasetEntry, datasets } from "../data/registry";
import { models } from "../models/registry";
import { algorithms } from "../sparse/algorithms";
import { settings } from "../train/settings";
import { preparedFolder, preparedPath } from "./data/folder";
import { howToGet } from "./data/howToGet";
import { optionName } from "./options";
import { writeJson } from "./output";

/** Prints what there is to choose from: data sets, models, methods, settings; as JSON where a path is given. */
export function listCommand(json: string | undefined): void {
  if (json !== undefined) {
    const rows = (table: Readonly<Record<string, object>>) =>
      Object.entries(table).map(([id, entry]) => {
        const plain = Object.entries(entry).filter(([, value]) => typeof value !== "function");
        return { id, ...Object.fromEntries(plain) };
      });
    writeJson(json, {
      datasets: rows(datasets),
      models: rows(models),
      methods: rows(algorithms),
      tasks: ["link", "node"],
      distributions: Object.keys(settings.distribution.options),
      backends: ["auto", "webgpu", "wasm", "cpu"],
      settings: Object.entries(settings).map(([id, setting]) => ({ id, option: `--${optionName(id)}`, ...setting })),
    });
    return;
  }
  const section = (title: string, table: Readonly<Record<string, { label: string; description: string }>>): string =>
    [
      title,
      ...Object.entries(table).map(([id, entry]) => `  ${id.padEnd(20)}${entry.label}. ${entry.description}`),
    ].join("\n");
  const data = Object.entries<DatasetEntry>(datasets).map(([id, entry]) => {
    const present = entry.make !== undefined || existsSync(preparedPath(preparedFolder, id));
    return [id, present ? entry : { ...entry, description: `Not at hand: ${howToGet(id, entry)}.` }] as const;
  });
  process.stdout.write(
    `${section("Data sets (or the path or address of a file)", Object.fromEntries(data))}\n\n${section("Models", models)}\n\n${section("Methods", algorithms)}\n`,
  );
}
