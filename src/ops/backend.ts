import * as tf from "@tensorflow/tfjs";
import { InputError } from "../lib/inputError";
import { usefulThreads } from "../lib/team/usefulThreads";
import type { BackendInfo, BackendRequest } from "./backendInfo";
import { registerKernels } from "./kernels/registerKernels";
import { startWasm } from "./wasm/startWasm";
import { startWasmThreads } from "./wasm/threads";
import { findGpu, type GpuOffer } from "./webgpu/adapter";
import { watchDevice } from "./webgpu/deviceFault";

const started = new Map<BackendRequest, Promise<BackendInfo>>();

/**
 * Makes a backend the current one and says which and why; a second call with the same request costs nothing.
 *
 * `auto` takes WebGPU on a real GPU, else WebAssembly, else plain JavaScript. `threads` counts those of WebAssembly, the
 * caller's included; where none may be started there is one.
 * Throws InputError where the backend asked for cannot run here.
 */
export async function startBackend(request: BackendRequest, threads = usefulThreads()): Promise<BackendInfo> {
  let info = started.get(request);
  if (!info) {
    registerKernels();
    info = request === "auto" ? startBest(threads) : startAsked(request, threads);
    started.set(request, info);
    info.catch(() => started.delete(request));
  }
  await tf.setBackend((await info).id);
  return info;
}

async function startBest(threads: number): Promise<BackendInfo> {
  const gpu = await findGpu();
  let obstacle: string;
  if (!gpu.found) obstacle = `${gpu.missing}, so the lab uses WebAssembly.`;
  else if (gpu.software) {
    obstacle = `WebGPU has only a software adapter (${gpu.device}), so the lab uses WebAssembly, which is faster here.`;
  } else {
    const fault = await startWebGpu();
    if (!fault) return gpuInfo(gpu, `WebGPU runs on ${gpu.device}.`);
    obstacle = `WebGPU on ${gpu.device} did not start (${fault}), so the lab uses WebAssembly.`;
  }
  if (await startWasm()) return wasmInfo(obstacle, threads);
  return startCpu(
    "Neither a GPU nor WebAssembly with SIMD is available, so the lab uses plain JavaScript, which is slow.",
  );
}

async function startAsked(request: Exclude<BackendRequest, "auto">, threads: number): Promise<BackendInfo> {
  switch (request) {
    case "webgpu": {
      const gpu = await findGpu();
      if (!gpu.found) throw new InputError(`${gpu.missing}. ${gpu.advice}, or choose wasm.`);
      const fault = await startWebGpu();
      if (fault) throw new InputError(`WebGPU on ${gpu.device} did not start (${fault}). Choose wasm instead.`);
      const slow = gpu.software ? ", a software adapter and therefore slow" : "";
      return gpuInfo(gpu, `WebGPU was asked for and runs on ${gpu.device}${slow}.`);
    }
    case "wasm":
      if (await startWasm()) return wasmInfo("WebAssembly was asked for.", threads);
      throw new InputError("WebAssembly with SIMD is not available here. Choose cpu instead.");
    case "cpu":
      return startCpu("Plain JavaScript was asked for; it is slow.");
    default:
      return request satisfies never;
  }
}

/** Starts WebGPU; returns what went wrong, or undefined. */
async function startWebGpu(): Promise<string | undefined> {
  try {
    await import("@tensorflow/tfjs-backend-webgpu");
    // Small tensors would be computed in JavaScript, which costs a transfer and another order of sums.
    tf.env().set("WEBGPU_CPU_FORWARD", false);
    if (!(await tf.setBackend("webgpu"))) return "no device was given";
    watchDevice((tf.backend() as unknown as { device: GPUDevice }).device);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function startCpu(reason: string): Promise<BackendInfo> {
  await import("@tensorflow/tfjs-backend-cpu");
  if (!(await tf.setBackend("cpu"))) throw new Error("The cpu backend of TensorFlow.js did not start.");
  // Keeps it from advertising another package at the first tensor in Node.
  (tf.backend() as unknown as { firstUse: boolean }).firstUse = false;
  return { id: "cpu", device: "CPU, plain JavaScript", software: false, reason };
}

async function wasmInfo(reason: string, size: number): Promise<BackendInfo> {
  const threads = await startWasmThreads(size);
  return { id: "wasm", device: "CPU, WebAssembly SIMD", ...(threads > 1 && { threads }), software: false, reason };
}

function gpuInfo({ device, software }: GpuOffer & { found: true }, reason: string): BackendInfo {
  return { id: "webgpu", device, software, reason };
}
