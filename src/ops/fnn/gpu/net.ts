import type { Tree } from "../../../lib/tree";
import { runInPlace, runLabKernel } from "../../kernels/labKernel";
import { keptMoments, type OptimizerConfig } from "../../optimizer";
import { readRange, settleDevice, webgpuBackend, writeRange } from "../../webgpu/tensorRange";
import { checkBatch, checkFnnOptions, checkOrder, requireLength } from "../checks";
import type { FnnNet, FnnNetOptions } from "../net";
import { chooseWay, type Trial } from "./choose";
import { createLimits } from "./limits";
import { placesOf, splitSection } from "./places";
import { planGpuFnn, section } from "./plan";
import { type GpuWay, writeProgram } from "./program";
import { mostRecords, recordWords, stepMode, writeRecord } from "./records";
import { recordMaker } from "./stepRecords";
import { createGpuTensors } from "./tensors";

/** What a net on a GPU is made for. */
export interface GpuFnnSetting {
  readonly batchSize: number; // the measuring at the start works on batches of this size
  readonly software: boolean; // a software adapter, on which measuring is kept short
  readonly way?: GpuWay; // taken as it is, without measuring
}

/** Workgroups of a dispatch, each of which takes several tiles where there are more; a software device pays dearly for each. */
const mostGroups = 4096;
const softwareGroups = 8;

/**
 * Builds a net on the WebGPU device whose training step takes one or two dispatches, many of them in one submission.
 *
 * Returns undefined where the net is too wide for the device's workgroup memory, or its tensors are too long for a binding;
 * throws RangeError as checkFnnOptions.
 */
