import { cpus } from "node:os";
import * as tf from "@tensorflow/tfjs";
import type { BackendInfo } from "../src/ops/backendInfo";

/** Where a benchmark ran. */
export interface Machine {
  readonly backend: BackendInfo;
  readonly processor: string;
  readonly cores: number;
  readonly node: string;
  readonly tensorflow: string;
}

/** Describes where the benchmark runs. */
export function describeMachine(backend: BackendInfo): Machine {
  const processors = cpus();
  return {
    backend,
    processor: processors[0]?.model.trim() ?? "unknown processor",
    cores: processors.length,
    node: process.version,
    tensorflow: tf.version.tfjs,
  };
}

/** Says in a line where the benchmark runs. */
export function machineSentence({ backend, processor, cores, node, tensorflow }: Machine): string {
  const threads = backend.id === "webgpu" ? "" : ", one thread for both sides";
  return `Backend ${backend.id} (${backend.device}${threads}) on ${processor}, ${cores} cores; Node ${node}, @tensorflow/tfjs ${tensorflow}.`;
}
