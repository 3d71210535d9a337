import type { Progress } from "../lib/progress";
import { learningRateAt } from "./learningRate";
import {
  copyWalks,
  openSkipGram,
  type SkipGramPlan,
  type SkipGramSource,
  startStream,
  takeVectors,
} from "./skipGramGround";
import { layOut, stride } from "./workplace";

/** Returns of how many tokens the pairs are drawn, dealt out and learnt from at once: a hundredth of all, within bounds. */
function tokensPerTurn(total: number): number {
  return Math.min(2 ** 16, Math.max(2 ** 12, Math.ceil(total / 128)));
}

/** Pairs that get their false nodes at once. */
const batch = 256;

/**
 * Learns from pairs in P parts of the nodes, of which no two threads ever touch the same.
 *
 * The pairs of a turn are dealt out by the parts of context and target. In each of P episodes, block i holds the pairs
 * of contexts in part i and of one part of targets, another one for each i; false nodes come from the same part. The
 * blocks of an episode may be done at once, so the result depends on P alone. Zhu et al., WWW 2019, arXiv:1903.00757
 */
export function* trainInParts(source: SkipGramSource, plan: SkipGramPlan): Generator<Progress, Float32Array> {
  const { walks, longest, rows } = source;
  const { parts, rowsPerPart } = rows;
  const { passes, window, learningRate, seed, dim } = plan;
  const { tokens, offsets } = walks;
  const walkCount = offsets.length - 1;
  const total = passes * tokens.length;
  const turnTokens = tokensPerTurn(total);
  const room = turnTokens + longest;
  const sliceTokens = Math.ceil(room / parts) + longest;
  const slicePairs = sliceTokens * Math.min(2 * window, Math.max(0, longest - 1));
  const width = 1 + plan.negatives;
  // One slice of the walks of a turn, and one block of pairs, for each part: what a thread writes lies apart.
  const slice = layOut({
    ...{ context: 4 * slicePairs, targets: 4 * slicePairs, pairs: 8 * slicePairs, starts: 4 * (parts * parts + 1) },
    ...{ kept: 4 * longest, random: 16, result: 8 },
  });
  const block = layOut({ context: 4 * batch, targets: 4 * batch * width, random: 16, step: 16 * Math.ceil(dim / 4) });
  const own = layOut({
    ...{
      tokens: 4 * room,
      offsets: 4 * (room + 1),
      slices: parts * stride(slice.bytes),
      blocks: parts * stride(block.bytes),
    },
  });
  const ground = openSkipGram(source, plan, own.bytes);
  const { place, at, rowBytes, negatives } = ground;
  const inSlice = (part: number, name: keyof typeof slice.at): number =>
    at.own + own.at.slices + part * slice.bytes + slice.at[name];
  const inBlock = (part: number, name: keyof typeof block.at): number =>
    at.own + own.at.blocks + part * block.bytes + block.at[name];
  const [tokensAt, offsetsAt] = [at.own + own.at.tokens, at.own + own.at.offsets];
  const windowed = new Uint32Array(place.memory, tokensAt, room);
  const windowOffsets = new Uint32Array(place.memory, offsetsAt, room + 1);
  for (let part = 0; part < parts; part++) {
    startStream(place.memory, inSlice(part, "random"), seed, "skip-gram pairs", part);
    startStream(place.memory, inBlock(part, "random"), seed, "skip-gram false nodes", part);
  }

  const draw = (first: number, ends: readonly number[]): void =>
    place.run(
      "drawSlice",
      (part) => [
        ...([
          tokensAt,
          offsetsAt,
          offsets[first],
          ends[part] - first,
          (part > 0 ? ends[part - 1] : first) - first,
        ] as const),
        ...([window, at.keep, inSlice(part, "random"), inSlice(part, "kept")] as const),
        ...([inSlice(part, "context"), inSlice(part, "targets"), inSlice(part, "result")] as const),
        ...([parts, rowsPerPart, inSlice(part, "pairs"), inSlice(part, "starts")] as const),
      ],
      parts,
    );
  const train = (episode: number, rate: number): void =>
    place.run(
      "trainBlock",
      (part) => {
        const target = (part + episode) % parts;
        const table = negatives[target];
        return [
          ...([
            inSlice(0, "pairs"),
            slice.bytes,
            inSlice(0, "starts"),
            slice.bytes,
            parts,
            part * parts + target,
          ] as const),
          ...([
            table.at,
            table.nodes,
            inBlock(part, "random"),
            inBlock(part, "context"),
            inBlock(part, "targets"),
          ] as const),
          ...([batch, at.input, at.output, rowBytes, at.sigmoid, inBlock(part, "step"), width, rate] as const),
        ];
      },
      parts,
    );

  try {
    for (let pass = 0; pass < passes; pass++) {
      for (let first = 0; first < walkCount; ) {
        const end = copyWalks(source, [first, walkCount], windowed, windowOffsets);
        const before = pass * tokens.length + offsets[first];
        const taken = offsets[end] - offsets[first];
        const rate = learningRateAt(learningRate, before + taken / 2, total);
        draw(first, shareOut(offsets, first, end, parts));
        for (let episode = 0; episode < parts; episode++) {
          yield { done: before + Math.floor((taken * episode) / parts), total };
          train(episode, rate);
        }
        first = end;
      }
    }
    return takeVectors(ground, rows, dim);
  } finally {
    place.close();
  }
}

/** Shares walks out into slices of as many tokens, nearly; returns where each slice ends. */
function shareOut(offsets: Uint32Array, first: number, end: number, parts: number): readonly number[] {
  const share = (offsets[end] - offsets[first]) / parts;
  let walk = first;
  return Array.from({ length: parts }, (_, part) => {
    while (walk < end && offsets[walk] - offsets[first] < share * (part + 1)) walk++;
    return walk;
  });
}
