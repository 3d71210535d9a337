import { formatBytes, formatCount } from "../../lib/format";
import { InputError } from "../../lib/inputError";
import { layOutLists } from "../../ops/lists/layout";
import { keptMoments } from "../../ops/optimizer";
import { keptCounts } from "../../sparse/distribution";
import type { Net } from "../net";
import type { RunMemory } from "../protocol";
import { optimizerConfig } from "../schedule";
import type { RunSpec } from "../spec";
import { checkPossible, needsLists } from "./possible";

/** A net on lists takes no more, so that the page stays below 2 GB with all that an update needs beside it. */
const mostListBytes = 2 ** 30;

/**
 * Returns what a net held as index lists takes, `undefined` for others.
 *
 * @throws InputError as `checkPossible`, and where the lists are too long or the batch is too large.
 */
export function listMemory(spec: RunSpec, net: Net): RunMemory | undefined {
  checkPossible(spec, net.maskableWeights);
  if (!needsLists(net.maskableWeights)) return undefined;
  const counts = keptCounts(net.layers, spec.sparsity, spec.distribution);
  const size = { sizes: net.sizes, bias: "b1" in net.shape, batchSize: spec.batchSize, counts };
  const used = layOutLists(size).bytes;
  if (used > mostListBytes) {
    const active = Object.values(counts).reduce((sum, count) => sum + count, 0);
    throw new InputError(
      `This net takes ${formatBytes(used)} for ${formatCount(active)} active weights and batches of ${formatCount(spec.batchSize)}, and may take ${formatBytes(mostListBytes)}; raise the sparsity (sparsity), or lower the batch size (batchSize) or the hidden width (hidden).`,
    );
  }
  const { first, second } = keptMoments(optimizerConfig(spec));
  return { used, dense: net.maskableWeights * 4 * (2 + Number(first) + Number(second)) };
}
