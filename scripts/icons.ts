// Draws public/icon.svg as the PNG files that an installed page needs: `npm run icons`, after a change of the drawing.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright";
import { provideBrowser } from "./provideBrowser";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const drawing = readFileSync("public/icon.svg", "utf8");

/** The drawing with a wider edge and no round corners: systems cut a maskable icon to their own shape, within the middle 80 %. */
const maskable = drawing
  .replace('viewBox="0 0 32 32"', 'viewBox="-4 -4 40 40"')
  .replace('<rect width="32" height="32" rx="7"', '<rect x="-4" y="-4" width="40" height="40"');
if (maskable.includes('rx="7"')) throw new Error("public/icon.svg is no longer drawn as this script expects.");

const icons: readonly (readonly [string, string, number])[] = [
  ["icon-192", drawing, 192],
  ["icon-512", drawing, 512],
  ["icon-maskable-512", maskable, 512],
  ["apple-touch-icon", maskable, 180],
];

mkdirSync("public/icons", { recursive: true });
const browser = await chromium.launch({ executablePath: await provideBrowser() });
for (const [name, svg, size] of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`);
  writeFileSync(`public/icons/${name}.png`, await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
console.log(icons.map(([name, , size]) => `public/icons/${name}.png  ${size} × ${size}`).join("\n"));
