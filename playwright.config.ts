import { defineConfig } from "@playwright/test";
import { findBrowser, noWebgpuFlags, webgpuFlags } from "./scripts/browser";
import type { LabOptions } from "./tests/e2e/lab";

const executablePath = findBrowser();

export default defineConfig<LabOptions>({
  testDir: "tests/e2e",
  outputDir: "test-results/e2e",
  globalSetup: "./tests/e2e/serveBuild.ts",
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  workers: 2,
  // A run of training takes its time on a slow machine, above all on the software device.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: "list",
  use: {
    viewport: { width: 1280, height: 720 },
    actionTimeout: 20_000,
    trace: "off",
    screenshot: "off",
    video: "off",
  },
  projects: [
    {
      name: "with WebGPU",
      testMatch: ["run.spec.ts", "lanesRun.spec.ts", "sweepGpu.spec.ts", "rescueGpu.spec.ts"],
      use: { query: "?backend=webgpu", launchOptions: { executablePath, args: [...webgpuFlags] } },
    },
    {
      name: "without WebGPU",
      testIgnore: ["sweepGpu.spec.ts", "rescueGpu.spec.ts"],
      use: { query: "", launchOptions: { executablePath, args: [...noWebgpuFlags] } },
    },
  ],
});
