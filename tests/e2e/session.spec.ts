import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test as bare, type Page } from "@playwright/test";
import { hostHeaders, securityPolicy } from "../../scripts/securityPolicy";
import { dropFiles } from "./dropFiles";
import { button, expect, finalSentence, labAddress, openAdvanced, openLab, setUpRun, test } from "./lab";
import { policyBreaches } from "./policyBreaches";
import { smallGraph } from "./smallGraph";
import { downloadSweep, setUpSweep, waitForState } from "./sweepPage";

/** Takes a file that the page hands out, and returns its text. */
async function download(page: Page, name: string): Promise<string> {
  const coming = page.waitForEvent("download");
  await button(page, name).click();
  return readFileSync(await (await coming).path(), "utf8");
}

// The fixture of `test` fails a test whose page breaks the policy, asks another host or reports an error.
test("a run, a sweep, dropped files and downloads stay within the policy and with their host", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await openLab(page);
  await setUpRun(page, { method: "rigl", epochs: 2 });
  await button(page, "Run").click();
  await finalSentence(page);
  await dropFiles(page, [smallGraph().edges]);
  await button(page, "Use this data set").click();
  await openAdvanced(page);
  await button(page, "Run again").click();
  await finalSentence(page);

  await page.getByRole("tab", { name: "Sweep" }).click();
  await setUpSweep(page, { methods: ["Dense", "RigL"], levels: "90", seeds: 1, epochs: 1 });
  await button(page, "Start sweep").click();
  await waitForState(page, "Complete");
  expect((await downloadSweep(page)).records).toHaveLength(2);
  expect((await download(page, "CSV")).split("\n")[0]).toContain("sparsity");

  const { origin } = new URL(labAddress());
  const kinds = asked.map((url) => /\.(\w+)$/.exec(new URL(url).pathname)?.[1] ?? "page");
  for (const kind of ["page", "js", "css", "wasm"]) expect(kinds, "what the session asked for").toContain(kind);
  expect(asked.filter((url) => new URL(url).origin !== origin)).toEqual([]);
});

test("the page carries its policy, and its host sends it with the worker too", async ({ page, request }) => {
  await openLab(page);
  await expect(page.locator("meta[http-equiv='Content-Security-Policy']")).toHaveAttribute("content", securityPolicy);
  expect(securityPolicy).not.toMatch(/unsafe-inline|'unsafe-eval'|\*/);
  const [worker] = page.workers();
  const headers = (await request.get(worker.url())).headers();
  expect(headers).toMatchObject(hostHeaders);
  expect(headers["content-security-policy"]).not.toContain("frame-ancestors"); // the lab may be embedded
});

bare("the policy stops scripts and styles in the text of the page, and pictures of other hosts", async ({ page }) => {
  const asked: (string | undefined)[] = [];
  const stranger = createServer((request, response) => {
    asked.push(request.url);
    response.end();
  });
  await new Promise<void>((settle) => stranger.listen(0, "localhost", settle));
  const { port } = stranger.address() as AddressInfo;
  const breaches = await policyBreaches(page);
  await openLab(page);
  const harm = await page.evaluate(async (picture) => {
    const script = document.createElement("script");
    script.textContent = "document.title = 'changed'";
    document.head.append(script);
    document.body.insertAdjacentHTML("beforeend", "<p id='styled' style='color: rgb(1, 2, 3)'>x</p>");
    const image = new Image();
    const failed = new Promise((settle) => {
      image.onload = image.onerror = settle;
    });
    image.src = picture;
    await failed;
    return { title: document.title, colour: getComputedStyle(document.querySelector("#styled")!).color };
  }, `http://localhost:${port}/seen.png`);
  await new Promise((settle) => stranger.close(settle));
  expect(harm.title).not.toBe("changed");
  expect(harm.colour).not.toBe("rgb(1, 2, 3)");
  expect(asked, "requests that reached the other host").toEqual([]);
  for (const directive of ["script-src", "style-src", "img-src"]) expect(breaches.join("\n")).toContain(directive);
});
