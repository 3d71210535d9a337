import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test as base, expect, type Locator, type Page } from "@playwright/test";
import { openDataset } from "../../src/data/open";
import { preparedFile } from "../../src/data/prepared/write";
import { type DataHost, serveWithDataHost, standIn, startDataHost } from "./dataHost";
import { backendChip, button, field, finalSentence, keepOneLane, openAdvanced, withView } from "./lab";
import { policyBreaches } from "./policyBreaches";
import { smallGraph, smallGraphCounts } from "./smallGraph";
import { overflow, violations } from "./violations";

interface DataFixtures {
  readonly host: DataHost;
  readonly lab: { readonly address: string };
}

/** Playwright's test with a host of data beside the page; it fails when the page asks any other host. */
const test = base.extend<DataFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from the pattern.
  host: async ({}, use) => {
    const host = await startDataHost();
    await use(host);
    await host.close();
  },
  lab: async ({ host }, use) => {
    const lab = await serveWithDataHost(host.address);
    await use(lab);
    await lab.close();
  },
  page: async ({ page }, use) => {
    const abroad: string[] = [];
    const errors: string[] = [];
    const breaches = await policyBreaches(page);
    page.on("request", (request) => {
      const url = request.url();
      if (!["http://localhost:", "data:", "blob:"].some((start) => url.startsWith(start))) abroad.push(url);
    });
    page.on("pageerror", (error) => errors.push(String(error)));
    await use(page);
    expect(abroad, "requests to other hosts").toEqual([]);
    expect(breaches, "breaches of the security policy").toEqual([]);
    expect(errors, "errors of the page").toEqual([]);
  },
});

const { path, bytes, sha256 } = standIn();
const source = (page: Page): Locator => page.getByRole("region", { name: "How to get the data set" });
const dataset = (page: Page): Locator => field(page, "Data set");
const download = (page: Page): Locator => source(page).getByRole("button", { name: /^Download|^Go on/ });
const kept = (page: Page): Locator => page.getByText(/^Kept in this browser/);

async function open(page: Page, address: string): Promise<void> {
  await page.goto(withView(address));
  await expect(backendChip(page)).toBeVisible();
}

async function run(page: Page): Promise<string> {
  await keepOneLane(page);
  await openAdvanced(page);
  await field(page, "Epochs").fill("2");
  await button(page, "Run").click();
  return finalSentence(page);
}

test("says of data sets that are not at hand how to get them, and offers their twins", async ({ page, lab, host }) => {
  await open(page, lab.address);
  const group = (label: string): Locator => dataset(page).locator(`optgroup[label="${label}"] option`);
  await expect(group("Real, to download")).toContainText([
    "ia-email",
    "sx-mathoverflow",
    "email-Eu-core",
    "dblp",
    "Cora",
  ]);
  await expect(group("Real, bring the file")).toHaveText(["wiki-talk", "stackoverflow", "brain"]);
  await dataset(page).selectOption("brain");
  await expect(button(page, "Run")).toBeDisabled();
  await expect(page.getByText(/^brain is not at hand\. Bring its file/)).toBeVisible();
  await expect(source(page).getByRole("link")).toHaveAttribute("href", /^https:\/\/www\.dropbox\.com/);
  await source(page).getByRole("button", { name: "Take its synthetic twin" }).click();
  await expect(dataset(page)).toHaveValue("brain-twin");
  await expect(button(page, "Run")).toBeEnabled();
  expect(host.asked, "requests that nobody asked for").toEqual([]);
});

test("downloads a data set, goes on with it after a reload, keeps it, runs on it, removes it", async ({
  page,
  lab,
  host,
}) => {
  const half = Math.round(bytes.length / 2);
  host.files.set(path, { bytes, holdAt: half });
  await open(page, lab.address);
  await dataset(page).selectOption("email-Eu-core");
  await download(page).click();
  const progress = source(page).getByRole("progressbar", { name: /^Downloading email-Eu-core/ });
  await expect
    .poll(() => progress.evaluate((bar: HTMLProgressElement) => bar.position))
    .toBeCloseTo(half / bytes.length);

  // The page goes in the middle of it.
  await page.reload();
  host.release("break");
  await dataset(page).selectOption("email-Eu-core");
  await expect(source(page)).toContainText("came before it stopped");
  host.files.set(path, { bytes });
  await download(page).click();
  await expect(kept(page)).toBeVisible();
  expect(host.asked.at(-1)).toEqual({ path, range: `bytes=${half}-` });
  await expect(page.getByText("real", { exact: true })).toBeVisible();
  expect(await run(page)).toContain("on email-Eu-core");

  await page.reload();
  await dataset(page).selectOption("email-Eu-core");
  await expect(kept(page)).toBeVisible();
  host.files.clear();
  const asked = host.asked.length;
  expect(await run(page)).toContain("on email-Eu-core");
  expect(host.asked.length).toBe(asked);

  await page.getByRole("button", { name: /^Stored in this browser: 1 data set/ }).click();
  const dialog = page.getByRole("dialog", { name: "Stored in this browser" });
  await dialog.getByRole("button", { name: "Remove email-Eu-core" }).click();
  await expect(dialog).toContainText("Nothing is stored.");
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(download(page)).toHaveText(/^Download/);
  await expect(button(page, "Run")).toBeDisabled();
});

