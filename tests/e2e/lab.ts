import { test as base, expect, type Locator, type Page } from "@playwright/test";

/** What a Playwright project may set. */
export interface LabOptions {
  readonly query: string; // of the page's address, with "?"
}

/** The address of the page under test, ending with "/". */
function labAddress(): string {
  const address = process.env.LAB_ADDRESS;
  if (!address) throw new Error("LAB_ADDRESS is not set: run these tests with `npm test -- build e2e`.");
  return address;
}

/** Tells whether a request stays with the server under test, or with the page itself. */
function staysHome(url: string): boolean {
  return (
    url.startsWith(labAddress()) || url.startsWith("data:") || url.startsWith(`blob:${new URL(labAddress()).origin}`)
  );
}

/** Playwright's test, which also fails when the page asks another host for anything, or reports an error. */
export const test = base.extend<LabOptions>({
  query: ["", { option: true }],
  page: async ({ page }, use) => {
    const abroad: string[] = [];
    const errors: string[] = [];
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
    expect(errors, "errors in the console").toEqual([]);
  },
});

export { expect } from "@playwright/test";

/** Opens the page and waits until its engine is ready. */
export async function openLab(page: Page, query = ""): Promise<void> {
  await page.goto(labAddress() + query);
  await expect(page.getByRole("button", { name: "Run", exact: true })).toBeEnabled();
}