export async function createGpuFnn(options: FnnNetOptions, setting: GpuFnnSetting): Promise<FnnNet | undefined> {
  checkFnnOptions(options);
  const { limits: device } = webgpuBackend().device;
  const plan = planGpuFnn(options);
  const program = writeProgram(
    options,
    plan,
    device.maxComputeWorkgroupStorageSize,
    setting.software ? softwareGroups : mostGroups,
  );
  if (!program) return undefined;
  const tensors = createGpuTensors(options, plan, setting.batchSize, device.maxStorageBufferBindingSize);
  if (!tensors) return undefined;
  const { parameterCount } = plan;
  const { sets, sizes, seed } = options;
  const places = placesOf(options, plan);
  const limits = createLimits(places);
  const words = new Int32Array(mostRecords * recordWords);
  const records = recordMaker(options.optimizer);
  let orderLength = 0;
  let pending = 0;
  let atOnce = mostRecords;

  /** Sends the steps that are queued. */
  const send = (): void => {
    if (pending === 0) return;
    const steps = pending;
    pending = 0;
    runInPlace("LabFnnTrain", tensors.all(), { program, records: tensors.records, words, steps });
  };
  const refresh = (): void => {
    const { state, transposed, limits: flags } = tensors.all();
    runInPlace("LabFnnRefresh", { state, transposed, limits: flags }, { program });
  };
  const writeLimits = (): void => {
    send();
    writeRange(tensors.all().limits, 0, limits.values);
  };
  /** Writes the arrays given into a section of the state, each in its place. */
  const writeInto = (at: number, values: Tree<Float32Array>): void => {
    send();
    for (const [name, { from, count }] of places.all) {
      if (!(name in values)) continue;
      requireLength(values[name], count, name);
      writeRange(tensors.all().state, at * parameterCount + from, values[name]);
    }
  };
  const clear = (at: number): void => {
    send();
    writeRange(tensors.all().state, at * parameterCount, new Float32Array(parameterCount));
  };
  const write = (parameters: Tree<Float32Array>): void => {
    writeInto(section.parameters, parameters);
    refresh();
  };
  const writeLoss = (sum: number): void => {
    send();
    // What a float cannot hold of the sum is kept beside it.
    writeRange(tensors.all().state, section.loss * parameterCount, Float32Array.of(sum, Math.fround(sum) - sum));
  };
  const readSection = (at: number): Promise<Float32Array> => {
    send();
    return readRange(tensors.all().state, at * parameterCount, parameterCount);
  };
  const readLoss = async (): Promise<number> => {
    send();
    const [sum, rest] = await readRange(tensors.all().state, section.loss * parameterCount, 2);
    return sum - rest;
  };
  const split = (values: Float32Array): Tree<Float32Array> => splitSection(values, places.all);
  const splitMatrices = (values: Float32Array): Tree<Float32Array> => splitSection(values, places.matrices);
  const setOptimizer = (config: OptimizerConfig): void => {
    clear(section.firstMoments);
    clear(section.secondMoments);
    records.setOptimizer(config);
  };
  /** Queues a record for samples order[start .. end). */
  const queue = (start: number, end: number, mode: number, step: number, learningRate: number): void => {
    checkBatch(start, end, orderLength);
    if (!tensors.fits(end - start)) {
      send();
      tensors.makeRoom(end - start);
    }
    const dropping = mode | (options.dropout > 0 ? stepMode.drop : 0);
    const place = { start, count: end - start, stride: tensors.stride(), mode: dropping, seed, step };
    writeRecord(words, pending, records.make(place, learningRate));
    pending++;
    if (pending === atOnce) send();
  };
  const setOrder = (order: Uint32Array): void => {
    checkOrder(order, sets.train.targets.length);
    send();
    orderLength = order.length;
    writeRange(tensors.all().order, 0, order);
  };
  const train = (start: number, end: number, learningRate: number, step: number): void => {
    queue(start, end, stepMode.update | (records.averaging ? stepMode.average : 0), step, learningRate);
  };
  const settle = (): Promise<void> => {
    send();
    return settleDevice();
  };
  const setMasks = (masks: Tree<Uint8Array>): void => {
    limits.setMasks(masks);
    writeLimits();
    refresh();
  };
  /** Puts all back to where the net starts. */
  const start = (): void => {
    write(options.parameters);
    setOptimizer(options.optimizer);
    writeLoss(0);
    orderLength = 0;
  };

  writeLimits();
  start();
  const trial: Trial = {
    take: async (way, steps, count) => {
      program.way = way;
      setOrder(Uint32Array.from({ length: count }, (_, i) => i));
      for (let step = 1; step <= steps; step++) train(0, count, 0.01, step);
      await settle();
    },
    read: () => readSection(section.parameters),
    reset: start,
  };
  const samples = Math.min(setting.batchSize, sets.train.targets.length);
  const chosen = await chooseWay(program, trial, { samples, ...setting });
  program.way = chosen.way;
  atOnce = chosen.stepsAtOnce;

  return {
    way: chosen.words,
    setOrder,
    train,
    gradients: async (from, to, step) => {
      queue(from, to, stepMode.keepGradients, step, 0);
      return splitMatrices(await readSection(section.gradients));
    },
    averageGradients: (beta) => {
      clear(section.averages);
      records.setMemory(beta);
    },
    readAverages: async () => (records.averaging ? splitMatrices(await readSection(section.averages)) : {}),
    takeLossSum: () => {
      const sum = readLoss();
      writeLoss(0);
      return sum;
    },
    evaluate: async (set, dropping) => {
      send();
      const count = sets[set].targets.length;
      const outputs = sizes[sizes.length - 1];
      if (count === 0) return new Float32Array(0);
      const record = new Int32Array(recordWords);
      const drops = dropping !== undefined && options.dropout > 0;
      const draw = { seed: dropping?.seed ?? 0, step: dropping?.step ?? 0, mode: drops ? stepMode.drop : 0 };
      writeRecord(record, 0, records.make({ start: 0, count, stride: 0, ...draw }, 0));
      const { state, table } = tensors.all();
      const inputs = { state, table, samples: tensors.samples(set) };
      const logits = runLabKernel("LabFnnEvaluate", inputs, {
        program,
        records: tensors.records,
        words: record,
        outputs,
      });
      const values = await readRange(logits, 0, count * outputs);
      logits.dispose();
      return values;
    },
    read: async () => split(await readSection(section.parameters)),
    write,
    setMasks,
    setAnchors: (anchors, rho) => {
      limits.setAnchors(anchors);
      writeLimits();
      records.setRho(rho);
    },
    setOptimizer,
    readState: async () => {
      const { first, second } = keptMoments(records.optimizer);
      const { optimizerSteps, averaging } = records;
      // All at once: every read waits for the queue.
      const [parameters, firstMoments, secondMoments, averages, lossSum] = await Promise.all([
        readSection(section.parameters),
        first ? readSection(section.firstMoments) : undefined,
        second ? readSection(section.secondMoments) : undefined,
        averaging ? readSection(section.averages) : undefined,
        readLoss(),
      ]);
      return {
        parameters: split(parameters),
        ...(firstMoments ? { firstMoments: split(firstMoments) } : {}),
        ...(secondMoments ? { secondMoments: split(secondMoments) } : {}),
        ...(averages ? { averages: splitMatrices(averages) } : {}),
        optimizerSteps,
        lossSum,
      };
    },
    writeState: ({ parameters, firstMoments = {}, secondMoments = {}, averages = {}, optimizerSteps, lossSum }) => {
      setOptimizer(records.optimizer);
      writeInto(section.firstMoments, firstMoments);
      writeInto(section.secondMoments, secondMoments);
      clear(section.averages);
      writeInto(section.averages, averages);
      records.goOn(optimizerSteps);
      writeLoss(lossSum);
      write(parameters);
    },
    settle,
    dispose: tensors.dispose,
  };
}
