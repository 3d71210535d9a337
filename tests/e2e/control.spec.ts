import { button, expect, field, finalSentence, keepOneLane, openLab, setUpRun, test } from "./lab";

test("pauses, steps, resumes and resets", async ({ page }) => {
  await openLab(page);
  await setUpRun(page, { epochs: 300 });
  await button(page, "Run").click();
  await expect(page.getByText(/Epoch [1-9]\d* of 300/)).toBeVisible();

  await button(page, "Pause").click();
  const paused = page.getByText(/^Paused at step \d+$/);
  await expect(paused).toBeVisible();
  const stepNow = async (): Promise<number> => Number(/\d+/.exec((await paused.textContent()) ?? "")?.[0]);
  const first = await stepNow();
  expect(first).toBeGreaterThan(0);

  await button(page, "Step").click();
  await expect(page.getByText(`Paused at step ${first + 1}`, { exact: true })).toBeVisible();
  await button(page, "Step").click();
  await expect(page.getByText(`Paused at step ${first + 2}`, { exact: true })).toBeVisible();

  await button(page, "Resume").click();
  await expect(paused).toBeHidden();
  await button(page, "Pause").click();
  await expect(paused).toBeVisible();
  expect(await stepNow()).toBeGreaterThan(first + 2);

  await button(page, "Reset").click();
  await expect(page.getByRole("status").filter({ hasText: "press Run" })).toBeVisible();
  await expect(button(page, "Run")).toBeEnabled();
  await expect(button(page, "Reset")).toBeDisabled();
});

test("a single step starts a run that waits", async ({ page }) => {
  await openLab(page);
  await setUpRun(page, { epochs: 2 });
  await button(page, "Step").click();
  await expect(page.getByText("Paused at step 1", { exact: true })).toBeVisible();
  await button(page, "Resume").click();
  await finalSentence(page);
});

test("says that settings changed, and runs again with them", async ({ page }) => {
  await openLab(page);
  await setUpRun(page, { epochs: 2 });
  await button(page, "Run").click();
  await finalSentence(page);
  await field(page, "Seed").fill("5");
  await expect(page.getByText(/^Settings changed since this run/)).toBeVisible();
  await button(page, "Run again").click();
  await expect.poll(() => finalSentence(page)).toContain("Seed 5");
});

test("refuses a setting out of range with a sentence, and recovers", async ({ page }) => {
  await openLab(page);
  await keepOneLane(page);
  await field(page, "Target sparsity").fill("120");
  await expect(button(page, "Run")).toBeDisabled();
  await expect(field(page, "Target sparsity")).toHaveAttribute("aria-invalid", "true");
  await field(page, "Target sparsity").fill("50");
  await expect(button(page, "Run")).toBeEnabled();
});

test("the same seed gives the same result, another seed another", async ({ page }) => {
  await openLab(page);
  await setUpRun(page, { method: "set", epochs: 2 });
  const accuracies: string[] = [];
  for (const seed of ["1", "1", "2"]) {
    await field(page, "Seed").fill(seed);
    await button(page, "Reset").click({ force: true });
    await button(page, "Run").click();
    const sentence = await finalSentence(page);
    accuracies.push(/reached (.*?\))/.exec(sentence)?.[1] ?? sentence);
  }
  expect(accuracies[1]).toBe(accuracies[0]);
  expect(accuracies[2]).not.toBe(accuracies[0]);
});

test("says in words what a quirk of the released code did to a run", async ({ page }) => {
  await openLab(page);
  await setUpRun(page, { epochs: 2 });
  const quirks = page.getByRole("group", { name: "As in the released code" });
  await expect(quirks.getByRole("checkbox")).toHaveCount(2); // links, sparse training: two of the four have an effect
  await expect(field(page, "Dense epochs")).toHaveCount(0);
  await quirks.getByLabel("Start from a dense net").check();
  await quirks.getByLabel("Choose the model by test accuracy").check();
  await field(page, "Dense epochs").fill("2");
  await button(page, "Run").click();
  const sentence = await finalSentence(page);
  expect(sentence).toMatch(/; the test data itself chose the model of epoch [12], as in the released code/);
  expect(sentence).toMatch(/Left out are [\d.]+.[MG]FLOPs/);
  await expect(page.getByText("test accuracy, as in the released code")).toBeVisible();
});
