import { byInput, type ConnectionList, outputsOf } from "../../lib/connectionList";
import type { Tree } from "../../lib/tree";
import { dropoutKey, dropoutThreshold } from "../dropout";
import { checkBatch, checkOrder } from "../fnn/checks";
import { adamConstants } from "../maskedStep";
import { keptMoments, type OptimizerConfig } from "../optimizer";
import { tileCount, tileSamples } from "../sparseLayer/tileShape";
import { offerTiles } from "./gradientTiles";
import { openListMemory } from "./kernels";
import { layOutLists, listCounts } from "./layout";
import { logitLoss, placeInTiles } from "./logitLoss";
import type { ListNet, ListNetOptions } from "./net";

/** Builds a net on lists in a wasm memory of its own; throws RangeError where there is too little memory. */
export async function createListNet(options: ListNetOptions): Promise<ListNet> {
  const { sizes, table, tableWidth, rowsPerSample, sets, dropout, seed } = options;
  const layout = layOutLists({ ...options, counts: listCounts(options.lists) });
  const held = await openListMemory(layout.bytes);
  const { kernels, memory } = held;
  const { layers, at } = layout;
  const depth = layers.length;
  const floats = (name: string): Float32Array => new Float32Array(memory.buffer, at(name), layout.count(name));
  const words = (name: string): Uint32Array => new Uint32Array(memory.buffer, at(name), layout.count(name));
  const names = layers.flatMap(({ weights, bias }) => (bias === undefined ? [weights] : [weights, bias]));
  let lists = options.lists;
  let order: Uint32Array = new Uint32Array(0);
  let optimizer = options.optimizer;
  let optimizerSteps = 0;
  let lossSum = 0;
  let tiles = layout.tiles; // of the pass that lies in memory

  const read = (part: string): Tree<Float32Array> =>
    Object.fromEntries(names.map((name) => [name, floats(`${part} ${name}`).slice()]));
  const write = (part: string, values: Tree<Float32Array> = {}): void => {
    for (const name of names) {
      const block = floats(`${part} ${name}`);
      if (values[name]) block.set(values[name]);
      else block.fill(0);
    }
  };
  const install = (next: Tree<ConnectionList>): void => {
    for (const [index, { weights, inputs, outputs }] of layers.entries()) {
      const list = next[weights];
      checkList(list, inputs, outputs, layout.count(`input ${weights}`));
      words(`start ${weights}`).set(list.start);
      words(`input ${weights}`).set(list.input);
      if (index === 0) continue;
      const turned = byInput(list);
      words(`start by input ${weights}`).set(turned.start);
      words(`output ${weights}`).set(turned.output);
      words(`place ${weights}`).set(turned.place);
    }
    lists = next;
  };
  /** Writes the inputs of samples, unit by unit, and 0 where there is room left. */
  const gather = (rows: Uint32Array, sampleOf: (t: number) => number, count: number): void => {
    const x = floats("activation 0");
    tiles = tileCount(count);
    x.fill(0);
    for (let t = 0; t < count; t++) {
      for (let j = 0; j < sizes[0]; j++) {
        const row = rows[sampleOf(t) * rowsPerSample + Math.floor(j / tableWidth)];
        x[placeInTiles(t, j, sizes[0])] = table[row * tableWidth + (j % tableWidth)];
      }
    }
  };
  const forward = (step?: number): void => {
    for (const [index, { weights, bias, inputs, outputs }] of layers.entries()) {
      const hidden = index < depth - 1;
      const dropping = hidden && step !== undefined && dropout > 0;
      kernels.sparseForward(
        at(`activation ${index}`),
        at(`activation ${index + 1}`),
        at(`start ${weights}`),
        at(`input ${weights}`),
        at(`value ${weights}`),
        bias === undefined ? 0 : at(`value ${bias}`),
        tiles,
        inputs,
        outputs,
        hidden,
        dropping ? dropoutKey(seed, step, index + 1) : 0,
        dropping ? dropoutThreshold(dropout) : 0,
        1 / (1 - dropout),
        0,
      );
    }
  };
  const backward = (): void => {
    for (let index = depth; index > 0; index--) {
      const { weights, bias, inputs, outputs } = layers[index - 1];
      const [x, d, count] = [at(`activation ${index - 1}`), at(`delta ${index}`), layout.count(`input ${weights}`)];
      const list = [at(`start ${weights}`), at(`input ${weights}`)] as const;
      kernels.sparseWeightGradient(x, d, ...list, at(`gradient ${weights}`), tiles, inputs, outputs);
      if (bias !== undefined) kernels.sumSamples(d, at(`gradient ${bias}`), outputs, tiles);
      if (index === 1) return;
      const ordered = at(`ordered ${weights}`);
      kernels.orderValues(at(`value ${weights}`), at(`place ${weights}`), ordered, count);
      const turned = [at(`start by input ${weights}`), at(`output ${weights}`), ordered] as const;
      kernels.sparseInputGradient(d, at(`delta ${index - 1}`), ...turned, x, tiles, inputs, outputs, 1 / (1 - dropout));
    }
  };
  const differentiate = (start: number, end: number, step: number): number => {
    checkBatch(start, end, order.length);
    const { rows, targets } = sets.train;
    gather(rows, (t) => order[start + t], end - start);
    forward(step);
    const here = Int32Array.from({ length: end - start }, (_, t) => targets[order[start + t]]);
    const loss = logitLoss(options.loss, floats(`activation ${depth}`), floats(`delta ${depth}`), sizes[depth], here);
    backward();
    return loss;
  };
  const update = (name: string, learningRate: number): void => {
    const { id, weightDecay, momentum, nesterov } = optimizer;
    const [w, first, second, g] = ["value", "first", "second", "gradient"].map((part) => at(`${part} ${name}`));
    const arrays = [w, first, second, g, 0, 0, layout.count(`value ${name}`)] as const;
    if (id === "adam") {
      const { beta1, beta2, epsilon } = adamConstants;
      const rate = learningRate / (1 - beta1 ** optimizerSteps);
      kernels.adamStep(...arrays, rate, weightDecay, 0, 1 / (1 - beta2 ** optimizerSteps), beta1, beta2, epsilon);
    } else kernels.sgdStep(...arrays, learningRate, weightDecay, 0, momentum, nesterov);
  };
  const setOptimizer = (config: OptimizerConfig): void => {
    optimizer = config;
    optimizerSteps = 0;
    write("first");
    write("second");
  };
  install(lists);
  write("value", options.values);

  return {
    bytes: memory.buffer.byteLength,
    setOrder: (given) => {
      checkOrder(given, sets.train.targets.length);
      order = given;
    },
    train: (start, end, learningRate, step) => {
      lossSum += differentiate(start, end, step);
      optimizerSteps++;
      for (const name of names) update(name, learningRate);
    },
    differentiate: (start, end, step) => {
      differentiate(start, end, step);
    },
    offerGradients: (layer, except, sink) => {
      const index = layers.findIndex(({ weights }) => weights === layer) + 1;
      return offerTiles(held, layout, { index, tiles }, except, sink);
    },
    takeLossSum: () => {
      const sum = lossSum;
      lossSum = 0;
      return sum;
    },
    evaluate: (set) => {
      const { rows, targets } = sets[set];
      const outputs = sizes[depth];
      const logits = new Float32Array(targets.length * outputs);
      const atOnce = layout.tiles * tileSamples;
      for (let start = 0; start < targets.length; start += atOnce) {
        const count = Math.min(atOnce, targets.length - start);
        gather(rows, (t) => start + t, count);
        forward();
        const z = floats(`activation ${depth}`);
        for (let t = 0; t < count; t++)
          for (let k = 0; k < outputs; k++) logits[(start + t) * outputs + k] = z[placeInTiles(t, k, outputs)];
      }
      return logits;
    },
    lists: () => lists,
    read: () => read("value"),
    write: (values) => {
      for (const [name, array] of Object.entries(values)) floats(`value ${name}`).set(array);
    },
    replace: ({ lists: next, state: { parameters, firstMoments, secondMoments } }) => {
      install(next);
      write("value", parameters);
      write("first", firstMoments);
      write("second", secondMoments);
    },
    setOptimizer,
    readState: () => {
      const kept = keptMoments(optimizer);
      return {
        parameters: read("value"),
        ...(kept.first ? { firstMoments: read("first") } : {}),
        ...(kept.second ? { secondMoments: read("second") } : {}),
        optimizerSteps,
        lossSum,
      };
    },
    writeState: (state) => {
      write("value", state.parameters);
      write("first", state.firstMoments);
      write("second", state.secondMoments);
      optimizerSteps = state.optimizerSteps;
      lossSum = state.lossSum;
    },
  };
}

/** Throws RangeError unless a list is of this layer and each of its connections inside, before kernels follow it. */
function checkList(list: ConnectionList, inputs: number, outputs: number, count: number): void {
  const { start, input } = list;
  if (list.inputs !== inputs || start.length !== outputs + 1 || input.length !== count || start[outputs] !== count)
    throw new RangeError(
      `A list of ${input.length} connections is not one of ${count} between ${inputs} and ${outputs}.`,
    );
  const output = outputsOf(list);
  for (let c = 0; c < count; c++) {
    if (input[c] >= inputs || (c > 0 && output[c] === output[c - 1] && input[c] <= input[c - 1]))
      throw new RangeError(`Connection ${c} of a list is out of order or comes from beyond its ${inputs} inputs.`);
  }
}
