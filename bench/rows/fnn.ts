import { createProblem, type Problem } from "../inputs/problem";
import { randomTable } from "../inputs/table";
import { stockFnn } from "../stock/fnn";
import type { Comparison } from "./comparison";
import { learnerRun } from "./learnerRun";

/** The paper's link net: 16-128-1 on pairs of embeddings of 8, batch 1024, SGD. */
export function linkProblem(batches = 16): Problem {
  const size = { tableRows: 20000, width: 8, rowsPerSample: 2, samples: 1024 * batches, outputs: 1 } as const;
  const given = { task: "link", model: "fnn", batchSize: 1024, optimizer: "sgd", hidden: 128 } as const;
  return createProblem(given, randomTable(size, 1));
}

/** The paper's net for the nodes of brain: 64-256-128-10, batch 512, Adam. */
export function brainProblem(batches = 4, dropout = 0.1): Problem {
  const size = { tableRows: 5000, width: 64, rowsPerSample: 1, samples: 512 * batches, outputs: 10 } as const;
  const given = { task: "node", model: "fnn", batchSize: 512, optimizer: "adam", hidden: 256, dropout } as const;
  return createProblem(given, randomTable(size, 1));
}

/** Compares training steps of both nets with `model.fit`. */
export function fnnComparisons(): Comparison[] {
  return [
    comparison("link FNN step, 16-128-1, batch 1024", linkProblem()),
    comparison("brain FNN step, 64-256-128-10, batch 512", brainProblem()),
  ];
}

function comparison(title: string, problem: Problem): Comparison {
  const samples = problem.prepared.sets.train.targets.length;
  return {
    title,
    step: "steps",
    amounts: { steps: samples / problem.spec.batchSize, samples },
    ours: (backend) => learnerRun(problem, backend),
    stock: [{ label: "tf.sequential, model.fit", open: () => stockFnn(problem) }],
  };
}
