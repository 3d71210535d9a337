import type { Page } from "@playwright/test";
import type { GraphFile } from "./smallGraph";

/** Drops files on the page as a person does with the mouse. */
export async function dropFiles(page: Page, files: readonly GraphFile[]): Promise<void> {
  const plain = files.map(({ name, buffer }) => ({ name, text: buffer.toString() }));
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer();
    for (const { name, text } of given) data.items.add(new File([text], name, { type: "text/plain" }));
    return data;
  }, plain);
  for (const type of ["dragenter", "dragover", "drop"]) {
    await page.locator("main").dispatchEvent(type, { dataTransfer: transfer });
  }
}
