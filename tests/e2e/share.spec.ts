import { backendChip, button, expect, field, labAddress, openLab, setUpRun, test } from "./lab";
import { test as hosted, waitUntilKept } from "./ownHost";
import { readQr } from "./readQr";
import { curve, openLink, openShare } from "./sharing";
import { smallGraph } from "./smallGraph";
import { overflow, violations } from "./violations";

test("a link made in one browser opens in another to the same curve, point for point", async ({ page, browser }) => {
  await openLab(page);
  await setUpRun(page, { method: "set", epochs: 3 });
  await field(page, "Seed").fill("7");
  const dialog = await openShare(page);
  await dialog.getByLabel("Starts at once").check();
  await dialog.getByLabel(/^With this engine/).check();
  const link = await dialog.getByLabel("Link", { exact: true }).inputValue();
  expect(link).toBe(`${labAddress()}?backend=wasm#v=1&data=ia-email-twin&lanes=set&epochs=3&seed=7&recipe=same&run=1`);
  await button(page, "Close").click();
  await button(page, "Run").click();
  const here = await curve(page);
  expect(here.rows.length).toBe(5);

  const fresh = await browser.newContext();
  const other = await fresh.newPage();
  await other.goto(link);
  expect(await curve(other)).toEqual(here);
  await expect(field(other, "Seed")).toHaveValue("7");
  // Nothing was changed, so that the address is still the link.
  expect(other.url()).toBe(link);
  await fresh.close();
});

hosted("a link opens without a connection too, to the same curve", async ({ page, context, host }) => {
  const link = `${host.address}#v=1&data=ia-email-twin&lanes=static&sparsity=0.8&epochs=2&seed=5&recipe=same&run=1`;
  await page.goto(link);
  await waitUntilKept(page);
  const online = await curve(page);
  await host.stop();
  await context.setOffline(true);
  const other = await context.newPage();
  await other.goto(link);
  expect(await curve(other)).toEqual(online);
});

test("the QR code says the link, in the light and in the dark", async ({ page, context }) => {
  const paper = await context.newPage();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await openLink(page, "?view=run#lanes=slr~rho:0.5,rigl,dst-ee~exploration:1e-7&seed=4294967295");
    const dialog = await openShare(page);
    const link = await dialog.getByLabel("Link", { exact: true }).inputValue();
    expect(link).toContain("lanes=slr~rho:0.5,rigl,dst-ee~exploration:1e-7&seed=4294967295");
    expect(await readQr(dialog.getByRole("img", { name: /^QR code of the link/ }), paper)).toBe(link);
  }
});

test("the Share window copies, says so, and helps where the browser refuses", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openLab(page);
  const dialog = await openShare(page);
  await button(page, "Copy: Link").click();
  await expect(dialog.getByText("Copied.")).toBeVisible();
  const link = dialog.getByLabel("Link", { exact: true });
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await link.inputValue());

  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException("Refused.", "NotAllowedError"));
  });
  await button(page, "Copy: HTML to embed it in a page or slides").click();
  await expect(dialog.getByText(/does not let the page copy\. The text is selected/)).toBeVisible();
  const html = dialog.getByLabel("HTML to embed it in a page or slides", { exact: true });
  expect(await page.evaluate(() => String(getSelection()))).toBe(await html.inputValue());
  await expect(html).toHaveValue(
    /^<iframe src="[^"]+&amp;hide=header" title="Sparse GNN Lab" width="100%" height="560"/,
  );
});

