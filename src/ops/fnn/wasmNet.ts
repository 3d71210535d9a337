import type { Tree } from "../../lib/tree";
import { adamConstants } from "../maskedStep";
import { keptMoments, type OptimizerConfig } from "../optimizer";
import { type Offset, wasmKernels, wasmMemory } from "../wasm/kernels";
import { checkFnnOptions, requireLength } from "./checks";
import { createWasmBlocks } from "./memory";
import type { FnnNet, FnnNetOptions } from "./net";
import { forEachPlace, type Placement, pack, unpack } from "./panels";
import { layerWord, planFnn, planWord, writePlan } from "./plan";
import { createSampleWindow } from "./sampleWindow";

/** The exports of src/ops/wasm/assembly/fnnStep.ts. */
interface FnnKernels {
  fnnTrain(net: Offset, start: number, end: number, step: number, rate: number, rootScale: number): void;
  fnnGradients(net: Offset, start: number, end: number, step: number): void;
  fnnEvaluate(net: Offset, rows: Offset, count: number, out: Offset, dropping: number, step: number): void;
}

const kept = 0xffffffff;

/**
 * Evaluation goes through the net in parts of so many samples, so that wasm memory does not grow with the set; the tensor
 * learner's parts are as long, because a dropout stream begins anew in each.
 */
const evaluatedAtOnce = 1 << 14;

