import type { Page } from "@playwright/test";
import { chooseSmallGraph } from "./chooseSmallGraph";
import { backendChip, button, expect, finalSentence, openAdvanced, openLab, test } from "./lab";
import { engineOf, findings, runCalmly, runUntilKept } from "./rescuePage";

/** Opens the page on the software device, with two lanes on sixty nodes and as few steps as snapshots need. */
async function openOnGpu(page: Page, epochs: number): Promise<void> {
  await openLab(page, "?backend=webgpu");
  await chooseSmallGraph(page);
  await openAdvanced(page);
  for (const field of await page.getByLabel(/epochs$/i).all()) await field.fill(String(epochs));
}

test("a comparison goes on by itself when the GPU is lost in the middle of a lane, to the same curves", async ({
  page,
  browser,
}) => {
  await openOnGpu(page, 3);
  await runUntilKept(page);
  const session = await browser.newBrowserCDPSession();
  // The process that holds the device goes: every device is lost, as when a driver restarts.
  await session.send("Browser.crashGpuProcess").catch(() => undefined);
  await expect(
    page.getByText(/The engine was started anew, and the run went on from epoch \d+ to the same/),
  ).toBeVisible();
  await expect(page.getByText(/^The GPU was lost/)).toBeVisible();
  const disturbed = await findings(page);
  await expect(backendChip(page)).toContainText("WebGPU");
  expect(await runCalmly(page)).toEqual(disturbed);
});

test("a shader that the GPU does not compile sends the run to WebAssembly, with a sentence", async ({ page }) => {
  await openOnGpu(page, 2);
  await engineOf(page).evaluate(() => {
    const compile = GPUDevice.prototype.createShaderModule;
    GPUDevice.prototype.createShaderModule = function (description) {
      return compile.call(this, { ...description, code: `${description.code}\nfn broken( {` });
    };
  });
  await button(page, "Run").click();
  await expect(page.getByText(/^The GPU reported an error: .* began again with WebAssembly/)).toBeVisible();
  await finalSentence(page);
  await expect(backendChip(page)).toContainText("WebAssembly");
});

test("a GPU without memory left sends the run to WebAssembly from its last snapshot, with a sentence", async ({
  page,
}) => {
  await openOnGpu(page, 10);
  await runUntilKept(page);
  await engineOf(page).evaluate(() => {
    // Told with the next commands: a net in training makes no new buffer.
    const create = GPUDevice.prototype.createCommandEncoder;
    GPUDevice.prototype.createCommandEncoder = function (description) {
      const error = new GPUOutOfMemoryError("the test leaves no memory");
      this.dispatchEvent(new GPUUncapturedErrorEvent("uncapturederror", { error }));
      return create.call(this, description);
    };
  });
  await expect(page.getByText(/^The GPU ran out of memory: .* went on from epoch \d+ with WebAssembly/)).toBeVisible();
  await finalSentence(page);
  await expect(page.getByText(/its numbers may differ slightly from those of the GPU/)).toBeVisible();
});
