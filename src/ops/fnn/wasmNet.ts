import type { Tree } from "../../lib/tree";
import { adamConstants } from "../maskedStep";
import { keptMoments, type OptimizerConfig, updateRule } from "../optimizer";
import { backendHeap, wasmKernels } from "../wasm/kernels";
import { aloneSite } from "./aloneSite";
import { checkFnnOptions, requireLength } from "./checks";
import { createWasmBlocks, type WasmBlocks } from "./memory";
import type { FnnNet, FnnNetOptions } from "./net";
import { forEachPlace, type Placement, pack, unpack } from "./panels";
import { layerWord, planFnn, planWord } from "./plan";
import { createSampleWindow } from "./sampleWindow";
import type { FnnKernels, FnnSite } from "./site";

const kept = 0xffffffff;

/** Evaluation goes through the net in parts of so many samples, so that wasm memory does not grow with the set. */
const evaluatedAtOnce = 1 << 14;

/** The memory of the wasm backend, on one thread. */
const backendSite = aloneSite(backendHeap, () => wasmKernels<FnnKernels>());

/**
 * Builds a net in wasm memory, whose whole training step is one call.
 *
 * Throws RangeError as checkFnnOptions, and where memory is short.
 */
export function createWasmFnn(options: FnnNetOptions, site: FnnSite = backendSite): FnnNet {
  checkFnnOptions(options);
  const blocks = createWasmBlocks(site.heap);
  try {
    return build(options, site, blocks);
  } catch (error) {
    blocks.dispose();
    throw error;
  }
}

function build(options: FnnNetOptions, site: FnnSite, blocks: WasmBlocks): FnnNet {
  const plan = planFnn(options);
  let optimizer = options.optimizer;
  let optimizerSteps = 0;
  let memory: number | undefined;

  for (const name of ["parameters", "gradients", "masks"]) blocks.reserve(name, plan.blockCount);
  blocks.reserve("table", options.table.length);
  for (const [index, layer] of plan.layers.entries()) {
    if (layer.transposedCount) blocks.reserve(`transposed ${index}`, layer.transposedCount);
  }
  blocks.floats("table").set(options.table);
  blocks.words("masks").fill(kept);
  const runner = site.layOut(options, plan, blocks);
  const [net] = runner.plans;
  const view = (): DataView => new DataView(site.heap.buffer());
  const setWord = (offset: number, value: number): void => {
    for (const base of runner.plans) view().setUint32(base + offset, value, true);
  };
  const setFloat = (offset: number, value: number): void => {
    for (const base of runner.plans) view().setFloat32(base + offset, value, true);
  };
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
    runner.weightsChanged();
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
    setWord(planWord.optimizer, updateRule(config));
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
      const rootScale = adam ? 1 / Math.sqrt(1 - beta2 ** optimizerSteps) : 1;
      runner.train(from, from + end - start, step, rate, rootScale);
      if (memory !== undefined) addToAverages(memory);
    },
    async gradients(start, end, step) {
      const from = samples.open(start, end);
      runner.gradients(from, from + end - start, step);
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
        runner.evaluate(...at, dropping ? 1 : 0, dropping?.step ?? 0, start);
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
