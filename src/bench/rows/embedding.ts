import { skipGram } from "../../embed/skipGram";
import { temporalWalks } from "../../embed/walks";
import type { Comparison } from "../comparison";
import { emailSize } from "../inputs/factored";
import { repeatedEdges } from "../inputs/temporal";
import { countPairs } from "./pairCount";

/** Temporal edges of ia-email. */
const temporalEdges = 1148072;

/** Measures walks and skip-gram on a synthetic temporal graph of ia-email's size; nobody else has a counterpart. */
export function embeddingRows(
  titles: { readonly walks: string; readonly skipGram: string },
  walksPerNode: number,
): { readonly walks: Comparison; readonly skipGram: Comparison } {
  const graph = repeatedEdges(emailSize, temporalEdges, 1);
  const options = { walksPerNode, walkLength: 5, dim: 8, seed: 1 };
  const walks = finish(temporalWalks(graph, options));
  const walkCount = walks.offsets.length - 1;
  const tokens = walks.tokens.length;
  const pairs = countPairs(walks, graph.nodeCount, options);
  const work = (pass: () => void) => ({ kind: "embedding", pass }) as const;
  return {
    walks: {
      title: titles.walks,
      step: "passes",
      amounts: { passes: 1, walks: walkCount, tokens },
      work: work(() => void finish(temporalWalks(graph, options))),
    },
    skipGram: {
      title: titles.skipGram,
      step: "passes",
      amounts: { passes: 1, tokens, pairs },
      work: work(() => void finish(skipGram(walks, graph.nodeCount, options))),
    },
  };
}

function finish<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
  }
}