test("cancels a download and throws away what came", async ({ page, lab, host }) => {
  host.files.set(path, { bytes, holdAt: 4000 });
  await open(page, lab.address);
  await dataset(page).selectOption("email-Eu-core");
  await download(page).click();
  await expect(source(page).getByText(/^4\.0.kB of/)).toBeVisible();
  await source(page).getByRole("button", { name: "Cancel" }).click();
  await expect(download(page)).toHaveText("Go on with the download");
  await source(page).getByRole("button", { name: "Throw that away" }).click();
  await expect(download(page)).toHaveText(/^Download/);
  await expect(page.getByRole("button", { name: /^Stored in this browser/ })).toBeHidden();
});

test("refuses what is wrong with a sentence, and tries again", async ({ page, lab, host }) => {
  await open(page, lab.address);
  await dataset(page).selectOption("email-Eu-core");
  const alert = source(page).getByRole("alert");

  host.files.set(path, { bytes: bytes.map((byte, i) => (i === 100 ? byte ^ 1 : byte)) });
  await download(page).click();
  await expect(alert).toContainText(sha256);
  await expect(alert).toContainText(/the checksum \(SHA-256\) is [0-9a-f]{64}, expected [0-9a-f]{64}/);

  host.files.delete(path);
  await download(page).click();
  await expect(alert).toContainText("no such file (HTTP 404)");

  host.files.set(path, { bytes, cors: false });
  await download(page).click();
  await expect(alert).toContainText("does not let this page download from it (CORS)", { timeout: 60_000 });
  await expect(button(page, "Run")).toBeDisabled();

  host.files.set(path, { bytes });
  await download(page).click();
  await expect(kept(page)).toBeVisible();
});

test("takes data from the address of a link, and says where it comes from", async ({ page, lab, host }) => {
  const { edges } = smallGraph();
  host.files.set("/graphs/mail.txt", { bytes: edges.buffer, holdAt: 10_000 });
  await open(page, `${lab.address}?data=${host.address}/graphs/mail.txt`);
  const where = `mail.txt from ${new URL(host.address).host}`;
  await expect(dataset(page).locator("option:checked")).toHaveText(where);
  await expect(source(page)).toContainText(`${host.address}/graphs/mail.txt`);
  await expect(button(page, "Run")).toBeDisabled();
  host.release("go on");
  await expect(page.locator(".controls dl")).toContainText(smallGraphCounts().edges);
  expect(await run(page)).toContain("mail.txt");
});

for (const [what, link, sentence] of [
  ["a file that is not there", "/gone.npz", /no such file \(HTTP 404\)/],
  ["a host without CORS", "/closed.npz", /does not let this page download from it \(CORS\)/],
  ["a web page", "/page.html", /looks like a web page/],
  ["half of a file", "/half.npz", /cut off or damaged/],
] as const) {
  test(`refuses a link to ${what}, and the rest of the page works`, async ({ page, lab, host }) => {
    const text = new TextEncoder().encode("<!doctype html><title>Sign in</title>");
    host.files.set("/closed.npz", { bytes, cors: false });
    host.files.set("/page.html", { bytes: text, type: "text/html" });
    host.files.set("/half.npz", { bytes: bytes.slice(0, 5000) });
    await open(page, `${lab.address}?data=${host.address}${link}`);
    await expect(source(page).getByRole("alert")).toContainText(sentence);
    await expect(button(page, "Run")).toBeDisabled();
    await dataset(page).selectOption("ia-email-twin");
    await expect(button(page, "Run")).toBeEnabled();
  });
}

test("refuses a link that is no address", async ({ page, lab }) => {
  await open(page, `${lab.address}?data=${encodeURIComponent("ftp://example.org/a.npz")}`);
  await expect(page.getByText(/starts with “ftp:”; expected https: or http:/)).toBeVisible();
  await expect(button(page, "Run")).toBeEnabled();
});

