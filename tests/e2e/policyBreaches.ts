import type { Page } from "@playwright/test";

/** Collects from now on what the content security policy stops, in the page and in its workers. */
export async function policyBreaches(page: Page): Promise<readonly string[]> {
  const breaches: string[] = [];
  // The browser tells the console of each breach, a worker's too; the event also comes where it does not.
  page.on("console", (message) => {
    if (/content security policy/i.test(message.text())) breaches.push(message.text());
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile }) => {
      console.warn(`Content security policy: ${effectiveDirective} stopped ${blockedURI} (${sourceFile})`);
    });
  });
  return breaches;
}
