import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Download, Locator, Page } from "@playwright/test";
import { parseRecording } from "../../src/record/parse";
import type { Recording } from "../../src/record/recording";
import { framesOf } from "../../src/store/record/replay";
import { sweepFileOf, sweepOf } from "../sweepFixture";
import { dropFiles } from "./dropFiles";
import {
  button,
  chart,
  expect,
  finalSentence,
  keepOneLane,
  labAddress,
  openAdvanced,
  openLab,
  setUpRun,
  test,
} from "./lab";
import { textFile } from "./smallGraph";
import { overflow, violations } from "./violations";

const shippedText = readFileSync(
  fileURLToPath(new URL("../../public/runs/slr-beside-rigl.json", import.meta.url)),
  "utf8",
);
const shipped = parseRecording(shippedText, "shipped");

const banner = (page: Page): Locator => page.getByRole("region", { name: "Recorded run" });
const scrubber = (page: Page): Locator => page.getByRole("slider", { name: "Optimizer step on show" });

/** Opens the page as a person does who asks for nothing. */
async function openPlain(page: Page): Promise<void> {
  await page.goto(labAddress());
  await expect(banner(page)).toBeVisible();
}

async function contentOf(download: Download): Promise<Buffer> {
  return readFileSync(await download.path());
}

/** Presses a button and returns the file that it hands to the downloads. */
async function downloaded(page: Page, press: () => Promise<void>): Promise<{ name: string; content: Buffer }> {
  const coming = page.waitForEvent("download");
  await press();
  const download = await coming;
  return { name: download.suggestedFilename(), content: await contentOf(download) };
}

/** Saves a chart by keyboard alone: the menu opens by Enter, its choices follow by Tab. */
async function save(
  page: Page,
  title: string,
  ending: "SVG" | "PNG" | "CSV",
): Promise<{ name: string; content: Buffer }> {
  await page.getByRole("button", { name: `Save ${title}`, exact: true }).focus();
  await page.keyboard.press("Enter");
  const choice = page.getByRole("button", { name: `Save ${title} as ${ending}` });
  for (let i = 0; i < 3 && !(await choice.evaluate((one) => one === document.activeElement)); i++) {
    await page.keyboard.press("Tab");
  }
  await expect(choice).toBeFocused();
  return downloaded(page, () => page.keyboard.press("Enter"));
}

/** Drops the text of a file on the page. */
const drop = (page: Page, name: string, text: string): Promise<void> => dropFiles(page, [textFile(name, [text])]);

/** Returns the columns of a chart's table. */
async function tableOf(page: Page, title: string): Promise<string[][]> {
  const toggle = page.getByRole("button", { name: `Table of ${title}` });
  if ((await toggle.getAttribute("aria-pressed")) === "false") await toggle.click();
  const rows = chart(page, title).getByRole("row");
  return rows.evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent ?? "")));
}

/** Parses XML in the page, which is strict; throws where it is not well-formed. Returns the texts in it. */
function textsOf(page: Page, xml: string): Promise<string[]> {
  return page.evaluate((given) => {
    const parsed = new DOMParser().parseFromString(given, "image/svg+xml");
    if (parsed.querySelector("parsererror")) throw new Error(parsed.documentElement.textContent ?? "");
    return [...parsed.querySelectorAll("title, text")].map((one) => one.textContent ?? "");
  }, xml);
}

/** Returns the size of a picture and the share of its pixels that are not white. */
function pixelsOf(page: Page, png: Buffer): Promise<{ width: number; height: number; drawn: number }> {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext("2d");
    if (!context) throw new Error("no canvas");
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    let drawn = 0;
    for (let i = 0; i < data.length; i += 4) if (data[i] < 250 && data[i + 3] > 0) drawn++;
    return { width, height, drawn: drawn / (width * height) };
  }, png.toString("base64"));
}

test("plays a recorded run when it opens, and lets a real one take its place at once", async ({ page }) => {
  await openPlain(page);
  await expect(banner(page)).toContainText("Measured on CPU, WebAssembly SIMD");
  const first = Number(await scrubber(page).inputValue());
  await expect.poll(async () => Number(await scrubber(page).inputValue())).toBeGreaterThan(first);
  await keepOneLane(page);
  await openAdvanced(page);
  await page.getByLabel("Epochs", { exact: true }).fill("1");
  await button(page, "Run").click();
  await expect(banner(page)).toBeHidden();
  expect(await finalSentence(page)).toContain("Seed 1");
});

test("runs live what was recorded, at one click", async ({ page }) => {
  await openPlain(page);
  await button(page, "Run it live").click();
  await expect(banner(page)).toBeHidden();
  await expect(button(page, "Pause")).toBeEnabled();
  await button(page, "Reset").click();
});

test("shows the end of a recorded run at once to whom motion is unwelcome", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await openPlain(page);
  const end = await scrubber(page).getAttribute("max");
  await expect(scrubber(page)).toHaveValue(end ?? "");
  await expect(page.getByRole("status").filter({ hasText: "test accuracy" })).toBeVisible();
});

