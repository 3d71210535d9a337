import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import type { LabMessage } from "../../src/store/embed/messages";
import { labAddress } from "./lab";

/** A page of another origin with the lab in a frame. */
export interface FramingHost {
  readonly address: string;
  close(): Promise<void>;
}

/** Writes the page that docs/embedding.md gives: a frame, and a script that keeps what the lab says. */
function framingPage(frame: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Slides</title><body style="margin: 0">
<h1>My slides</h1>
${frame}
<script>
  const lab = document.querySelector("iframe").contentWindow;
  window.said = [];
  addEventListener("message", ({ source, data }) => {
    if (source === lab && data.lab === 1) said.push(data);
  });
  window.tell = (message) => lab.postMessage({ lab: 1, ...message }, "*");
</script></body></html>`;
}

/** Returns an example of docs/embedding.md, with the lab's address in place of the one that it names. */
export function exampleOfDocs(begins: string, ends: string): string {
  const text = readFileSync("docs/embedding.md", "utf8");
  const from = text.indexOf(begins) + begins.length;
  const example = text.slice(from, text.indexOf(ends, from));
  if (!example.includes("<iframe")) throw new Error(`docs/embedding.md has no example after ${begins}.`);
  return example.replaceAll("https://lab.example/", labAddress());
}

/** Serves a page with a frame, given as HTML, from an origin of its own. */
export function serveFraming(frame: string): Promise<FramingHost> {
  return servePage(framingPage(frame));
}

/** Serves one page from an origin of its own, with such headers. */
export async function servePage(html: string, headers: Readonly<Record<string, string>> = {}): Promise<FramingHost> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { ...headers, "content-type": "text/html; charset=utf-8" }).end(html);
  });
  await new Promise<void>((settle) => {
    server.listen(0, "127.0.0.1", settle);
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/`,
    close: () => new Promise((settle) => server.close(() => settle())),
  };
}

interface FramingWindow {
  readonly said: readonly LabMessage[];
  tell(message: object): void;
}

/** Returns all that the lab has said to the page around it. */
export function saidBy(page: Page): Promise<readonly LabMessage[]> {
  return page.evaluate(() => (globalThis as unknown as FramingWindow).said);
}

/** Sends the lab a message from the page around it. */
export function tell(page: Page, message: object): Promise<void> {
  return page.evaluate((one) => (globalThis as unknown as FramingWindow).tell(one), message);
}
