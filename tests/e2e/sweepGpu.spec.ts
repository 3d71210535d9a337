import { chooseSmallGraph } from "./chooseSmallGraph";
import { button, expect, test } from "./lab";
import { downloadSweep, figuresOf, openSweep, setUpSweep, waitForRuns, waitForState } from "./sweepPage";

/** 2 methods × 4 levels × 4 seeds; sixty nodes, because the software device takes its time for each step. */
const sweep = { methods: ["Static random mask", "SET"], levels: "50, 75, 87.5, 90", seeds: 4, epochs: 2 };
const runs = 32;

test("a sweep of 32 runs ends with the same numbers after a reload and a lost GPU as undisturbed", async ({
  page,
  browser,
}) => {
  await openSweep(page, "?view=sweep&backend=webgpu");
  await chooseSmallGraph(page);
  await page.getByRole("checkbox", { name: "ia-email (synthetic twin)" }).uncheck();
  await setUpSweep(page, sweep);
  await button(page, "Start sweep").click();
  await waitForState(page, "Complete");
  const calm = await downloadSweep(page);
  expect(calm.records).toHaveLength(runs);
  expect(calm.records[0].events[0]).toMatchObject({ type: "started", backend: { id: "webgpu" } });

  await button(page, "Start sweep").click();
  await waitForRuns(page, 4);
  await page.reload();
  // A page may not open files of the visit before by itself: once the file is chosen again, its runs follow.
  await waitForState(page, "Waiting for data");
  await chooseSmallGraph(page);
  await waitForRuns(page, 10);
  const session = await browser.newBrowserCDPSession();
  // The process that holds the device goes: every device is lost, as when a driver restarts.
  await session.send("Browser.crashGpuProcess").catch(() => undefined);
  await expect(page.getByText(/The engine was lost/)).toBeVisible();
  await waitForState(page, "Complete");
  const disturbed = await downloadSweep(page);
  expect(disturbed.records).toHaveLength(runs);
  expect(figuresOf(disturbed)).toEqual(figuresOf(calm));
});
