import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { expect, test } from "./lab";

const dist = "dist";

// Messages of TensorFlow.js that survive minification.
const CORE = "Cannot evaluate flag";
const LAYERS = "The first layer in a Sequential model";
const WEBGL = "Failed to compile vertex shader";

/** Returns the scripts that the browser loads before the page can do anything: the entry and all it imports statically. */
function firstScripts(): readonly string[] {
  const html = readFileSync(join(dist, "index.html"), "utf8");
  const found = new Set<string>();
  const visit = (path: string): void => {
    if (found.has(path)) return;
    found.add(path);
    const code = readFileSync(join(dist, path), "utf8");
    for (const [, specifier] of code.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+\.js)["']/g)) {
      visit(posix.join(posix.dirname(path), specifier));
    }
  };
  for (const [, path] of html.matchAll(/(?:src|href)="\.?\/?([^"]+\.js)"/g)) visit(path);
  return [...found];
}

const assets = (): readonly string[] => readdirSync(join(dist, "assets")).filter((name) => name.endsWith(".js"));

/** Lists the built scripts that contain a text. */
const scriptsWith = (text: string): readonly string[] =>
  assets().filter((name) => readFileSync(join(dist, "assets", name), "utf8").includes(text));

test("the page's first scripts carry no TensorFlow.js", () => {
  const first = firstScripts();
  expect(first.length).toBeGreaterThan(0);
  const carriers = scriptsWith(CORE).map((name) => `assets/${name}`);
  expect(carriers, "the worker's scripts carry the core").not.toEqual([]);
  expect(first.filter((path) => carriers.includes(path))).toEqual([]);
  const named = first.filter((path) => /tfjs|tensorflow/i.test(readFileSync(join(dist, path), "utf8")));
  expect(named).toEqual([]);
});

test("the core of TensorFlow.js is in the build once, its layers and WebGL not at all", () => {
  expect(scriptsWith(CORE)).toHaveLength(1);
  expect(scriptsWith(LAYERS)).toEqual([]);
  expect(scriptsWith(WEBGL)).toEqual([]);
});

test("the built page names its files by relative paths, so that it works under any path of a host", () => {
  const html = readFileSync(join(dist, "index.html"), "utf8");
  const paths = [...html.matchAll(/(?:src|href)="([^"#]+)"/g)].map(([, path]) => path);
  expect(paths.filter((path) => path.startsWith("/") || /^[a-z]+:/.test(path))).toEqual([]);
});
