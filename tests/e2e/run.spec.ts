import { backendChip, button, chart, chartTitles, expect, field, finalSentence, openLab, setUpRun, test } from "./lab";

test("runs from the first click to the final sentence", async ({ page, query }) => {
  const webgpu = query.includes("webgpu");
  await openLab(page, query);

  // The chip names what computes; pressed, it says why.
  await expect(backendChip(page)).toContainText(webgpu ? "WebGPU" : "WebAssembly");
  await backendChip(page).click();
  const why = page.getByText(webgpu ? /WebGPU was asked for and runs on/ : /so the lab uses WebAssembly/);
  await expect(why).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(why).toBeHidden();

  await expect(page.getByText("synthetic twin", { exact: true }).first()).toBeVisible();
  await setUpRun(page, { method: "rigl", epochs: 2 });
  // Few steps: the software device takes most of a second for each.
  await field(page, "Batch size").fill("8192");
  await field(page, "Seed").fill("7");
  await button(page, "Run").click();
  const progress = page.getByRole("progressbar", { name: "Progress of the run" });
  await expect(progress).toBeVisible();

  const sentence = await finalSentence(page);
  expect(sentence).toMatch(/^RigL.* reached \d+\.\d.% test accuracy \(ROC-AUC 0\.\d{3}\)/);
  expect(sentence).toMatch(/90.% sparsity/);
  expect(sentence).toMatch(/218 of 2,176 weights/);
  expect(sentence).toMatch(/FLOPs.*1\/\d+(\.\d)? of the dense net/);
  expect(sentence).toContain("Seed 7");
  expect(sentence).toMatch(webgpu ? /measured on WebGPU, / : /measured on CPU, WebAssembly/);
  await expect(progress).toHaveAttribute("aria-valuenow", "100");

  for (const title of chartTitles) {
    const panel = chart(page, title);
    const curves = panel.locator("path.recharts-line-curve");
    await expect(curves.first(), `curves of ${title}`).toBeAttached();
    for (const curve of await curves.all()) {
      // Charts take turns to draw, so the last point may come a moment after the sentence.
      const points = async () => ((await curve.getAttribute("d")) ?? "").match(/[ML]/g)?.length;
      await expect.poll(points, { message: `points of a curve of ${title}` }).toBe(3);
    }
    await panel.getByRole("button", { name: `Table of ${title}` }).click();
    // Before training and after each of the two epochs.
    await expect(panel.getByRole("row")).toHaveCount(4);
    await panel.getByRole("button", { name: `Table of ${title}` }).click();
  }

  // A picture of each of the two weight matrices.
  await expect(chart(page, "Masks").locator("canvas")).toHaveCount(2);

  const accuracy = chart(page, "Accuracy");
  await accuracy.getByRole("button", { name: "Table of Accuracy" }).click();
  for (const axis of ["FLOPs", "Seconds", "Epoch"]) {
    await page.getByRole("radio", { name: axis, exact: true }).check({ force: true });
    await expect(accuracy.getByRole("columnheader").first()).toContainText(axis);
  }
});
