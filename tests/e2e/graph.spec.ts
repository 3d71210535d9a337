import type { Locator, Page } from "@playwright/test";
import { dropFiles } from "./dropFiles";
import { button, expect, field, openLab, setUpRun, test } from "./lab";
import { smallGraph } from "./smallGraph";
import { overflow, violations } from "./violations";

/** The picture, once it is laid out. */
const picture = (page: Page): Locator => page.getByRole("application", { name: /^Picture of/ });

const panel = (page: Page): Locator => page.getByRole("region", { name: "Graph", exact: true }).last();

const hops = (page: Page): Locator => page.getByRole("list", { name: "Hops of the walk" }).getByRole("listitem");

async function openGraph(page: Page): Promise<void> {
  await openLab(page, "?view=graph");
  await expect(picture(page)).toBeVisible();
}

/** Opens the small graph of two classes in the Graph view. */
async function openClasses(page: Page): Promise<void> {
  await openLab(page, "?view=graph");
  const { edges, labels } = smallGraph();
  await dropFiles(page, [labels, edges]);
  await page.getByRole("dialog").getByRole("button", { name: "Use this data set" }).click();
  await expect(picture(page)).toHaveAccessibleName(/^Picture of 60 nodes, coloured by: Class/);
}

/** Tells how many pixels of the picture are painted. */
const painted = (page: Page): Promise<number> =>
  picture(page)
    .locator("canvas")
    .evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
      let count = 0;
      for (let i = 3; i < data.length; i += 4) if (data[i] > 0) count++;
      return count;
    });

test("draws a sample of the data set, and says by which rule", async ({ page }) => {
  await openLab(page);
  await page.getByRole("tab", { name: "Graph" }).click();
  await expect(page).toHaveURL(/\?view=graph$/);
  await expect(picture(page)).toHaveAccessibleName(/^Picture of 150 nodes, coloured by: Number of neighbours/);
  await expect(page.getByText("150 of 3,037 nodes")).toBeVisible();
  await expect(page.getByText(/^A snowball sample: beginning with 8 real walks of training/)).toBeVisible();
  expect(await painted(page)).toBeGreaterThan(2000);

  await field(page, "Colour by").selectOption("time");
  await expect(picture(page)).toHaveAccessibleName(/coloured by: Time of first edge/);
  await expect(panel(page).getByRole("listitem").first()).toContainText(/\d{4}/);

  await field(page, "Most nodes").selectOption("400");
  await expect(page.getByText("400 of 3,037 nodes")).toBeVisible();
  await field(page, "Data set").selectOption("brain-twin");
  await expect(page.getByText("400 of 1,500 nodes")).toBeVisible();
  await field(page, "Colour by").selectOption("class");
  await expect(panel(page).getByText("region 10")).toBeVisible();
});

test("plays a walk hop by hop, each later than the one before", async ({ page }) => {
  await openGraph(page);
  await button(page, "Show a walk").click();
  const count = await hops(page).count();
  expect(count).toBeGreaterThanOrEqual(3);
  await expect(hops(page).first()).toHaveAttribute("aria-current", "step");
  await page.getByRole("button", { name: "Pause the walk" }).click();
  const step = page.getByRole("button", { name: "Step the walk" });
  for (let hop = 1; hop < count; hop++) {
    if ((await hops(page).nth(hop).getAttribute("aria-current")) !== "step") await step.click();
    await expect(hops(page).nth(hop)).toHaveAttribute("aria-current", "step");
  }
  const taken = await hops(page).locator("span:first-child").allTextContents();
  const nodes = taken.map((text) => text.split(" → "));
  expect(nodes.slice(1).map(([from]) => from)).toEqual(nodes.slice(0, -1).map(([, to]) => to));
  const times = (await hops(page).locator(".hop-time").allTextContents()).map((text) => Date.parse(text));
  expect([...times].sort((a, b) => a - b)).toEqual(times);
  expect(times[0]).toBeGreaterThan(0);
  const before = taken.join();
  await button(page, "Next walk").click();
  await expect
    .poll(async () => (await hops(page).locator("span:first-child").allTextContents()).join())
    .not.toBe(before);
  await page.getByRole("button", { name: "Clear the walk" }).click();
  await expect(hops(page)).toHaveCount(0);
});

test("shows a walk at once, with numbers, where a person wants no motion", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await openGraph(page);
  await button(page, "Show a walk").click();
  await expect(hops(page).last()).toHaveAttribute("aria-current", "step");
  await expect(page.getByRole("button", { name: "Play the walk" })).toHaveCount(0);
});

