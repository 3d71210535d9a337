import type { Progress } from "../lib/progress";
import type { DrawOrTrainParameters } from "./kernels";
import { learningRateAt } from "./learningRate";
import {
  copyWalks,
  mostPairs,
  openSkipGram,
  type SkipGramPlan,
  type SkipGramSource,
  startStream,
  takeVectors,
} from "./skipGramGround";
import { layOut } from "./workplace";

const pairsPerTurn = 8192;

/** Tokens that are brought into the kernels' memory at a time, many turns' worth. */
const windowTokens = 2 ** 16;

/** Pairs that are learnt from at one learning rate. */
interface Turn {
  readonly pass: number;
  readonly from: number; // walk
  readonly hand: 0 | 1; // which of two buffers holds its pairs
}

/**
 * Learns from pairs one after the other, as word2vec does.
 *
 * The draws do not depend on what is learnt, so that a second thread may draw the next turn's pairs meanwhile.
 */
export function* trainInTurn(source: SkipGramSource, plan: SkipGramPlan): Generator<Progress, Float32Array> {
  const { walks, longest, rows } = source;
  const { passes, window, learningRate, seed, dim } = plan;
  const { tokens, offsets } = walks;
  const walkCount = offsets.length - 1;
  const total = passes * tokens.length;
  const width = 1 + plan.negatives;
  const capacity = pairsPerTurn + mostPairs(longest, window);
  const room = windowTokens + longest;
  const own = layOut({
    ...{ context0: 4 * capacity, targets0: 4 * capacity * width, result0: 8 },
    ...{ context1: 4 * capacity, targets1: 4 * capacity * width, result1: 8 },
    ...{ tokens: 4 * room, offsets: 4 * (room + 1), random: 16, kept: 4 * longest, step: 16 * Math.ceil(dim / 4) },
  });
  const ground = openSkipGram(source, plan, own.bytes);
  const { place, at, rowBytes, negatives } = ground;
  const placeOf = (name: keyof typeof own.at): number => at.own + own.at[name];
  const windowed = new Uint32Array(place.memory, placeOf("tokens"), room);
  const windowOffsets = new Uint32Array(place.memory, placeOf("offsets"), room + 1);
  const results = [placeOf("result0"), placeOf("result1")].map((result) => new Uint32Array(place.memory, result, 2));
  startStream(place.memory, placeOf("random"), seed, "skip-gram pairs");
  // Walks in the window.
  let first = 0;
  let end = 0;

  const half = (draws: boolean, { hand, pass, from }: Turn, count: number): DrawOrTrainParameters =>
    [
      ...[draws ? 1 : 0, placeOf(`context${hand}`), placeOf(`targets${hand}`), width, placeOf(`result${hand}`)],
      ...[placeOf("tokens"), placeOf("offsets"), offsets[first], end - first, from - first, end === walkCount ? 1 : 0],
      ...[
        window,
        at.keep,
        negatives[0].at,
        negatives[0].nodes,
        placeOf("random"),
        placeOf("kept"),
        count,
        pairsPerTurn,
      ],
      ...[at.input, at.output, rowBytes, at.sigmoid, placeOf("step")],
      learningRateAt(learningRate, pass * tokens.length + offsets[from], total),
    ] as unknown as DrawOrTrainParameters;
  const bringIn = (from: number): void => {
    const left = from < first || from >= end ? 0 : offsets[end] - offsets[from];
    if (left > windowTokens / 2 || (left > 0 && end === walkCount)) return;
    first = from;
    end = copyWalks(source, [from, walkCount], windowed, windowOffsets);
  };

  /** Draws a turn's pairs to their end, since the window may have held too few, and returns the turn to go on with. */
  const following = ({ hand, pass }: Turn): Turn | undefined => {
    const result = results[hand];
    for (let walk = first + result[0]; walk < walkCount && result[1] < pairsPerTurn; walk = first + result[0]) {
      bringIn(walk);
      const rest = half(true, { hand, pass, from: walk }, result[1]);
      place.run("drawOrTrain", () => rest, 1);
    }
    const next = first + result[0];
    const other = hand === 0 ? 1 : 0;
    if (next < walkCount) return { pass, from: next, hand: other };
    return pass + 1 < passes ? { pass: pass + 1, from: 0, hand: other } : undefined;
  };

  try {
    let training: Turn | undefined;
    let drawing: Turn | undefined = { pass: 0, from: 0, hand: 0 };
    while (training || drawing) {
      if (training) yield { done: training.pass * tokens.length + offsets[training.from], total };
      if (drawing) bringIn(drawing.from);
      const halves: DrawOrTrainParameters[] = [];
      if (training) halves.push(half(false, training, 0));
      if (drawing) halves.push(half(true, drawing, 0));
      place.run("drawOrTrain", (part) => halves[part], halves.length);
      training = drawing;
      drawing = drawing && following(drawing);
    }
    return takeVectors(ground, rows, dim);
  } finally {
    place.close();
  }
}
