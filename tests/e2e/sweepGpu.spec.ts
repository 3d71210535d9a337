import { button, expect, test } from "./lab";
import { smallGraph } from "./smallGraph";
import { downloadSweep, figuresOf, openSweep, setUpSweep, waitForRuns, waitForState } from "./sweepPage";

test("a lost GPU costs a sweep no run and no digit", async ({ page, browser }) => {
  const { edges, labels } = smallGraph();
  const start = async (): Promise<void> => {
    await button(page, "Start sweep").click();
    await waitForState(page, "Running");
  };
  await openSweep(page, "?view=sweep&backend=webgpu");
  await page.getByRole("button", { name: /^Choose file/ }).click();
  const dialog = page.getByRole("dialog", { name: "Open a graph" });
  await dialog.getByLabel("Edge list, zip or npz").setInputFiles(edges);
  await dialog.getByLabel(/^Node labels/).setInputFiles(labels);
  await dialog.getByRole("button", { name: "Use this data set" }).click();
  // Sixty nodes: a run is a few steps, because the software device takes its time for each.
  await page.getByRole("checkbox", { name: "ia-email (synthetic twin)" }).uncheck();
  await setUpSweep(page, { methods: ["Static random mask", "SET"], levels: "75", seeds: 2, epochs: 3 });
  await start();
  await waitForState(page, "Complete");
  const calm = await downloadSweep(page);
  expect(calm.records).toHaveLength(4);
  expect(calm.records[0].events[0]).toMatchObject({ type: "started", backend: { id: "webgpu" } });

  await start();
  await waitForRuns(page, 1);
  const session = await browser.newBrowserCDPSession();
  // The process that holds the device goes: every device is lost, as when a driver restarts.
  await session.send("Browser.crashGpuProcess").catch(() => undefined);
  await expect(page.getByText(/The engine was lost/)).toBeVisible();
  await waitForState(page, "Complete");
  const disturbed = await downloadSweep(page);
  expect(figuresOf(disturbed)).toEqual(figuresOf(calm));
});
