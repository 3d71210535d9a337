// Runs every test: `npm test`, or `npm test -- unit e2e` for some parts. The last line is the count over all of them.
import { mkdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { checkOutcome, type Outcome, playwrightOutcome, vitestOutcome } from "./outcome";
import { provideBrowser } from "./provideBrowser";
import { runCommand, runTool } from "./runCommand";

const REPORTS = "test-results";

/** Runs one project of vitest.config.ts and counts its tests. */
async function vitest(project: string, minutes: number, env: Record<string, string> = {}): Promise<Outcome> {
  const report = `${REPORTS}/${project}.json`;
  rmSync(report, { force: true });
  const words = ["run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return vitestOutcome(project, report, await runTool("vitest/vitest.mjs", words, { minutes, env }));
}

let browser: Promise<string | undefined> | undefined;

/** Runs a part with the path of a browser in the environment, or counts it as failed where there is none. */
async function withBrowser(part: string, run: (env: Record<string, string>) => Promise<Outcome>): Promise<Outcome> {
  browser ??= provideBrowser();
  const path = await browser;
  if (path) return run({ CHROME_PATH: path });
  const advice = "install Chromium, Chrome or Edge, or name one in CHROME_PATH";
  return { passed: 0, skipped: [], failures: [`${part}: no browser was found; ${advice}`] };
}

/** The parts in the order in which they run; the limits in minutes are for a slow machine. */
const parts: Readonly<Record<string, () => Promise<Outcome>>> = {
  lint: async () =>
    checkOutcome(
      "lint",
      await runTool("@biomejs/biome/bin/biome", ["check", "--error-on-warnings", "."], { minutes: 2 }),
    ),
  types: async () =>
    checkOutcome("types", await runTool("typescript/bin/tsc", ["--noEmit", "-p", "."], { minutes: 4 })),
  unit: () => vitest("unit", 10),
  browser: () => withBrowser("browser", (env) => vitest("browser", 8, env)),
  build: async () => checkOutcome("build", await runTool("vite/bin/vite.js", ["build"], { minutes: 3 })),
  e2e: () =>
    withBrowser("e2e", async (env) => {
      const report = `${REPORTS}/e2e.json`;
      rmSync(report, { force: true });
      const ending = await runTool("@playwright/test/cli.js", ["test", "--reporter=list,json"], {
        minutes: 10,
        env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
      });
      return playwrightOutcome("e2e", report, ending);
    }),
};

/** Prints what failed and what was skipped, then the count as the last line. */
function conclude(outcomes: readonly Outcome[]): void {
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failures = outcomes.flatMap((outcome) => outcome.failures);
  const skipped = outcomes.flatMap((outcome) => outcome.skipped);
  if (skipped.length > 0) console.log(`\nSkipped:\n${skipped.map((name) => `  - ${name}`).join("\n")}`);
  if (failures.length > 0) console.log(`\nFailed:\n${failures.map((name) => `  - ${name}`).join("\n")}`);
  const counts = [`${passed} passed`, `${failures.length} failed`];
  if (skipped.length > 0) counts.push(`${skipped.length} skipped`);
  console.log(`\n${counts.join(", ")}`);
  process.exitCode = failures.length > 0 ? 1 : 0;
}

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`There is no part "${unknown[0]}"; the parts are ${Object.keys(parts).join(", ")}.`);
  process.exitCode = 2;
} else {
  mkdirSync(REPORTS, { recursive: true });
  const outcomes: Outcome[] = [];
  const kernels = await runCommand(process.execPath, ["scripts/build-kernels.mjs"], { minutes: 2 });
  if (!kernels.ok) outcomes.push(checkOutcome("kernels", kernels));
  for (const [name, run] of Object.entries(parts)) {
    if (chosen.length > 0 && !chosen.includes(name)) continue;
    console.log(`\n=== ${name} ===`);
    const start = performance.now();
    outcomes.push(await run());
    console.log(`${name}: ${Math.round((performance.now() - start) / 1000)} s`);
  }
  conclude(outcomes);
}