test("offers recorded runs where the engine is dead", async ({ page }) => {
  await page.goto(`${labAddress()}?backend=webgpu`);
  const notice = page.getByRole("alert").filter({ hasText: "The engine does not run." });
  const choice = notice.getByRole("combobox", { name: "or watch a recorded run" });
  await choice.selectOption({ index: 2 });
  await expect(page.getByRole("status").filter({ hasText: "Ten regions of a brain" })).toBeVisible();
  await expect(scrubber(page)).toHaveAttribute("aria-valuetext", /^epoch \d+ of 40, step /);
  await banner(page).getByRole("combobox").selectOption({ index: 2 });
  await expect(page.getByRole("status").filter({ hasText: "beside the dense net" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "D Dense" })).toBeVisible();
});

test("goes through a recording by keyboard, and everything follows", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await openPlain(page);
  const slider = scrubber(page);
  await slider.focus();
  await page.keyboard.press("Home");
  await expect(slider).toHaveAttribute("aria-valuetext", "epoch 0 of 40, step 0");
  await expect.poll(() => tableOf(page, "Accuracy")).toHaveLength(2);
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  // RigL's first mask update lies within the first epoch of 47 steps, its end is next.
  const [, update, epoch] = framesOf(shipped);
  expect([update < 47, epoch]).toEqual([true, 47]);
  await expect(slider).toHaveAttribute("aria-valuetext", `epoch 1 of 40, step ${update}`);
  await page.keyboard.press("ArrowRight");
  await expect(slider).toHaveAttribute("aria-valuetext", "epoch 1 of 40, step 47");
  await expect.poll(() => tableOf(page, "Accuracy")).toHaveLength(3);
  await slider.focus();
  await page.keyboard.press("PageUp");
  await expect(slider).toHaveValue(String(framesOf(shipped)[12]));
  await page.keyboard.press("ArrowLeft");
  await expect(slider).toHaveValue(String(framesOf(shipped)[11]));
  await page.keyboard.press("End");
  await expect(slider).toHaveAttribute("aria-valuetext", "epoch 40 of 40, step 1,880");
  await expect.poll(() => tableOf(page, "Accuracy")).toHaveLength(1 + 41);
  await button(page, "Play the recording").click();
  await expect(button(page, "Pause the recording")).toBeVisible();
  await expect.poll(async () => Number(await slider.inputValue())).toBeLessThan(1880);
  await button(page, "Pause the recording").click();
  await button(page, "Close the recording").click();
  await expect(slider).toBeHidden();
});

test("looks back while a run trains, and returns to now", async ({ page }) => {
  await openLab(page);
  await setUpRun(page, { method: "rigl", epochs: 400 });
  await button(page, "Run").click();
  await expect.poll(async () => Number(await scrubber(page).getAttribute("max"))).toBeGreaterThan(200);
  await scrubber(page).focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  const held = await scrubber(page).inputValue();
  const before = Number(await scrubber(page).getAttribute("max"));
  await expect.poll(async () => Number(await scrubber(page).getAttribute("max"))).toBeGreaterThan(before);
  expect(await scrubber(page).inputValue()).toBe(held);
  await button(page, "Back to now").click();
  await expect(button(page, "Back to now")).toBeHidden();
  await button(page, "Reset").click();
});

test("takes a run home as JSON that replays to the same rows, and as CSV", async ({ page }) => {
  await openLab(page);
  await setUpRun(page, { method: "set", epochs: 3 });
  await button(page, "Run").click();
  const sentence = await finalSentence(page);
  await expect.poll(() => tableOf(page, "Accuracy")).toHaveLength(1 + 4);
  const rows = await tableOf(page, "Accuracy");
  const json = await downloaded(page, () => page.getByRole("button", { name: "Download JSON" }).click());
  expect(json.name).toMatch(/^run-ia-email-twin-set-seed-1-\d{12}\.json$/);
  const recording: Recording = parseRecording(json.content.toString(), json.name);
  expect(recording.lanes.map(({ spec }) => [spec.method, spec.epochs])).toEqual([["set", 3]]);
  const csv = await downloaded(page, () => page.getByRole("button", { name: "CSV", exact: true }).click());
  const lines = csv.content.toString().trimEnd().split("\r\n");
  expect(lines).toHaveLength(1 + 4);
  expect(lines[1]).toContain(`,${recording.release},${recording.made},wasm,`);
  await button(page, "Reset").click();
  await expect(page.getByRole("status").filter({ hasText: "test accuracy" })).toBeHidden();
  await drop(page, "mine.json", json.content.toString());
  await expect(banner(page)).toContainText("mine.json");
  await scrubber(page).focus();
  await page.keyboard.press("End");
  await expect.poll(() => tableOf(page, "Accuracy")).toEqual(rows);
  expect(await finalSentence(page)).toBe(sentence);
});

