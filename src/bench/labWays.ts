import * as tf from "@tensorflow/tfjs";
import { loadEmbedKernels } from "../embed/loadKernels";
import { usefulThreads } from "../lib/team/usefulThreads";
import type { BackendInfo } from "../ops/backendInfo";
import { sharedSite } from "../ops/fnn/sharedSite";
import { createWasmFnn } from "../ops/fnn/wasmNet";
import { disposeSparse, uploadSparse } from "../ops/sparseMatrix";
import { spmm } from "../ops/spmm";
import { createWasmThreads } from "../ops/wasm/threads";
import { createFusedLearner } from "../train/fusedLearner";
import { createSparseLearner } from "../train/sparseLearner";
import type { Way, Work } from "./comparison";
import type { Problem } from "./inputs/problem";
import type { Contestant } from "./measure";
import { repeatedProduct } from "./repeatedProduct";
import { fnnOptions, learnerRun, trainBy } from "./rows/learnerRun";

/**
 * Returns the lab's own ways to do the work of a row; the first is what all others are held against.
 *
 * On WebAssembly the first has one thread, as stock TensorFlow.js has here; another has as many as the cores are good for, or as given.
 */
export function labWays(work: Work, backend: BackendInfo, threads = usefulThreads()): readonly Way[] {
  switch (work.kind) {
    case "table training": {
      const { problem } = work;
      if (!problem.masks) return [fused(problem, backend, "the lab"), ...onThreads(problem, backend, threads)];
      const open = async (): Promise<Contestant> => trainBy(createSparseLearner(fnnOptions(problem)), problem);
      return [{ side: "lab", label: "connections alone", open }, fused(problem, backend, "the lab, dense with masks")];
    }
    case "graph training":
      return [{ side: "lab", label: "the lab", open: () => learnerRun(work.problem, backend) }];
    case "product":
      return [{ side: "lab", label: "the lab", open: () => labProduct(work) }];
    case "embedding":
      return [{ side: "lab", label: "the lab", open: () => embedding(work.pass) }];
    default:
      return work satisfies never;
  }
}

/** The lab's fused step, on one thread where threads could be had. */
function fused(problem: Problem, backend: BackendInfo, label: string): Way {
  const open = async (): Promise<Contestant> => {
    if (backend.id !== "wasm") return learnerRun(problem, backend);
    const options = fnnOptions(problem);
    return trainBy(createFusedLearner(createWasmFnn(options), options), problem);
  };
  return { side: "lab", label, open };
}

/** The same step on so many threads. */
function onThreads(problem: Problem, backend: BackendInfo, count: number): readonly Way[] {
  if (backend.id !== "wasm" || count < 2) return [];
  const open = async (): Promise<Contestant | string> => {
    const threads = await createWasmThreads(count);
    if (!threads) return "threads need a page that is cross-origin isolated";
    const options = fnnOptions(problem);
    try {
      const training = trainBy(createFusedLearner(createWasmFnn(options, sharedSite(threads)), options), problem);
      return {
        run: training.run,
        dispose: () => {
          training.dispose();
          threads.team.dispose();
        },
      };
    } catch (error) {
      threads.team.dispose();
      throw error;
    }
  };
  return [{ side: "lab", label: `the lab on ${count} threads`, open }];
}

function labProduct({ matrix: { csr }, x, width }: Work & { kind: "product" }): Contestant {
  const matrix = uploadSparse(csr);
  const dense = tf.tensor2d(x.slice(), [csr.cols, width]);
  return repeatedProduct(
    () => spmm(matrix, dense),
    () => {
      disposeSparse(matrix);
      dense.dispose();
    },
  );
}

async function embedding(pass: () => void): Promise<Contestant> {
  await loadEmbedKernels();
  return {
    run: async (count) => {
      for (let i = 0; i < count; i++) pass();
    },
    dispose: () => undefined,
  };
}
