import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { serveDataIndex } from "./scripts/dataIndex.ts";
import { writeServiceWorker } from "./scripts/offlineBuild.ts";
import { writeSecurityPolicy } from "./scripts/securityPolicy.ts";
import { guardSizes } from "./scripts/sizeBudget.ts";
import { isolationHeaders } from "./src/offline/isolation.ts";

const leanTensorflow = fileURLToPath(new URL("src/ops/leanTensorflow.ts", import.meta.url));

// Found ahead of time: the worker is not part of the page's module graph, so that Vite would meet these packages late
// and reload the page, or a running browser test, in the middle.
const engine = [
  "@tensorflow/tfjs-core",
  "@tensorflow/tfjs-core/dist/register_all_gradients",
  "@tensorflow/tfjs-backend-cpu",
  "@tensorflow/tfjs-backend-wasm",
  "@tensorflow/tfjs-backend-webgpu",
];

export default defineConfig({
  // Relative addresses: the built folder works under any path of any host, unless `--base` says otherwise.
  base: "./",
  plugins: [react(), serveDataIndex(), writeSecurityPolicy(), guardSizes(), writeServiceWorker()],
  resolve: {
    alias: [{ find: /^@tensorflow\/tfjs$/, replacement: leanTensorflow }],
    // Two copies of the core would have two engines, and the backends would register with the wrong one.
    dedupe: ["@tensorflow/tfjs-core", "@tensorflow/tfjs-backend-cpu", "react", "react-dom"],
  },
  optimizeDeps: { include: engine },
  worker: { format: "es" },
  // A port that `npm start` never takes: the service worker of a built page would answer for the page under development.
  server: { port: 5300, headers: isolationHeaders },
  build: {
    target: "es2022",
    // The wasm kernels stay files of their own, which the browser compiles while they arrive.
    assetsInlineLimit: 0,
    // The worker's chunk is TensorFlow.js and as lean as it gets.
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "react", test: /node_modules\/(react|react-dom|scheduler|zustand)\// },
            { name: "charts", test: /node_modules\/(recharts|d3-[a-z]+|victory-vendor|@reduxjs|redux|immer|decimal)/ },
          ],
        },
      },
    },
  },
});
