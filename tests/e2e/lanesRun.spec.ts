import { dropFiles } from "./dropFiles";
import { button, chart, expect, field, openLab, test } from "./lab";
import { comparison, makeShort, progress } from "./lanesPage";
import { smallGraph } from "./smallGraph";

test("opens with train-and-prune beside sparse training, runs both and compares them", async ({ page, query }) => {
  await openLab(page, query);
  if (query.includes("webgpu")) {
    // The software device takes its time for every step: sixty nodes are enough.
    await dropFiles(page, [smallGraph().edges]);
    await button(page, "Use this data set").click();
  }
  await expect(field(page, "Method of lane A")).toHaveValue("slr");
  await expect(field(page, "Method of lane B")).toHaveValue("rigl");
  await expect(field(page, "Target sparsity of lane A")).toHaveValue("90");
  await expect(progress(page, "A, SLR")).toBeVisible();
  await makeShort(page, ["A", "B"]);
  await button(page, "Run").click();

  const sentence = await comparison(page);
  expect(sentence).toMatch(
    /^Sparse training \(RigL\) reached \d+\.\d.% test accuracy with 1\/\d+(\.\d)? of the training FLOPs of train-and-prune \(SLR, \d+\.\d.%\) at 90.% sparsity; seed 1\./,
  );
  for (const name of ["A, SLR", "B, RigL"]) await expect(progress(page, name)).toHaveAttribute("aria-valuenow", "100");

  // What lanes start from is the same to the last bit.
  const proof = page.getByRole("list", { name: "Fingerprints of what the lanes start from" });
  await expect(proof.getByRole("listitem")).toHaveCount(4);
  for (const item of await proof.getByRole("listitem").all()) await expect(item).toContainText("the same in all lanes");

  // A line a lane, and its column in the table.
  const accuracy = chart(page, "Accuracy");
  await expect(accuracy.locator("path.recharts-line-curve")).toHaveCount(2);
  await accuracy.getByRole("button", { name: "Table of Accuracy" }).click();
  await expect(accuracy.getByRole("columnheader")).toHaveText(["Epoch", "A SLR", "B RigL"]);
  await page.getByRole("radio", { name: "FLOPs", exact: true }).check({ force: true });
  await expect(accuracy.getByRole("columnheader")).toHaveText(["Epoch", "A FLOPs", "A SLR", "B FLOPs", "B RigL"]);
  await accuracy.getByRole("radio", { name: "Validation" }).check({ force: true });
  await expect(accuracy.getByRole("columnheader")).toHaveCount(5);

  // The two matrices of each lane, the same layer beside the same layer.
  const masks = chart(page, "Masks").locator("canvas");
  await expect(masks).toHaveCount(4);
  const tops = await masks.evaluateAll((all) => all.map((canvas) => canvas.getBoundingClientRect().top));
  expect([tops[2], tops[3]]).toEqual([tops[0], tops[1]]);

  await button(page, "repeat it over several in a sweep").click();
  await expect(page.getByRole("tab", { name: "Sweep" })).toHaveAttribute("aria-selected", "true");
});