test("the Share window fits every window, and axe finds nothing, in both themes and languages", async ({ page }) => {
  for (const [width, height] of [
    [1280, 720],
    [1024, 768],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const theme of ["light", "dark"] as const) {
      await openLink(page, `?view=run&theme=${theme}`);
      const dialog = await openShare(page);
      await dialog.getByText("Hide parts of the page").click();
      await expect(dialog.getByLabel("The mask pictures")).toBeVisible();
      expect(await violations(page), `${theme}, ${width} × ${height}`).toEqual([]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await dialog.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0);
    }
  }
  await openLink(page, "?view=run&lang=zh");
  await button(page, "分享").click();
  await expect(page.getByRole("dialog", { name: "分享此设置" })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test("bad links open the lab all the same, and say what was wrong", async ({ page }) => {
  await openLink(page, "#lanes=slr,nope~sparsity:7&seed=9&hidden=-5&__proto__=1&run=maybe");
  const notice = page.getByRole("alert").filter({ hasText: "This link asks for what cannot be had" });
  await expect(notice.getByRole("listitem")).toHaveText([
    "The lab knows no “__proto__”. It is left out.",
    /^Lane B: there is no method “nope”; choose one of .* The method rigl is used\.$/,
    "The link's run must be 1 or 0, not “maybe”. It is left out.",
    "Lane B: Target sparsity (sparsity) must be a number from 0 to 0.9999, but the link says “7”. 0.9 is used.",
    /^Hidden width \(hidden\) must be a whole number between 1 and 65536, but the link says “-5”\. 128 is used\.$/,
  ]);
  await expect(field(page, "Seed")).toHaveValue("9");
  expect(await violations(page)).toEqual([]);
  await notice.getByRole("button", { name: "Dismiss" }).click();
  await expect(notice).toBeHidden();

  await page.setViewportSize({ width: 390, height: 844 });
  for (const hash of [
    `#${"%".repeat(50)}=1`,
    `#lanes=${"a~".repeat(3000)}`,
    `#seed=${"9".repeat(9000)}`,
    "#=&=&&&==",
    "#v=999&lanes=set&view=nowhere",
    "#data=%00%ff&task=%F0%9F%92%A9",
  ]) {
    await openLink(page, hash);
    await expect(page.getByRole("alert")).toContainText(/\S/);
    expect(await overflow(page), hash.slice(0, 40)).toBeLessThanOrEqual(0);
    await expect(button(page, "Run")).toHaveAttribute("aria-disabled", "false");
  }
});

test("the address follows the set-up, survives a reload, and leaves Back alone", async ({ page }) => {
  await openLab(page);
  await field(page, "Seed").fill("12");
  await expect(page).toHaveURL(/#v=1&data=ia-email-twin&lanes=slr,rigl&seed=12&recipe=same$/);
  await page.reload();
  await expect(field(page, "Seed")).toHaveValue("12");
  await page.getByRole("link", { name: "Skip to the results" }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/seed=12&recipe=same$/);
  // A person edits the address: one step in the history, which leads back.
  await page.evaluate(() => {
    location.hash = "lanes=gmp&seed=3";
  });
  await expect(field(page, "Method")).toHaveValue("gmp");
  await page.goBack();
  await expect(field(page, "Seed")).toHaveValue("12");
});

test("a link to a run on a file asks for the file, and goes on with it", async ({ page }) => {
  await openLink(page, "#v=1&file=mail.txt&task=link&model=fnn&lanes=static&epochs=2&seed=4&run=1");
  await expect(page.getByRole("alert")).toContainText(
    "This link needs the file “mail.txt”, which a link cannot carry.",
  );
  await page.getByRole("button", { name: /^Choose file/ }).click();
  const dialog = page.getByRole("dialog", { name: "Open a graph" });
  await dialog.getByLabel("Edge list, zip or npz").setInputFiles(smallGraph().edges);
  await dialog.getByRole("button", { name: "Use this data set" }).click();
  const { sentence } = await curve(page);
  expect(sentence).toContain("Static random mask");
  expect(sentence).toContain("Seed 4");
  await expect(page.getByRole("alert").filter({ hasText: "This link needs" })).toBeHidden();
  const share = await openShare(page);
  await expect(share.getByText("Whoever opens it needs “mail.txt” too")).toBeVisible();
  expect(await share.getByLabel("Link", { exact: true }).inputValue()).toContain("#v=1&file=mail.txt&task=link");
});

test("a link may hide parts of the page, which then fits a small frame and leads to the whole lab", async ({
  page,
}) => {
  await page.setViewportSize({ width: 640, height: 400 });
  const query = "#lanes=set&epochs=2&seed=2&hide=header,controls,axis,density,flops,masks,more&run=1";
  await page.goto(labAddress() + query);
  await expect(page.getByRole("banner")).toBeHidden();
  await expect(field(page, "Method")).toBeHidden();
  await expect(button(page, "Run")).toBeInViewport();
  await curve(page);
  for (const title of ["Mask density", "Cumulative FLOPs", "Loss"]) {
    await expect(page.getByRole("heading", { name: title })).toBeHidden();
  }
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  expect(await violations(page)).toEqual([]);
  const whole = page.getByRole("link", { name: /^Open in the lab/ });
  await expect(whole).toBeInViewport();
  await page.goto((await whole.getAttribute("href")) ?? "");
  await page.reload();
  await expect(backendChip(page)).toBeAttached();
  await expect(field(page, "Seed")).toHaveValue("2");
});

test("a sweep's set-up travels by link too", async ({ page, browser }) => {
  await openLink(
    page,
    "?view=sweep#sweep.data=ia-email-twin&sweep.methods=dense,set&sweep.levels=50,75&sweep.seeds=2&sweep.nonsense=1",
  );
  await expect(page.getByRole("alert").filter({ hasText: "sweep.nonsense" })).toBeVisible();
  await expect(field(page, "Seeds")).toHaveValue("2");
  const dialog = await openShare(page);
  const link = await dialog.getByLabel("Link", { exact: true }).inputValue();
  expect(link).toBe(
    `${labAddress()}?view=sweep#v=1&sweep.data=ia-email-twin&sweep.methods=dense,set&sweep.levels=50,75&sweep.seeds=2`,
  );
  const fresh = await browser.newContext();
  const other = await fresh.newPage();
  await other.goto(link);
  await expect(field(other, "Seeds")).toHaveValue("2");
  await fresh.close();
});
