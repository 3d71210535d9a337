import { backendChip, button, expect, finalSentence, setUpRun } from "./lab";
import { clearHttpCache, openFrom, test, waitUntilKept } from "./ownHost";

test("after the first visit it trains, sweeps and speaks without a connection or a host", async ({
  page,
  context,
  host,
}) => {
  await openFrom(page, host.address);
  await waitUntilKept(page);
  await backendChip(page).click();
  await expect(page.getByText("The whole page is kept in this browser: it works without a connection.")).toBeVisible();
  await clearHttpCache(page);
  await host.stop();
  await context.setOffline(true);
  const failed: string[] = [];
  page.on("requestfailed", (request) => failed.push(request.url()));

  await page.reload();
  await setUpRun(page, { method: "rigl", epochs: 2 });
  await button(page, "Run").click();
  expect(await finalSentence(page)).toContain("RigL");

  // A link, the other view and the other language: chunks that the first visit never asked for.
  await openFrom(page, `${host.address}?view=sweep`);
  await expect(button(page, "Start sweep")).toBeVisible();
  await page.getByRole("combobox", { name: "Language" }).selectOption("zh");
  await expect(page.getByRole("tab", { name: "扫描实验" })).toBeVisible();
  await openFrom(page, `${host.address}index.html`);
  expect(failed, "requests that failed").toEqual([]);
});

test("may be installed: the manifest, its icons and the service worker leave the browser nothing to wish for", async ({
  page,
  context,
  host,
}) => {
  await openFrom(page, host.address);
  await waitUntilKept(page);
  const session = await context.newCDPSession(page);
  const manifest = await session.send("Page.getAppManifest");
  expect(manifest.url).toBe(`${host.address}manifest.webmanifest`);
  expect(manifest.errors).toEqual([]);
  const { icons } = JSON.parse(manifest.data ?? "{}") as { icons: { src: string; sizes: string }[] };
  for (const { src, sizes } of icons.filter(({ sizes }) => sizes !== "any")) {
    const size = await page.evaluate(async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, new URL(src, manifest.url).href);
    expect(size).toBe(sizes);
  }
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // Private windows, as those of the tests, never install a page.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]);
});
