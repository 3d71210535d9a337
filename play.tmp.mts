import { chromium } from "playwright";
import { serve } from "/tmp/wt/lecture/scripts/serve";
import { noWebgpuFlags } from "/tmp/wt/lecture/scripts/browser";
// usage: play.mts lang theme w h steps(comma) lecture(0/1) [run]
const [lang, theme, w, h, steps, lecture, run] = process.argv.slice(2);
const { address, close } = await serve({ folder: "/tmp/wt/lecture/dist", base: "/some/lab/" });
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: [...noWebgpuFlags] });
const page = await browser.newPage({ viewport: { width: +w, height: +h }, colorScheme: theme as "light" | "dark" });
page.on("console", (m) => m.type() === "error" && console.log("CONSOLE", m.text()));
page.on("pageerror", (e) => console.log("PAGEERROR", e));
const first = steps.split(",")[0];
await page.goto(`${address}?lang=${lang}${lecture === "1" ? "&lecture=1" : ""}&lesson=${first}`);
await page.locator(".lesson").waitFor();
await page.waitForTimeout(1500);
for (const step of steps.split(",")) {
  while ((await page.evaluate(() => new URLSearchParams(location.search).get("lesson"))) !== step) { await page.keyboard.press("n"); await page.waitForTimeout(300); }
  await page.waitForTimeout(300);
  const tag = `/tmp/lec/shots/${lecture === "1" ? "lect" : "norm"}-${lang}-${theme}-${w}-s${step}`;
  if (run) {
    if (step !== "8") {
      const t0 = Date.now();
      await page.keyboard.press("r");
      await page.locator(".lesson-measured").waitFor({ timeout: 120000 });
      console.log(`step ${step}: ${((Date.now() - t0) / 1000).toFixed(1)} s`);
    }
    await page.keyboard.press("a");
    await page.waitForTimeout(1200);
    await page.screenshot({ path: `${tag}-run.png` });
  } else await page.screenshot({ path: `${tag}.png` });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (over > 0) console.log(`step ${step} overflow ${over}`);
}
await browser.close(); await close();
