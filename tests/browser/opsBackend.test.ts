import { expect, it } from "vitest";
import { startBackend } from "../../src/ops/backend";
import type { BackendInfo } from "../../src/ops/backendInfo";

it("takes wasm by itself over the software adapter of this browser", async () => {
  const info = await startBackend("auto");
  expect(info).toMatchObject({ id: "wasm", software: false });
  expect(info.reason).toMatch(/software adapter \(.*swiftshader.*\), so the lab uses WebAssembly/i);
});

it("runs WebGPU in software when asked, and says so", async () => {
  const info = await startBackend("webgpu");
  expect(info).toMatchObject({ id: "webgpu", software: true });
  expect(info.device).toMatch(/swiftshader/i);
});

it("starts inside a module worker", async () => {
  const worker = new Worker(new URL("./backendWorker.ts", import.meta.url), { type: "module" });
  const answer = await new Promise<readonly BackendInfo[]>((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
  });
  worker.terminate();
  expect(answer.map(({ id }) => id)).toEqual(["wasm", "webgpu", "cpu"]);
});
