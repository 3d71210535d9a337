import type { Comparison } from "../comparison";
import { createProblem, type Problem, sparsen } from "../inputs/problem";
import { randomTable } from "../inputs/table";
import { stepFlopsOf } from "./stepFlops";

/** The paper's link net: 16-128-1 on pairs of embeddings of 8, batch 1024. */
export function linkProblem(optimizer: "sgd" | "adam", batches = 16): Problem {
  const size = { tableRows: 20000, width: 8, rowsPerSample: 2, samples: 1024 * batches, outputs: 1 } as const;
  const given = { task: "link", model: "fnn", batchSize: 1024, optimizer, hidden: 128 } as const;
  return createProblem(given, randomTable(size, 1));
}

/** The paper's net for the nodes of brain: 64-256-128-10, batch 512, Adam. */
export function brainProblem(batches = 4, dropout = 0.1): Problem {
  const size = { tableRows: 5000, width: 64, rowsPerSample: 1, samples: 512 * batches, outputs: 10 } as const;
  const given = { task: "node", model: "fnn", batchSize: 512, optimizer: "adam", hidden: 256, dropout } as const;
  return createProblem(given, randomTable(size, 1));
}

/** A wide net, 64-4096-2048-10, batch 128, Adam, of whose weights one in twenty is there. */
export function wideProblem(hidden = 4096): Problem {
  const size = { tableRows: 5000, width: 64, rowsPerSample: 1, samples: 128, outputs: 10 } as const;
  const given = { task: "node", model: "fnn", batchSize: 128, optimizer: "adam", hidden, dropout: 0 } as const;
  return sparsen(createProblem(given, randomTable(size, 1)), 0.05);
}

/** Measures training steps of a fully connected net; a unit is an epoch. */
export function fnnRow(title: string, problem: Problem): Comparison {
  const samples = problem.prepared.sets.train.targets.length;
  const steps = samples / problem.spec.batchSize;
  const flops = steps * stepFlopsOf(problem);
  return { title, step: "steps", amounts: { steps, samples, flops }, work: { kind: "table training", problem } };
}
