import type { Page } from "@playwright/test";
import { foreignWords } from "../terms";

/** Returns every text of the page that is shown or read aloud in a language of Latin letters, and is no name or citation. */
export async function foreignTexts(page: Page): Promise<readonly string[]> {
  const texts = await page.evaluate(() => {
    const verbatim = 'cite, code, kbd, script, style, [translate="no"], [lang|="en"], .address, .source-small';
    const found: string[] = [];
    const take = (element: Element, text: string | null): void => {
      if (text?.trim() && !element.closest(verbatim) && element.checkVisibility()) found.push(text.trim());
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Element) {
        for (const name of ["aria-label", "title", "placeholder", "alt", "aria-valuetext"]) {
          take(node, node.getAttribute(name));
        }
      } else if (node.parentElement) take(node.parentElement, node.textContent);
    }
    return [...new Set(found)];
  });
  return texts.filter((text) => foreignWords(text).length > 0);
}
