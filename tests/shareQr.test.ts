import jsQR from "jsqr";
import { describe, expect, it } from "vitest";
import { embedSnippet } from "../src/store/link/share";
import { qrPath } from "../src/ui/share/qrPath";

/** Paints a path of squares as a phone sees it, so many pixels a square, and reads it. */
function readCode({ size, path }: { size: number; path: string }, scale = 4): string | undefined {
  const side = size * scale;
  const pixels = new Uint8ClampedArray(4 * side * side).fill(255);
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row++) {
      for (let column = Number(x) * scale; column < (Number(x) + Number(width)) * scale; column++) {
        pixels.fill(0, 4 * (row * side + column), 4 * (row * side + column) + 3);
      }
    }
  }
  return jsQR(pixels, side, side)?.data;
}

describe("a QR code", () => {
  it.each([
    "https://lab.example/#v=1&data=ia-email-twin&lanes=slr,rigl&seed=1&recipe=same",
    `https://lab.example/some/path/#v=1&data=https://data.example/a%2520b.npz~5000&lanes=slr~rho:0.5,rigl,set,dst-ee~exploration:1e-7&seed=4294967295${"&hide=header".repeat(8)}`,
  ])("says %s", (text) => {
    const code = qrPath(text);
    if (!code) throw new Error("There is no code.");
    expect(readCode(code)).toBe(text);
  });

  it("has the quiet margin of four squares that readers need", () => {
    const code = qrPath("https://lab.example/");
    const starts = [...(code?.path ?? "").matchAll(/M(\d+) (\d+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
    expect(Math.min(...starts.map(([x]) => x))).toBe(4);
    expect(Math.min(...starts.map(([, y]) => y))).toBe(4);
  });

  it("is not there for a text that no code holds", () => {
    expect(qrPath("x".repeat(5000))).toBeUndefined();
  });
});

describe("the HTML of a frame", () => {
  it("holds any address and title", () => {
    expect(embedSnippet('https://lab.example/#a=1&b="<', 'A "lab"')).toBe(
      '<iframe src="https://lab.example/#a=1&amp;b=&quot;&lt;" title="A &quot;lab&quot;" width="100%" height="560" style="border: 0" allow="clipboard-write; web-share; fullscreen" loading="lazy"></iframe>',
    );
  });
});
