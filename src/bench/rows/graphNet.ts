import { createRng } from "../../lib/rng";
import type { SampleSet } from "../../train/learner";
import type { Comparison, GraphMatrices } from "../comparison";
import { type GraphSize, meanMatrix, propagationMatrix, wordMatrix } from "../inputs/factored";
import { createProblem, type Problem } from "../inputs/problem";

/** Words of one node; Cora has 18 on average. */
const wordsPerNode = 18;

/** The graph nets that are measured. */
export type GraphNetId = "gcn" | "sage";

/** A node classification with a graph net on a synthetic graph, 140 training nodes, 7 classes, no dropout, Adam. */
export function graphProblem(
  model: GraphNetId,
  size: GraphSize,
  words: number,
): { problem: Problem; matrices: GraphMatrices } {
  const classes = 7;
  const matrices = {
    propagation: model === "gcn" ? propagationMatrix(size, 1) : meanMatrix(size, 1),
    features: wordMatrix(size.nodes, words, wordsPerNode, 1),
  };
  const rng = createRng(1, "benchmark nodes");
  const rows = rng.shuffle(new Uint32Array(size.nodes).map((_, i) => i)).slice(0, 20 * classes);
  const train: SampleSet = { rows, targets: new Int32Array(rows.length).map(() => rng.int(classes)) };
  const problem = createProblem(
    { task: "node", model, hidden: 16, optimizer: "adam", learningRate: 0.01, dropout: 0 },
    {
      input: {
        form: "graph",
        nodes: size.nodes,
        propagation: matrices.propagation.csr,
        features: matrices.features.csr,
      },
      loss: "softmax",
      outputs: classes,
      sets: { train, trainScored: train, val: train, test: train },
    },
  );
  return { problem, matrices };
}

const note = "The lab computes only the nodes that the loss depends on, the others the whole graph.";

/**
 * Measures full-batch training steps of a graph net; a unit is a step, its samples are the training nodes.
 *
 * No FLOPs and not all nodes: the lab's step leaves out what the loss does not depend on, so that whole-graph figures would flatter it.
 */
export function graphNetRow(title: string, model: GraphNetId, size: GraphSize, words: number): Comparison {
  const { problem, matrices } = graphProblem(model, size, words);
  const amounts = { steps: 1, samples: problem.prepared.sets.train.targets.length };
  return { title, step: "steps", amounts, note, work: { kind: "graph training", problem, matrices } };
}