test("colours nodes by prediction while it trains, and marks the wrong ones", async ({ page }) => {
  await openClasses(page);
  await expect(page.getByText("all 60 nodes that have an edge")).toBeVisible();
  await expect(page.getByText(/^Press Run to see what the net predicts/)).toBeVisible();
  await setUpRun(page, { epochs: 3 });
  await button(page, "Run").click();
  const said = page.getByText(/of the test nodes in this sample are right\.$/);
  await expect(said).toContainText("the best by validation", { timeout: 120_000 });
  await field(page, "Colour by").selectOption("prediction");
  await field(page, "Wrong only").check();
  await page.getByRole("button", { name: "Table of the nodes" }).click();
  const rows = page.getByRole("table", { name: "Nodes of the picture" }).getByRole("row");
  await expect(rows).toHaveCount(61);
  const tested = rows.filter({ has: page.getByRole("cell", { name: "test", exact: true }) });
  await expect(tested).toHaveCount(12); // a fifth of 60 nodes
  const right = await tested.filter({ has: page.getByRole("cell", { name: "right", exact: true }) }).count();
  await expect(said).toContainText(`${right} / 12`);

  // The predictions of another seed's split are not these.
  await field(page, "Seed").fill("2");
  await expect(page.getByText(/^The last run had other data, another task or another seed/)).toBeVisible();
  await expect(field(page, "Wrong only")).toHaveCount(0);
});

test("draws the test pairs of links as found, missed or wrongly found", async ({ page }) => {
  await openGraph(page);
  await setUpRun(page, { epochs: 2 });
  await button(page, "Run").click();
  await expect(page.getByText(/of the test pairs in this sample are right\.$/)).toBeVisible({ timeout: 120_000 });
  for (const kind of ["test pair, found", "test pair, missed", "no edge, taken for one"]) {
    await expect(panel(page).getByText(kind)).toBeVisible();
  }
  await page.getByRole("button", { name: "Table of the nodes" }).click();
  await expect(page.getByRole("table", { name: "Test pairs in the picture" }).getByRole("row").nth(1)).toBeVisible();
});

test("goes through the nodes by keyboard, and enlarges", async ({ page }) => {
  await openClasses(page);
  await field(page, "Model").selectOption("gcn");
  await page.getByRole("radio", { name: "Surroundings" }).check({ force: true });
  await picture(page).focus();
  const said = panel(page).locator("[aria-live=polite]");
  await page.keyboard.press("Home");
  await expect(said).toHaveText(/^Node 0, class 0, .*\d+ neighbours$/);
  await page.keyboard.press("ArrowRight");
  await expect(said).not.toHaveText(/^Node 0,/);
  const name = /^Node (\d+)/.exec((await said.textContent()) ?? "")?.[1];
  await page.keyboard.press("Enter");
  await expect(page.getByText(new RegExp(`^Layer 1: the \\d+ neighbours of node ${name} take in`))).toBeVisible();
  const whole = await painted(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("+");
  await page.keyboard.press("+");
  await expect.poll(() => painted(page)).not.toBe(whole);
  await page.getByRole("button", { name: "Clear the surroundings" }).click();
  await expect(page.getByText(/^Layer 1/)).toHaveCount(0);
});

test("says why there is no picture of a data set that is not at hand", async ({ page }) => {
  await openGraph(page);
  await field(page, "Data set").selectOption("brain");
  await expect(panel(page).getByText(/^brain is not at hand\. Bring its file/)).toBeVisible();
  await expect(picture(page)).toHaveCount(0);
  await page.getByRole("button", { name: "Take its synthetic twin" }).click();
  await expect(picture(page)).toHaveAccessibleName(/^Picture of 400 nodes/);
});

for (const theme of ["light", "dark"] as const) {
  test(`the Graph view has no fault that axe finds, in ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await openClasses(page);
    expect(await violations(page), "at the start").toEqual([]);
    await button(page, "Show a walk").click();
    await picture(page).focus();
    await page.keyboard.press("Home");
    expect(await violations(page), "with a walk and a node").toEqual([]);
    await setUpRun(page, { epochs: 1 });
    await button(page, "Run").click();
    await expect(field(page, "Wrong only")).toBeVisible({ timeout: 120_000 });
    expect(await violations(page), "with predictions").toEqual([]);
    await page.getByRole("button", { name: "Table of the nodes" }).click();
    expect(await violations(page), "as a table").toEqual([]);
  });
}

for (const [width, height] of [
  [1280, 720],
  [1024, 768],
  [390, 844],
] as const) {
  test(`the Graph view fits ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openGraph(page);
    expect(await overflow(page), "at the start").toBeLessThanOrEqual(0);
    await button(page, "Show a walk").click();
    expect(await overflow(page), "with a walk").toBeLessThanOrEqual(0);
    await page.getByRole("button", { name: "Table of the nodes" }).click();
    expect(await overflow(page), "as a table").toBeLessThanOrEqual(0);
    if (width > 1000) await expect(button(page, "Next walk")).toBeInViewport();
  });
}
