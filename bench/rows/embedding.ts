import { skipGram } from "../../src/embed/skipGram";
import { temporalWalks } from "../../src/embed/walks";
import { formatCount } from "../../src/lib/format";
import { emailSize } from "../inputs/factored";
import { repeatedEdges } from "../inputs/temporal";
import type { Contestant } from "../measure";
import type { Comparison } from "./comparison";
import { countPairs } from "./pairCount";

/** Temporal edges of ia-email. */
const temporalEdges = 1148072;

/** Measures walks and skip-gram on a synthetic temporal graph of ia-email's size; TensorFlow.js has no counterpart. */
export function embeddingRows(walksPerNode: number): Comparison[] {
  const graph = repeatedEdges(emailSize, temporalEdges, 1);
  const options = { walksPerNode, walkLength: 5, dim: 8, seed: 1 };
  const walks = finish(temporalWalks(graph, options));
  const walkCount = walks.offsets.length - 1;
  const tokens = walks.tokens.length;
  const pairs = countPairs(walks, graph.nodeCount, options);
  return [
    {
      title: `temporal walks, ${formatCount(graph.nodeCount)} nodes, ${walksPerNode} each`,
      step: "passes",
      amounts: { passes: 1, walks: walkCount, tokens },
      ours: () => repeated(() => finish(temporalWalks(graph, options))),
      stock: [],
    },
    {
      title: "skip-gram on these walks, 8 dimensions",
      step: "passes",
      amounts: { passes: 1, tokens, pairs },
      ours: () => repeated(() => finish(skipGram(walks, graph.nodeCount, options))),
      stock: [],
    },
  ];
}

function repeated(work: () => unknown): Contestant {
  return {
    run: async (count) => {
      for (let i = 0; i < count; i++) work();
    },
    dispose: () => undefined,
  };
}

function finish<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
  }
}