test("bears a link of any length", async ({ page, lab }) => {
  await open(page, `${lab.address}?data=${"x".repeat(3000)}.npz`);
  await expect(source(page).getByRole("alert")).toContainText("no such file (HTTP 404)");
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  const hint = page.locator(".run-hint");
  expect(await hint.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
});

test("offers what the host of the page has prepared", async ({ page, host }) => {
  const { edges } = smallGraph();
  const read = await openDataset({ name: edges.name, source: new Uint8Array(edges.buffer) });
  const hosting = await serveWithDataHost(host.address, {
    "wiki-talk": Buffer.concat([...preparedFile(read).pieces()]),
  });
  try {
    await open(page, hosting.address);
    await expect(dataset(page).locator('optgroup[label="At hand"] option')).toHaveText(["wiki-talk"]);
    await dataset(page).selectOption("wiki-talk");
    await expect(page.getByText(/^At hand, from the host of this page/)).toBeVisible();
    expect(await run(page)).toContain("mail.txt");
  } finally {
    await hosting.close();
  }
});

test("recognises an official file, keeps it whole, and takes a lecture cut of it", async ({ page, lab }) => {
  await open(page, lab.address);
  await page.getByRole("button", { name: /^Choose file/ }).click();
  const dialog = page.getByRole("dialog", { name: "Open a graph" });
  const file = { name: "email-Eu-core-temporal.txt.gz", mimeType: "application/gzip", buffer: Buffer.from(bytes) };
  await dialog.getByLabel("Edge list, zip or npz").setInputFiles(file);
  await expect(dialog.getByRole("checkbox", { name: /^This is email-Eu-core/ })).toBeChecked();
  const size = dialog.getByLabel("Edges of the cut");
  await size.fill("99");
  await expect(size).toHaveAttribute("aria-invalid", "true");
  await expect(button(page, "Use this data set")).toBeDisabled();
  await size.fill("1200");
  await button(page, "Use this data set").click();
  await expect(dialog).toBeHidden();
  await expect(kept(page)).toBeVisible();
  expect(await run(page)).toContain("on email-Eu-core, lecture cut");
  await page.getByRole("radio", { name: /^The whole/ }).check();
  expect(await run(page)).not.toContain("lecture cut");
});

for (const [theme, width, height] of [
  ["light", 1280, 720],
  ["dark", 390, 844],
] as const) {
  test(`looks right to axe and fits, in ${theme} at ${width} × ${height}`, async ({ page, lab, host }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: theme });
    await open(page, lab.address);
    const check = async (state: string): Promise<void> => {
      expect(await violations(page), state).toEqual([]);
      expect(await overflow(page), state).toBeLessThanOrEqual(0);
    };
    await dataset(page).selectOption("wiki-talk");
    await check("with a file to bring");
    host.files.set(path, { bytes, holdAt: 4000 });
    await dataset(page).selectOption("email-Eu-core");
    await download(page).click();
    await expect(source(page).getByRole("progressbar")).toBeVisible();
    await check("during a download");
    await source(page).getByRole("button", { name: "Cancel" }).click();
    await check("with half of a download");
    host.files.set(path, { bytes: bytes.slice(0, 4000) });
    await download(page).click();
    await expect(source(page).getByRole("alert")).toContainText("expected");
    await check("with a refusal");
    host.files.set(path, { bytes });
    await download(page).click();
    await expect(kept(page)).toBeVisible();
    await check("with a data set that is kept");
    await page.getByRole("button", { name: /^Stored in this browser/ }).click();
    await check("with the list of what is stored");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /^Choose file/ }).click();
    await page.getByRole("dialog").getByLabel("Edge list, zip or npz").setInputFiles(smallGraph().edges);
    await expect(page.getByRole("dialog").getByLabel("Edges of the cut")).toBeVisible();
    await check("with a lecture cut on offer");
  });
}

const folder = process.env.SPARSE_GNN_DATA ?? fileURLToPath(new URL("../../../shared/datasets", import.meta.url));
const enron = `${folder}/ia-email/ia-email-monthly.txt.gz`;

test("keeps the real ia-email (needs ia-email/ia-email-monthly.txt.gz in ../shared/datasets)", async ({
  page,
  lab,
}) => {
  test.skip(!existsSync(enron), "no ia-email in ../shared/datasets");
  await open(page, lab.address);
  await page.getByRole("button", { name: /^Choose file/ }).click();
  const dialog = page.getByRole("dialog", { name: "Open a graph" });
  await dialog.getByLabel("Edge list, zip or npz").setInputFiles(enron);
  await expect(dialog.getByRole("checkbox", { name: /^This is ia-email/ })).toBeChecked({ timeout: 120_000 });
  await dialog.getByRole("radio", { name: /^The whole/ }).check();
  await button(page, "Use this data set").click();
  await expect(kept(page)).toBeVisible({ timeout: 60_000 });
  await page.reload();
  await dataset(page).selectOption("ia-email");
  await expect(kept(page)).toBeVisible();
  await expect(button(page, "Run")).toBeEnabled();
});