/** Builds a net in the memory of the wasm backend, whose whole training step is one call; throws RangeError as checkFnnOptions. */
export function createWasmFnn(options: FnnNetOptions): FnnNet {
  checkFnnOptions(options);
  const kernels = wasmKernels<FnnKernels>();
  const plan = planFnn(options);
  const blocks = createWasmBlocks();
  let optimizer = options.optimizer;
  let optimizerSteps = 0;
  let memory: number | undefined;

  blocks.reserve("plan", (planWord.layers + plan.layers.length * layerWord.bytes) / 4);
  for (const name of ["parameters", "gradients", "masks"]) blocks.reserve(name, plan.blockCount);
  blocks.reserve("inputTile", Math.ceil(options.sizes[0] / 8) * 8 * plan.tileRows);
  blocks.reserve("targetTile", plan.tileRows);
  blocks.reserve("logitTile", plan.tileRows);
  blocks.reserve("table", options.table.length);
  for (const [index, layer] of plan.layers.entries()) {
    if (layer.tileCount) blocks.reserve(`tile ${index}`, layer.tileCount);
    if (layer.transposedCount) blocks.reserve(`transposed ${index}`, layer.transposedCount);
  }
  blocks.floats("table").set(options.table);
  blocks.words("masks").fill(kept);
  const net = blocks.at("plan");
  const view = (): DataView => new DataView(wasmMemory());
  const setWord = (offset: number, value: number): void => view().setUint32(net + offset, value, true);
  const setFloat = (offset: number, value: number): void => view().setFloat32(net + offset, value, true);
  writePlan(view(), net, plan, options, blocks.at);
  const samples = createSampleWindow(options, blocks, setWord);

  const places = new Map<string, Placement>();
  for (const { weightName, biasName, weights, bias } of plan.layers) {
    places.set(weightName, weights);
    if (biasName && bias) places.set(biasName, bias);
  }
  /** Clears what lies outside the masks in weights and moments. */
  const applyMasks = (): void => {
    const masks = blocks.words("masks");
    for (const name of ["parameters", "firstMoments", "secondMoments"]) {
      const values = blocks.words(name);
      for (let i = 0; i < values.length; i++) values[i] &= masks[i];
    }
  };
  /** Packs the arrays given into a block, each in its place. */
  const packInto = (block: string, values: Tree<Float32Array>): void => {
    for (const [name, place] of places) {
      if (!(name in values)) continue;
      requireLength(values[name], place.inputs * place.outputs, name);
      pack(values[name], place, blocks.floats(block));
    }
  };
  const write = (parameters: Tree<Float32Array>): void => {
    packInto("parameters", parameters);
    applyMasks();
  };
  /** Copies every parameter's part of a block. */
  const readAll = (name: string): Tree<Float32Array> => {
    const block = blocks.floats(name);
    return Object.fromEntries([...places].map(([parameter, place]) => [parameter, unpack(block, place)]));
  };
  const setOptimizer = (config: OptimizerConfig): void => {
    optimizer = config;
    optimizerSteps = 0;
    const { first: firstMoments, second: secondMoments } = keptMoments(config);
    for (const [name, needed] of Object.entries({ firstMoments, secondMoments })) {
      if (needed) blocks.reserve(name, plan.blockCount);
      else blocks.free(name);
    }
    setWord(planWord.firstMoments, blocks.at("firstMoments"));
    setWord(planWord.secondMoments, blocks.at("secondMoments"));
    setWord(planWord.optimizer, optimizerWord(config));
    setFloat(planWord.momentum, config.momentum);
    setFloat(planWord.weightDecay, config.weightDecay);
  };
  /** A step leaves its gradients behind: dense, for the masks and all that the loss adds come in with the update. */
  const addToAverages = (beta: number): void => {
    const averages = blocks.floats("averages");
    const gradients = blocks.floats("gradients");
    for (let i = 0; i < averages.length; i++) averages[i] = beta * averages[i] + (1 - beta) * gradients[i];
  };
  /** Copies each weight matrix from a block. */
  const readWeights = (block: Float32Array): Tree<Float32Array> =>
    Object.fromEntries(plan.layers.map((layer) => [layer.weightName, unpack(block, layer.weights)]));
  write(options.parameters);
  setOptimizer(options.optimizer);

  return {
    way: "one call a step",
    setOrder: samples.setOrder,
    train(start, end, learningRate, step) {
      const from = samples.open(start, end);
      optimizerSteps++;
      const adam = optimizer.id === "adam";
      const { beta1, beta2 } = adamConstants;
      const rate = adam ? learningRate / (1 - beta1 ** optimizerSteps) : learningRate;
      kernels.fnnTrain(
        net,
        from,
        from + end - start,
        step,
        rate,
        adam ? 1 / Math.sqrt(1 - beta2 ** optimizerSteps) : 1,
      );
      if (memory !== undefined) addToAverages(memory);
    },
    async gradients(start, end, step) {
      const from = samples.open(start, end);
      kernels.fnnGradients(net, from, from + end - start, step);
      return readWeights(blocks.floats("gradients"));
    },
    averageGradients(beta) {
      memory = beta;
      if (beta === undefined) blocks.free("averages");
      else blocks.reserve("averages", plan.blockCount);
    },
    readAverages: async () => readWeights(blocks.floats("averages")),
    async takeLossSum() {
      const sum = view().getFloat64(net + planWord.lossSum, true);
      view().setFloat64(net + planWord.lossSum, 0, true);
      return sum;
    },
    async evaluate(set, dropping) {
      const { rows, targets } = options.sets[set];
      const outputs = options.sizes[options.sizes.length - 1];
      const logits = new Float32Array(targets.length * outputs);
      const most = Math.min(targets.length, evaluatedAtOnce);
      blocks.reserve("evaluated rows", most * options.rowsPerSample);
      blocks.reserve("logits", most * outputs);
      if (dropping) setWord(planWord.seed, dropping.seed);
      for (let start = 0; start < targets.length; start += most) {
        const count = Math.min(most, targets.length - start);
        const first = start * options.rowsPerSample;
        blocks.words("evaluated rows").set(rows.subarray(first, first + count * options.rowsPerSample));
        const at = [blocks.at("evaluated rows"), count, blocks.at("logits")] as const;
        kernels.fnnEvaluate(net, ...at, dropping ? 1 : 0, dropping?.step ?? 0);
        logits.set(blocks.floats("logits").subarray(0, count * outputs), start * outputs);
      }
      if (dropping) setWord(planWord.seed, options.seed);
      blocks.free("evaluated rows");
      blocks.free("logits");
      return logits;
    },
    read: async () => readAll("parameters"),
    write,
    async readState() {
      const { first, second } = keptMoments(optimizer);
      return {
        parameters: readAll("parameters"),
        ...(first ? { firstMoments: readAll("firstMoments") } : {}),
        ...(second ? { secondMoments: readAll("secondMoments") } : {}),
        ...(memory === undefined ? {} : { averages: readWeights(blocks.floats("averages")) }),
        optimizerSteps,
        lossSum: view().getFloat64(net + planWord.lossSum, true),
      };
    },
    writeState({ parameters, firstMoments = {}, secondMoments = {}, averages = {}, optimizerSteps: taken, lossSum }) {
      setOptimizer(optimizer);
      if (blocks.at("firstMoments")) packInto("firstMoments", firstMoments);
      if (blocks.at("secondMoments")) packInto("secondMoments", secondMoments);
      if (memory !== undefined) packInto("averages", averages);
      optimizerSteps = taken;
      view().setFloat64(net + planWord.lossSum, lossSum, true);
      write(parameters);
    },
    setMasks(masks) {
      const words = blocks.words("masks");
      words.fill(kept);
      for (const { weightName, weights } of plan.layers) {
        const mask = masks[weightName];
        if (!mask) continue;
        requireLength(mask, weights.inputs * weights.outputs, weightName);
        forEachPlace(weights, (index, placed) => {
          words[placed] = mask[index] ? kept : 0;
        });
      }
      applyMasks();
    },
    setAnchors(anchors, rho) {
      if (anchors) blocks.reserve("anchors", plan.blockCount);
      else blocks.free("anchors");
      setWord(planWord.anchors, blocks.at("anchors"));
      setFloat(planWord.rho, rho);
      for (const [index, { weightName, weights }] of plan.layers.entries()) {
        const anchor = anchors?.[weightName];
        setWord(planWord.layers + index * layerWord.bytes + layerWord.anchored, anchor ? 1 : 0);
        if (!anchor) continue;
        requireLength(anchor, weights.inputs * weights.outputs, weightName);
        pack(anchor, weights, blocks.floats("anchors"));
      }
    },
    setOptimizer,
    settle: async () => undefined,
    dispose: blocks.dispose,
  };
}

/** The plan's word for an update rule: 0 plain sgd, 1 momentum, 2 nesterov, 3 adam. */
function optimizerWord({ id, momentum, nesterov }: OptimizerConfig): number {
  if (id === "adam") return 3;
  if (momentum === 0) return 0;
  return nesterov ? 2 : 1;
}
