import * as tf from "@tensorflow/tfjs";
import { loadEmbedKernels } from "../embed/loadKernels";
import { disposeSparse, uploadSparse } from "../ops/sparseMatrix";
import { spmm } from "../ops/spmm";
import type { Way, Work } from "./comparison";
import type { Contestant } from "./measure";
import { repeatedProduct } from "./repeatedProduct";
import { learnerRun } from "./rows/learnerRun";

/** Returns the lab's own ways to do the work of a row; the first is what all others are held against. */
export function labWays(work: Work): readonly Way[] {
  switch (work.kind) {
    case "table training":
    case "graph training":
      return [{ side: "lab", label: "the lab", open: (backend) => learnerRun(work.problem, backend) }];
    case "product":
      return [{ side: "lab", label: "the lab", open: () => labProduct(work) }];
    case "embedding":
      return [{ side: "lab", label: "the lab", open: () => embedding(work.pass) }];
    default:
      return work satisfies never;
  }
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
