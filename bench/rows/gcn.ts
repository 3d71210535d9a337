import { createRng } from "../../src/lib/rng";
import type { SampleSet } from "../../src/train/learner";
import { coraSize, type GraphSize, propagationMatrix, wordMatrix } from "../inputs/factored";
import { createProblem, type Problem } from "../inputs/problem";
import { type GcnMatrices, type StockGcnWay, stockGcn } from "../stock/gcn";
import { stockObstacle } from "../stock/sparseProduct";
import type { Comparison, StockWay } from "./comparison";
import { learnerRun } from "./learnerRun";

/** Words of one node; Cora has 18 on average. */
const wordsPerNode = 18;

/** A node classification with a GCN on a synthetic graph, 140 training nodes, 7 classes, no dropout, Adam. */
export function gcnProblem(size: GraphSize, words: number): { problem: Problem; matrices: GcnMatrices } {
  const classes = 7;
  const matrices = {
    propagation: propagationMatrix(size, 1),
    features: wordMatrix(size.nodes, words, wordsPerNode, 1),
  };
  const rng = createRng(1, "benchmark nodes");
  const rows = rng.shuffle(new Uint32Array(size.nodes).map((_, i) => i)).slice(0, 20 * classes);
  const train: SampleSet = { rows, targets: new Int32Array(rows.length).map(() => rng.int(classes)) };
  const problem = createProblem(
    { task: "node", model: "gcn", hidden: 16, optimizer: "adam", learningRate: 0.01, dropout: 0 },
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

/** The ways to write the GCN with stock TensorFlow.js, plain ones first. */
export const stockGcnWays: readonly (StockGcnWay & { readonly label: string })[] = [
  {
    label: "gather + unsortedSegmentSum",
    propagation: "unsorted",
    sparseFeatures: false,
    ownGradient: false,
  },
  { label: "dense adjacency and features", propagation: "dense", sparseFeatures: false, ownGradient: false },
  {
    label: "sparseSegmentSum, own gradients",
    propagation: "segment",
    sparseFeatures: true,
    ownGradient: true,
  },
];

/** Compares a full-batch training step of a GCN of Cora's size. */
export function gcnComparison(): Comparison {
  const { problem, matrices } = gcnProblem(coraSize, 1433);
  return {
    title: "GCN step, 2,708 nodes, 1433-16-7",
    step: "steps",
    amounts: { steps: 1 },
    ours: (backend) => learnerRun(problem, backend),
    stock: stockGcnWays.map(
      (way): StockWay => ({
        label: way.label,
        open: () => {
          // A step multiplies forward and back in both layers.
          const width = 2 * (problem.net.sizes[1] + problem.net.sizes[2]);
          return stockObstacle(way.propagation, matrices.propagation.csr, width) ?? stockGcn(problem, matrices, way);
        },
      }),
    ),
  };
}
