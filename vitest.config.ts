import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { findBrowser, webgpuFlags } from "./scripts/browser.ts";

export default defineConfig({
  test: {
    projects: [
      {
        // Without vite.config.ts: Node takes TensorFlow.js as published, not the page's lean entry.
        test: {
          name: "unit",
          environment: "node",
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: ["tests/browser/**", "tests/e2e/**"],
          testTimeout: 60_000,
        },
      },
      {
        extends: "./vite.config.ts",
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.{ts,tsx}"],
          // The software device runs on the same cores as the page: a kernel can take seconds to compile.
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath: findBrowser(), args: [...webgpuFlags] } }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
    ],
  },
});
