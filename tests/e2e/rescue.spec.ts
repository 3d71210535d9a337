import { backendChip, button, expect, field, finalSentence, openAdvanced, openLab, test } from "./lab";
import { engineOf, findings, lanesKept, runCalmly, runUntilKept, setUpShort } from "./rescuePage";
import { violations } from "./violations";

test("a comparison that is reloaded while it trains is offered, and goes on to the same curves", async ({ page }) => {
  await openLab(page);
  await runUntilKept(page);
  await page.reload();
  const offer = page.getByText(
    /^A run was interrupted in epoch \d+ of 40: SLR, RigL on ia-email \(synthetic twin\)\.$/,
  );
  await expect(offer).toBeVisible();
  expect(await violations(page)).toEqual([]);
  // Never by itself.
  await expect(page.getByText("Press Run:")).toBeVisible();
  await button(page, "Resume it").click();
  await expect(offer).toBeHidden();
  const resumed = await findings(page);
  // Before training and after each of 40 epochs, and the head: of three charts, and the sentence.
  expect(resumed).toHaveLength(1 + 3 * 42);
  await expect.poll(() => lanesKept(page)).toBe(0);
  expect(await runCalmly(page)).toEqual(resumed);
});

test("a comparison goes on by itself when its worker dies, loudly or silently, to the same curves", async ({
  page,
}) => {
  await openLab(page);
  await runUntilKept(page);
  await engineOf(page).evaluate(() => {
    setTimeout(() => {
      throw new Error("the test ends this worker");
    });
  });
  const again = page.getByText(/The engine was started anew, and the run went on from epoch \d+ to the same numbers/);
  await expect(again).toBeVisible();
  await expect(page.getByText(/^The training worker stopped \(.*the test ends this worker/)).toBeVisible();
  // A worker that ends before it has started is told from a slow one only by its silence, after half a minute.
  await expect(backendChip(page)).toBeVisible();
  // As when the system takes its memory: no error, only silence.
  await engineOf(page).evaluate(() => self.close());
  await expect(page.getByText(/^The training worker stopped \(the browser ended it/)).toBeVisible();
  const disturbed = await findings(page);
  await expect(page.getByRole("alert").filter({ hasText: "The engine does not run" })).toHaveCount(0);
  expect(await runCalmly(page)).toEqual(disturbed);
});

test("what is interrupted is not kept in a browser without storage, which the page says, and trains on", async ({
  page,
}) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("The user denied permission to access the database.", "InvalidStateError");
    };
  });
  await openLab(page);
  await setUpShort(page);
  await button(page, "Run").click();
  await expect(page.getByText("The browser keeps nothing for this page")).toBeVisible();
  await finalSentence(page);
  await expect(page.getByText("A reload would lose this run.")).toBeHidden();
});

test("what is interrupted is not kept where the storage is full, which the page says, and trains on", async ({
  page,
}) => {
  await openLab(page);
  await setUpShort(page);
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
  await button(page, "Run").click();
  await expect(page.getByText("The browser’s storage is full")).toBeVisible();
  await finalSentence(page);
});

test("a run that diverges ends with a sentence, and its first epochs stay", async ({ page }) => {
  await openLab(page);
  await button(page, "Remove lane A").click();
  await openAdvanced(page);
  await field(page, "Optimizer").selectOption("sgd");
  // Weights that a step multiplies by 1 - 10 · 1.
  await field(page, "Learning rate").fill("10");
  await field(page, "Weight decay").fill("1");
  await button(page, "Run").click();
  await expect(page.getByText(/The loss stopped being a number in epoch \d+: training diverged/).first()).toBeVisible();
  await expect(button(page, "Run again")).toBeVisible();
});

test("a run too large for memory ends with a sentence, and a smaller one runs after it", async ({ page }) => {
  await openLab(page);
  await engineOf(page).evaluate(() => {
    WebAssembly.Memory.prototype.grow = () => {
      throw new RangeError("WebAssembly.Memory.grow(): Maximum memory size exceeded");
    };
  });
  await button(page, "Remove lane A").click();
  await openAdvanced(page);
  await field(page, "Hidden width").fill("8192");
  await field(page, "Embedding width").fill("256");
  await field(page, "Walks per node").fill("1");
  await button(page, "Run").click();
  await expect(page.getByText(/There was not enough memory .* Take a smaller data set/).first()).toBeVisible();
  await field(page, "Hidden width").fill("16");
  await field(page, "Epochs").fill("2");
  await button(page, "Run").click();
  await finalSentence(page);
});

test("a hidden tab trains on, and shows where it is when it is seen again", async ({ page }) => {
  await page.addInitScript(() => {
    // As browsers do with the timers of a tab that has been hidden for five minutes.
    const real = window.setTimeout;
    const later = (call: TimerHandler, ms?: number, ...rest: unknown[]): number =>
      real(call, document.documentElement.dataset.asleep ? 60_000 : ms, ...rest);
    window.setTimeout = later as typeof window.setTimeout;
  });
  await openLab(page);
  await setUpShort(page);
  await page.evaluate(() => {
    document.documentElement.dataset.asleep = "yes";
  });
  await button(page, "Run").click();
  await finalSentence(page);
});
