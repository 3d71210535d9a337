import { formatCount } from "../../lib/format";
import type { GraphSample } from "../../train/graph/messages";
import type { Words } from "../../words/words";

/** Says how much of a data set is drawn. */
export function extentOf({ whole, ids, total, pairs, pairsWithin }: GraphSample, t: Words): string {
  const nodes = whole
    ? t`all ${formatCount(ids.length)} nodes that have an edge`
    : t`${formatCount(ids.length)} of ${formatCount(total.nodes)} nodes`;
  const drawn = pairs.src.length;
  const edges =
    drawn === pairsWithin
      ? t.many(drawn, "{0} pair of nodes with an edge", "{0} pairs of nodes with an edge", formatCount(drawn))
      : t`${formatCount(drawn)} of the ${formatCount(pairsWithin)} pairs between them that have an edge`;
  return `${nodes} · ${edges}`;
}

/** States the rule by which a sample was drawn, and its bias. */
export function ruleSentence(sample: GraphSample, t: Words): string {
  const { whole, restarts, part, branch, pairs, pairsWithin, total, classNames } = sample;
  const order = part.some((one) => one > 0) ? t` (those that the run uses first)` : "";
  const classes = classNames.length > 0 ? t` and a node of each class missing there` : "";
  return t.join(
    !whole &&
      t`A snowball sample: beginning with ${startsOf(sample, t)}${classes}, each node in turn brings in up to ${branch} neighbours${order}; busy nodes and what lies near the start are over-represented.`,
    restarts > 0 &&
      t.many(
        restarts,
        "Where it could grow no more it began anew once.",
        "Where it could grow no more it began anew, {0} times.",
        formatCount(restarts),
      ),
    pairs.src.length < pairsWithin &&
      t`Drawn are the pairs that hold the picture together, then those with the most edges.`,
    total.isolated > 0 &&
      whole &&
      t.many(
        total.isolated,
        "{0} node without an edge is left out.",
        "{0} nodes without an edge are left out.",
        formatCount(total.isolated),
      ),
  );
}

/** Says what a snowball began with. */
function startsOf({ walks, fields }: GraphSample, t: Words): string {
  const count = walks ? walks.walks.length : fields.length;
  if (count === 0) return t`a node drawn at random`;
  return walks
    ? t.many(count, "{0} real walk of training", "{0} real walks of training")
    : t.many(count, "all within two hops of {0} node", "all within two hops of {0} nodes");
}
