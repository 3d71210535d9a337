import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "vite";

const source = fileURLToPath(new URL("../src/offline/serviceWorker.ts", import.meta.url));
const script = "sw.js";

/** A file that the service worker keeps, in the form of workbox-precaching. */
interface KeptFile {
  readonly url: string; // relative to the page
  readonly revision: string | null; // null where the name carries a hash of the content
  readonly integrity: string; // what the host sends must be what was built
}

const hash = (content: Uint8Array | string, algorithm = "sha256"): Buffer =>
  createHash(algorithm).update(content).digest();

/** Lists what the page may need, by path: all but the data sets that its host has prepared, and what is not for the page at all. */
export function keptFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll(sep, "/"))
    .filter((path) => !path.startsWith("data/") && path !== script && !/^[._]|\.map$/.test(path))
    .sort();
}

function kept(folder: string, path: string): KeptFile {
  const content = readFileSync(join(folder, path));
  const named = /^assets\/.+-[\w-]{8}\.\w+$/.test(path);
  return {
    // Some hosts redirect from index.html to the folder.
    url: path === "index.html" ? "./" : path,
    revision: named ? null : hash(content).toString("hex").slice(0, 16),
    integrity: `sha384-${hash(content, "sha384").toString("base64")}`,
  };
}

/** Writes the service worker of a built page, and the version, a hash over all files, into the page; returns the version. */
export async function buildServiceWorker(folder: string): Promise<string> {
  const root = resolve(folder);
  const page = join(root, "index.html");
  const html = readFileSync(page, "utf8").replace(/(<meta name="lab-build" content=")[^"]*/, "$1development");
  writeFileSync(page, html);
  const paths = keptFiles(root);
  const state = paths.map((path) => `${path} ${hash(readFileSync(join(root, path))).toString("hex")}\n`).join("");
  const version = hash(state).toString("hex").slice(0, 12);
  writeFileSync(page, html.replace('name="lab-build" content="development"', `name="lab-build" content="${version}"`));
  const offlineFiles = { version, files: paths.map((path) => kept(root, path)) };
  rmSync(join(root, script), { force: true });
  await build({
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    define: { offlineFiles: JSON.stringify(offlineFiles), "process.env.NODE_ENV": '"production"' },
    build: {
      outDir: root,
      emptyOutDir: false,
      target: "es2022",
      lib: { entry: source, formats: ["iife"], name: "serviceWorker", fileName: () => script },
    },
  });
  return version;
}

/** Makes Vite write the service worker after all other files, so that the built page works without a connection. */
export function writeServiceWorker(): Plugin {
  let folder = "";
  return {
    name: "service-worker",
    apply: "build",
    configResolved: ({ root, build }) => {
      folder = resolve(root, build.outDir);
    },
    closeBundle: {
      order: "post",
      sequential: true,
      handler: async (error) => {
        if (!error) await buildServiceWorker(folder);
      },
    },
  };
}
