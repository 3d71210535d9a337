import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
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

/**
 * Makes Vite write and serve the index of `public/data`, so that the page finds what its host has prepared.
 *
 * Downloads that `npm run data -- fetch` has not finished stay out of the built page.
 */
export function serveDataIndex(): Plugin {
  let folder = "";
  let unfinished = "";
  return {
    name: "data-index",
    configResolved: ({ root, publicDir, build }) => {
      folder = join(publicDir, "data");
      unfinished = join(root, build.outDir, "data", ".download");
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
    closeBundle: () => rmSync(unfinished, { recursive: true, force: true }),
  };
}
