import type { Comparison } from "../comparison";
import { coraSize, emailSize, type FactoredCsr, type GraphSize, propagationMatrix } from "../inputs/factored";
import { type RowId, rowList } from "../rowList";
import { embeddingRows } from "./embedding";
import { brainProblem, fnnRow, linkProblem, wideProblem } from "./fnn";
import { graphNetRow } from "./graphNet";
import { productRow } from "./product";

/** Small enough for every stock way on every backend. */
const smallSize: GraphSize = { nodes: 300, edges: 600, decay: 0.5 };

/** Words of Cora. */
const coraWords = 1433;

/** Returns a maker of rows, which makes inputs that several rows share only once. */
export function createRowMaker(quick: boolean): (id: RowId) => Comparison {
  let email: FactoredCsr | undefined;
  let embedding: ReturnType<typeof embeddingRows> | undefined;
  const emailMatrix = (): FactoredCsr => (email ??= propagationMatrix(emailSize, 1));
  const embeddings = (): ReturnType<typeof embeddingRows> =>
    (embedding ??= embeddingRows({ walks: rowList.walks.label, skipGram: rowList["skip-gram"].label }, quick ? 2 : 10));
  return (id) => {
    const title = rowList[id].label;
    switch (id) {
      case "link-sgd":
        return fnnRow(title, linkProblem("sgd"));
      case "link-adam":
        return fnnRow(title, linkProblem("adam"));
      case "brain-adam":
        return fnnRow(title, brainProblem());
      case "wide-adam":
        return fnnRow(title, wideProblem());
      case "gcn":
      case "sage":
        return graphNetRow(title, id, coraSize, coraWords);
      case "spmm-16":
        return productRow(title, emailMatrix(), 16);
      case "spmm-64":
        return productRow(title, emailMatrix(), 64);
      case "spmm-cora":
        return productRow(title, propagationMatrix(coraSize, 1), 16);
      case "spmm-small":
        return productRow(title, propagationMatrix(smallSize, 1), 16);
      case "walks":
        return embeddings().walks;
      case "skip-gram":
        return embeddings().skipGram;
      default:
        return id satisfies never;
    }
  };
}
