import * as tf from "@tensorflow/tfjs";
import { afterEach, describe, expect, it, vi } from "vitest";
import { InputError } from "../src/lib/inputError";
import { startBackend } from "../src/ops/backend";
import { findGpu } from "../src/ops/webgpu/adapter";

const hardware = { vendor: "nvidia", architecture: "ampere", device: "", description: "", isFallbackAdapter: false };

/** Pretends to be a browser whose WebGPU gives an adapter with this description, or none. */
function offerAdapter(info: Partial<GPUAdapterInfo> | null): void {
  vi.stubGlobal("navigator", { gpu: { requestAdapter: async () => info && { info } } });
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("findGpu", () => {
  it("names a GPU by what the browser tells of it", async () => {
    offerAdapter(hardware);
    expect(await findGpu()).toEqual({ found: true, device: "nvidia ampere", software: false });
    offerAdapter({ ...hardware, description: "NVIDIA GeForce RTX 3060" });
    expect(await findGpu()).toMatchObject({ device: "NVIDIA GeForce RTX 3060 (nvidia ampere)" });
    offerAdapter({ ...hardware, vendor: "", architecture: "" });
    expect(await findGpu()).toMatchObject({ device: "unnamed GPU" });
  });

  it.each([
    { architecture: "swiftshader", vendor: "google" },
    { description: "llvmpipe (LLVM 15.0.6, 256 bits)" },
    { device: "Microsoft Basic Render Driver" },
    { isFallbackAdapter: true },
  ])("knows a software adapter: %o", async (info) => {
    offerAdapter({ ...hardware, ...info });
    expect(await findGpu()).toMatchObject({ found: true, software: true });
  });

  it("says that there is no adapter", async () => {
    offerAdapter(null);
    expect(await findGpu()).toMatchObject({ found: false, missing: "WebGPU finds no graphics adapter" });
  });
});

describe("startBackend", () => {
  it("refuses WebGPU where there is none, with what to do", async () => {
    offerAdapter(null);
    await expect(startBackend("webgpu")).rejects.toThrow(InputError);
    await expect(startBackend("webgpu")).rejects.toThrow(
      "WebGPU finds no graphics adapter. Check the graphics driver, or choose wasm.",
    );
  });

  it("says when a GPU does not start", async () => {
    vi.spyOn(console, "warn").mockReturnValue();
    offerAdapter(hardware); // describes itself, but has no device to give
    await expect(startBackend("webgpu")).rejects.toThrow("WebGPU on nvidia ampere did not start");
  });

  it("takes wasm by itself when WebGPU runs in software, and says why", async () => {
    offerAdapter({ ...hardware, vendor: "", architecture: "SwiftShader" });
    const info = await startBackend("auto", 2);
    expect(info).toEqual({
      id: "wasm",
      device: "CPU, WebAssembly SIMD",
      threads: 2,
      software: false,
      reason: "WebGPU has only a software adapter (SwiftShader), so the lab uses WebAssembly, which is faster here.",
    });
    expect(await startBackend("auto")).toBe(info);
    expect(tf.getBackend()).toBe("wasm");
  });

  it("changes between backends, with tensors of wasm on one thread whatever the lab's own kernels do", async () => {
    expect((await startBackend("cpu")).id).toBe("cpu");
    expect(tf.getBackend()).toBe("cpu");
    expect((await startBackend("wasm")).id).toBe("wasm");
    expect(tf.getBackend()).toBe("wasm");
    expect(tf.env().get("WASM_HAS_MULTITHREAD_SUPPORT")).toBe(false);
  });
});
