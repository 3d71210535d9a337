import { button, expect, openLab, test } from "./lab";

test("measures a width on this device, and says what counted FLOPs and time have to do with each other", async ({
  page,
}) => {
  await openLab(page, "?view=benchmark&backend=wasm");
  const part = page.getByRole("region", { name: "Counted against measured", exact: true });
  await part.getByRole("radio", { name: "128", exact: true }).check();
  await expect(part.getByText("Nothing has been measured at this width yet")).toBeVisible();
  await button(page, "Measure this width").click();
  await expect(part.getByText(/^At width 128 sparsity pays .* while counted FLOPs say 0\.05\d?×\.$/)).toBeVisible({
    timeout: 120_000,
  });
  await expect(part.locator(".recharts-line")).toHaveCount(3);
  await button(page, "Table of A step over densities, width 128").click();
  // The head, and seven densities.
  await expect(part.getByRole("row")).toHaveCount(8);
  await expect(part.getByRole("row").nth(1)).toContainText("100 %");
});
