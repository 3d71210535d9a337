import { test as bare, expect } from "@playwright/test";
import { exampleOfDocs, saidBy, serveFraming, servePage, tell } from "./framingHost";
import { labAddress } from "./lab";
import { smallGraph } from "./smallGraph";

bare("a page of another origin embeds the lab, sets it up, runs it and hears of its runs", async ({ page }) => {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  const frame = `<iframe src="${labAddress()}#hide=header,controls" title="Lab" width="640" height="400"></iframe>`;
  const host = await serveFraming(frame);
  await page.goto(host.address);
  await expect.poll(async () => (await saidBy(page)).map(({ type }) => type)).toContain("ready");
  // Until it is asked it says nothing of itself.
  expect((await saidBy(page)).map(({ type }) => type)).toEqual(["ready"]);

  const lanes = [
    { method: "set", set: { epochs: 2 } },
    { method: "static", set: { epochs: 2, sparsity: 0.8 } },
  ];
  await tell(page, {
    id: 1,
    type: "set",
    setup: { dataset: "ia-email-twin", set: { seed: 3, recipe: "same" }, lanes },
  });
  await tell(page, { id: 2, type: "run" });
  await expect
    .poll(
      async () => (await saidBy(page)).filter((one) => one.type === "event" && one.event.type === "finished").length,
      {
        timeout: 120_000,
      },
    )
    .toBe(2);
  const said = await saidBy(page);
  expect(said.find(({ id }) => id === 1)).toMatchObject({
    type: "state",
    state: { link: expect.stringContaining("lanes=set,static~sparsity:0.8&epochs=2&seed=3"), withheld: false },
  });
  for (const lane of [0, 1]) {
    const events = said.flatMap((one) => (one.type === "event" && one.lane === lane ? [one.event] : []));
    const milestones = events.filter(({ type }) => type !== "progress");
    expect(milestones[0].type).toBe("started");
    const epochs = events.flatMap((event) => (event.type === "evaluated" ? [event.epoch] : []));
    expect(epochs).toEqual([0, 1, 2]);
    expect(JSON.stringify(events)).not.toContain('"bits"');
  }
  // What the page hears is what the frame shows.
  const inside = page.frameLocator("iframe");
  await expect(inside.getByRole("heading", { name: "Accuracy" })).toBeVisible();

  await tell(page, { id: 3, type: "set", setup: { lanes: [{ method: "magic" }] } });
  await tell(page, { id: 4, type: "dance" });
  await tell(page, { id: 5, type: "reset" });
  await expect
    .poll(async () => (await saidBy(page)).find(({ id }) => id === 5))
    .toMatchObject({ state: { lanes: [] } });
  const answers = await saidBy(page);
  expect(answers.find(({ id }) => id === 3)).toMatchObject({
    type: "error",
    message: expect.stringMatching(/no method “magic”/),
  });
  expect(answers.find(({ id }) => id === 4)).toMatchObject({
    type: "error",
    message: expect.stringMatching(/must be one of set, run/),
  });
  expect(errors).toEqual([]);
  await host.close();
});

bare("a page around the lab learns nothing of a file that a person opens in it", async ({ page }) => {
  const host = await serveFraming(
    `<iframe src="${labAddress()}#lanes=static&epochs=2" title="Lab" width="1000" height="700"></iframe>`,
  );
  await page.goto(host.address);
  await expect.poll(async () => (await saidBy(page)).length).toBe(1);
  await tell(page, { type: "get" });
  await expect.poll(async () => (await saidBy(page)).some(({ type }) => type === "state")).toBe(true);
  const inside = page.frameLocator("iframe");
  await inside.getByRole("button", { name: /^Choose file/ }).click();
  const dialog = inside.getByRole("dialog", { name: "Open a graph" });
  await dialog.getByLabel("Edge list, zip or npz").setInputFiles({ ...smallGraph().edges, name: "secret.txt" });
  await dialog.getByRole("button", { name: "Use this data set" }).click();
  await expect(dialog).toBeHidden();
  const before = (await saidBy(page)).length;
  await tell(page, { id: "run", type: "run" });
  await expect(inside.getByRole("status").filter({ hasText: "test accuracy" })).toBeVisible({ timeout: 120_000 });
  const said = (await saidBy(page)).slice(before);
  expect(said.find(({ id }) => id === "run")).toMatchObject({ type: "state", state: { withheld: true } });
  expect(said.filter(({ type }) => type === "event")).toEqual([]);
  expect(JSON.stringify(await saidBy(page))).not.toMatch(/secret|file-\d/);
  await host.close();
});

bare(
  "a page that opened the lab in a window of its own may speak with it; others may not",
  async ({ page, context }) => {
    const host = await serveFraming(`<iframe src="about:blank" title="Nothing"></iframe>`);
    await page.goto(host.address);
    const coming = context.waitForEvent("page");
    await page.evaluate((address) => {
      const opened = window.open(address);
      const told: unknown[] = [];
      Object.assign(globalThis, { opened, told });
      addEventListener("message", ({ source, data }) => {
        if (source === opened) told.push(data);
      });
    }, `${labAddress()}?view=run&isolated=no#lanes=set`);
    const lab = await coming;
    const told = () => page.evaluate(() => (globalThis as unknown as { told: { type: string }[] }).told);
    await expect.poll(async () => (await told()).map(({ type }) => type)).toEqual(["ready"]);
    await page.evaluate(() =>
      (globalThis as unknown as { opened: Window }).opened.postMessage({ lab: 1, type: "get" }, "*"),
    );
    await expect.poll(async () => (await told()).map(({ type }) => type)).toContain("state");
    // The lab's own window, and whoever else can reach it, is nobody to obey.
    await lab.evaluate(() => postMessage({ lab: 1, type: "set", setup: "lanes=gmp" }, "*"));
    await lab.waitForTimeout(300);
    await expect(lab.getByLabel("Method", { exact: true })).toHaveValue("set");
    await host.close();
  },
);

bare("the page of docs/embedding.md runs both methods and says what they reached", async ({ page }) => {
  const host = await servePage(exampleOfDocs("```html\n", "```"));
  await page.goto(host.address);
  await page.getByRole("button", { name: "Run both methods" }).click();
  await expect(page.getByRole("status")).toHaveText(/^\d\d\.\d % beside \d\d\.\d %$/, { timeout: 200_000 });
  await host.close();
});

bare("the notebook's cell of docs/embedding.md sets the lab up, runs it and hears every epoch", async ({ page }) => {
  const cell = exampleOfDocs('HTML("""', '""")').replaceAll("\\n", "\n");
  const host = await servePage(`<!doctype html><title>Notebook</title>${cell}`);
  await page.goto(host.address);
  await expect(page.locator("#heard")).toHaveText(/epoch 0: 0\.\d{4}\s.*epoch 5: 0\.\d{4}/s, { timeout: 200_000 });
  await host.close();
});
