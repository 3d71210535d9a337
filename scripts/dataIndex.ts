import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

/** The address of the index beside the page. */
const path = "data/index.json";

/** Lists the prepared data sets (`<id>.npz`) of a folder as the page reads them; a folder that is not there has none. */
export function dataIndex(folder: string): string {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".npz")) : [];
  const datasets = names
    .sort()
    .map((name) => ({ id: name.slice(0, -".npz".length), bytes: statSync(join(folder, name)).size }));
  return `${JSON.stringify({ datasets }, undefined, 2)}\n`;
}

/** Makes Vite write and serve the index of `public/data`, so that the page finds what its host has prepared. */
export function serveDataIndex(): Plugin {
  let folder = "";
  return {
    name: "data-index",
    configResolved: ({ publicDir }) => {
      folder = join(publicDir, "data");
    },
    configureServer: ({ middlewares }) => {
      middlewares.use(`/${path}`, (_request, response) => {
        response.setHeader("content-type", "application/json");
        response.end(dataIndex(folder));
      });
    },
    generateBundle() {
      this.emitFile({ type: "asset", fileName: path, source: dataIndex(folder) });
    },
  };
}
