import { cpus } from "node:os";
import * as tf from "@tensorflow/tfjs";
import type { Place } from "../src/bench/benchFile";
import type { BackendInfo } from "../src/ops/backendInfo";

/** Describes where the benchmark runs. */
export function describePlace(backend: BackendInfo): Place {
  const processors = cpus();
  return {
    program: `Node ${process.version}`,
    processor: processors[0]?.model.trim() ?? "unknown processor",
    cores: processors.length,
    backend,
    tensorflow: tf.version.tfjs,
  };
}

/** Says in a line where the benchmark runs. */
export function placeSentence({ backend, processor, cores, program, tensorflow }: Place): string {
  const threads = backend.id === "webgpu" ? "" : ", one thread wherever a row says nothing else";
  return `Backend ${backend.id} (${backend.device}${threads}) on ${processor}, ${cores} cores; ${program}, @tensorflow/tfjs ${tensorflow}.`;
}
