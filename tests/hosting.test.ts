import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { hostHeaders } from "../scripts/securityPolicy";

const guide = readFileSync("docs/hosting.md", "utf8");

describe("the guide to hosting", () => {
  it("gives the headers that the tests run under, to copy", () => {
    const block = /```\n(Content-Security-Policy:[^`]*)```/.exec(guide)?.[1] ?? "";
    const given = block
      .trim()
      .split("\n")
      .map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 2)]);
    expect(Object.fromEntries(given)).toEqual(hostHeaders);
  });

  it("gives the limits that the build holds", () => {
    const limits = [...readFileSync("scripts/sizeBudget.ts", "utf8").matchAll(/^const \w+ = (\d+) \* kB;/gm)];
    expect(limits.map(([, limit]) => limit)).toHaveLength(3);
    for (const [, limit] of limits) expect(guide).toContain(`| ${limit} kB |`);
  });
});

describe("the manifest", () => {
  const manifest = JSON.parse(readFileSync("public/manifest.webmanifest", "utf8"));

  it("names the page relative to itself, so that it may be installed from any path", () => {
    expect([manifest.start_url, manifest.scope]).toEqual(["./", "./"]);
    const icons: { src: string; purpose: string; sizes: string }[] = manifest.icons;
    expect(icons.filter(({ src }) => src.startsWith("/") || src.includes(":"))).toEqual([]);
    expect(icons.map(({ purpose, sizes }) => `${purpose} ${sizes}`)).toEqual([
      "any any",
      "any 192x192",
      "any 512x512",
      "maskable 512x512",
    ]);
  });

  it("describes the page in the page's words", () => {
    const html = readFileSync("index.html", "utf8");
    expect(html).toContain(`<title>${manifest.name}</title>`);
    expect(html).toContain(`content="${manifest.description}"`);
  });
});
