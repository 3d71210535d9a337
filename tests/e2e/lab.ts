import { test as base, expect, type Locator, type Page } from "@playwright/test";
import { policyBreaches } from "./policyBreaches";

/** What a Playwright project may set. */
export interface LabOptions {
  readonly query: string; // of the page's address, with "?"
}

/** Returns the address of the page under test, ending with "/". */
export function labAddress(): string {
  const address = process.env.LAB_ADDRESS;
  if (!address) throw new Error("LAB_ADDRESS is not set: run these tests with `npm test -- build e2e`.");
  return address;
}

/** Tells whether a request stays with the server under test, or with the page itself. */
function staysHome(url: string): boolean {
  const { origin } = new URL(labAddress());
  return url.startsWith(labAddress()) || url.startsWith("data:") || url.startsWith(`blob:${origin}`);
}

/** Playwright's test, which also fails when the page asks another host for anything, breaks its security policy, or reports an error. */
export const test = base.extend<LabOptions>({
  query: ["", { option: true }],
  page: async ({ page }, use) => {
    const abroad: string[] = [];
    const errors: string[] = [];
    const breaches = await policyBreaches(page);
    page.on("request", (request) => {
      if (!staysHome(request.url())) abroad.push(request.url());
    });
    page.on("websocket", (socket) => abroad.push(socket.url()));
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(`${message.text()} (${message.location().url})`);
    });
    page.on("pageerror", (error) => errors.push(String(error)));
    await use(page);
    expect(abroad, "requests that left the origin").toEqual([]);
    expect(breaches, "breaches of the security policy").toEqual([]);
    expect(errors, "errors in the console").toEqual([]);
  },
});

export { expect } from "@playwright/test";

/** Returns the chip that says what computes, once the engine has started. */
export const backendChip = (page: Page): Locator =>
  page.getByRole("banner").getByRole("button", { name: /WebGPU|WebAssembly|JavaScript/ });

/** Returns a button by its whole name. */
export const button = (page: Page, name: string): Locator => page.getByRole("button", { name, exact: true });

/** Returns a field by its whole label. */
export const field = (page: Page, label: string): Locator => page.getByLabel(label, { exact: true });

/** Returns an address that asks for something, so that no recorded run plays: the Run view, where it asks for nothing else. */
export function withView(address: string): string {
  return /[?#]/.test(address) ? address : `${address}?view=run`;
}

/** Opens the page and waits until its engine has started. */
export async function openLab(page: Page, query = ""): Promise<void> {
  await page.goto(withView(labAddress() + query));
  await expect(backendChip(page)).toBeVisible();
}

/** Opens the settings under *Advanced*. */
export async function openAdvanced(page: Page): Promise<void> {
  const details = page.locator("details").filter({ hasText: /^Advanced/ });
  if ((await details.getAttribute("open")) === null) await details.locator("summary").click();
}

/** Takes all lanes but the last away: what follows is about a single run. */
export async function keepOneLane(page: Page): Promise<void> {
  const remove = page.getByRole("button", { name: /^Remove lane/ });
  while ((await remove.count()) > 0) await remove.first().click();
}

/** Sets up one lane of sparse training of so many epochs on the data set that the page starts with. */
export async function setUpRun(
  page: Page,
  { method = "static", epochs }: { method?: string; epochs: number },
): Promise<void> {
  await keepOneLane(page);
  await field(page, "Method").selectOption(method);
  await field(page, "Target sparsity").fill("90");
  await openAdvanced(page);
  await field(page, "Epochs").fill(String(epochs));
}

/** Waits for the sentence at the end of a run and returns it. */
export async function finalSentence(page: Page): Promise<string> {
  const status = page.getByRole("status").filter({ hasText: "test accuracy" });
  await expect(status).toBeVisible({ timeout: 240_000 });
  return (await status.textContent()) ?? "";
}

/** Returns the panel of the chart with a heading. */
export const chart = (page: Page, title: string): Locator =>
  page.getByRole("region", { name: title, exact: true }).filter({ has: page.getByRole("heading", { name: title }) });

/** The charts by their headings. */
export const chartTitles = ["Accuracy", "Mask density", "Cumulative FLOPs", "Loss"] as const;