test("saves charts and masks for paper, by keyboard", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce", colorScheme: "dark" });
  await openPlain(page);
  const svg = await save(page, "Accuracy", "SVG");
  expect(svg.name).toBe("test-accuracy-ia-email-twin-slr-rigl-seed-1.svg");
  const texts = await textsOf(page, svg.content.toString());
  for (const text of ["Test accuracy", "Epoch", "A SLR", "B RigL", "Chance"]) expect(texts).toContain(text);
  const all = texts.join("\n");
  expect(all).toContain("Accuracy, share predicted right");
  expect(all).toMatch(/ia-email \(synthetic twin\): 3,037 nodes, 40,000 edges; link prediction; .*seed 1\./);
  expect(all).toContain("Measured on CPU, WebAssembly SIMD (wasm).");
  expect(all).toMatch(/Sparse GNN Lab \d+\.\d+\.\d+, \d{4}-\d\d-\d\d\./);
  expect(svg.content.toString()).not.toContain("var(");
  const [, width, height] = /<svg [^>]*width="(\d+)" height="(\d+)"/.exec(svg.content.toString()) ?? [];
  const png = await save(page, "Accuracy", "PNG");
  const pixels = await pixelsOf(page, png.content);
  expect([pixels.width, pixels.height]).toEqual([2 * Number(width), 2 * Number(height)]);
  expect(pixels.drawn).toBeGreaterThan(0.005);
  expect(pixels.drawn).toBeLessThan(0.5); // on white, though the page is dark
  const csv = await save(page, "Accuracy", "CSV");
  expect(csv.content.toString().trimEnd().split("\r\n")).toHaveLength(1 + 2 * 41);
  const masks = await save(page, "Masks", "SVG");
  expect((await textsOf(page, masks.content.toString())).join("\n")).toContain("Masks after step");
  const kept = (await save(page, "Masks", "CSV")).content.toString().split("\r\n");
  const last = shipped.lanes[1].events.findLast(({ type }) => type === "finished");
  const result = last?.type === "finished" ? last.result : undefined;
  expect(kept.filter((line) => /^B,rigl,w\d,\d+,\d+,(kept|grown)$/.test(line))).toHaveLength(result?.keptWeights ?? 0);
  expect((await pixelsOf(page, (await save(page, "Masks", "PNG")).content)).drawn).toBeGreaterThan(0.02);
});

test("opens a dropped sweep on its own view, and saves its charts", async ({ page }) => {
  await openLab(page);
  const spec = sweepOf({ methods: ["dense", "slr", "rigl"], sparsities: [0.5, 0.75], seeds: [1, 2] });
  const sweep = sweepFileOf(spec, ({ seed, sparsity }) => ({
    accuracy: 0.7 + seed / 100,
    flops: 1000 * (1 - sparsity),
  }));
  await drop(page, "grid.json", JSON.stringify(sweep));
  await expect(page.getByRole("tab", { name: "Sweep" })).toHaveAttribute("aria-selected", "true");
  for (const title of ["Accuracy", "Training FLOPs", "Accuracy–FLOPs front", "Layer density"]) {
    const { name, content } = await save(page, title, "SVG");
    expect(name).toMatch(/^sweep-(accuracy|flops|front|density)-ia-email-twin\.svg$/);
    expect((await textsOf(page, content.toString())).join("\n")).toMatch(/link prediction; seeds 1, 2\./);
  }
});

test("says of each file that is no recording what it is, and what to do", async ({ page }) => {
  await openLab(page);
  const notice = page.getByRole("alert");
  for (const [name, text, sentence] of [
    ["edges.json", "1 2 3", "edges.json is not JSON"],
    ["half.json", shippedText.slice(0, 20_000), "half.json is not JSON"],
    ["new.json", shippedText.replace('"version":1', '"version":2'), "reload this page for a newer one"],
    ["other.json", '{"a":1}', "other.json is neither a recorded run nor a sweep"],
    ["bent.json", shippedText.replace('"lanes":[', '"lanes":'), "bent.json is not JSON"],
    ["odd.json", shippedText.replace('"type":"evaluated"', '"type":"evaluate"'), "type must be one of started"],
  ] as const) {
    await drop(page, name, text);
    await expect(notice).toContainText(sentence);
    await button(page, "Dismiss").click();
  }
  // An edge list is a graph still.
  await drop(page, "mail.txt", "1 2 10\n2 3 20\n3 1 30");
  await expect(page.getByRole("dialog", { name: "Open a graph" })).toBeVisible();
});

for (const theme of ["light", "dark"] as const) {
  test(`has no fault that axe finds while a recording is on show, in ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await openPlain(page);
    await page.getByRole("button", { name: "Save Accuracy", exact: true }).click();
    expect(await violations(page)).toEqual([]);
    for (const [width, height] of [
      [1280, 720],
      [390, 844],
    ]) {
      await page.setViewportSize({ width, height });
      // Once the charts have taken their new size.
      await expect.poll(() => overflow(page), { message: `${width} × ${height}` }).toBeLessThanOrEqual(0);
    }
  });
}
