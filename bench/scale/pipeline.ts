import { createReadStream, statSync } from "node:fs";
import { basename } from "node:path";
import { writeJson } from "../../src/cli/output";
import { readChunks } from "../../src/data/byteSource";
import { parseRows } from "../../src/data/edgeList";
import { sortInPlace } from "../../src/data/sortByTime";
import { summarize } from "../../src/data/summary";
import { initialParameters } from "../../src/models/shape";
import { startBackend } from "../../src/ops/backend";
import { createLearner } from "../../src/train/createLearner";
import { layOutNet } from "../../src/train/net";
import { prepare } from "../../src/train/prepare";
import { resolveSpec } from "../../src/train/spec";
import { startEmbedding } from "../../src/train/startEmbedding";
import { train } from "../../src/train/trainer";
import { watchPeak } from "./peakMemory";
import { meanStages, type PipelineResult, type StageName, type StageResult } from "./stages";

/** Trains so many epochs that a small graph's take seconds too, and a large one's do not take minutes. */
const epochsOf = (edges: number): number => Math.min(10, Math.max(1, Math.round(3e6 / edges)));

/** Takes the time and the memory of one stage after the other. */
function createStageClock() {
  const peak = watchPeak();
  const results: StageResult[] = [];
  let began = performance.now();
  let cpu = process.cpuUsage();
  return {
    results,
    scope: peak.scope,
    /** Ends a stage, the next one begins. */
    end: (stage: StageName): void => {
      const now = performance.now();
      const { user, system } = process.cpuUsage(cpu);
      const result = {
        stage,
        seconds: (now - began) / 1000,
        cpuSeconds: (user + system) / 1e6,
        peakBytes: peak.take(),
      };
      results.push(result);
      process.stderr.write(
        `${stage}: ${result.seconds.toFixed(2)} s, ${(result.peakBytes / 2 ** 20).toFixed(0)} MiB\n`,
      );
      began = performance.now();
      cpu = process.cpuUsage();
    },
  };
}

/**
 * Takes a file through everything that a run does, by the code that `npm run lab -- run` runs, and measures each stage.
 *
 * It must have a process of its own: memory that an earlier file left behind would count as this one's.
 */
async function measurePipeline(path: string): Promise<PipelineResult> {
  const backend = await startBackend("wasm");
  const clock = createStageClock();
  clock.end("start");
  const name = basename(path);
  const { edges, nodeIds } = await parseRows(
    name,
    readChunks(createReadStream(path), { name, size: statSync(path).size }),
  );
  clock.end("read");
  sortInPlace(edges);
  clock.end("sort");
  const dataset = { form: "temporal", name, kind: "file", graph: { nodeCount: nodeIds.count(), ...edges } } as const;
  const { distinctPairs } = summarize(dataset);
  clock.end("count");

  const epochs = epochsOf(edges.src.length);
  const spec = resolveSpec({ dataset: name, task: "link", method: "static", sparsity: 0.9, epochs });
  let tokens = 0;
  // The embedding is kept just when it is finished.
  const embeddings = { get: () => undefined, set: () => clock.end("skip-gram") };
  await startEmbedding(spec, dataset);
  const preparing = prepare(spec, dataset, embeddings);
  let next = preparing.next();
  for (; !next.done; next = preparing.next()) {
    if (next.value.stage !== "embedding") continue;
    if (tokens === 0) clock.end("walk");
    tokens = next.value.total;
  }
  clock.end("split");

  const prepared = next.value;
  const { train: trainSet, trainScored, val, test } = prepared.sets;
  const net = layOutNet(spec, prepared);
  const initial = initialParameters(net.shape, spec.seed);
  const learner = await createLearner(spec, prepared, net, initial, backend);
  let testAuc: number | undefined;
  let stepsPerEpoch = 0;
  for await (const event of train({ spec, dataset: summarize(dataset), prepared, net, initial, learner, backend })) {
    if (event.type === "failed") throw new Error(event.message);
    if (event.type === "started") stepsPerEpoch = event.plan.stepsPerEpoch;
    if (event.type === "stepped" && event.step % stepsPerEpoch === 0) clock.end("train");
    if (event.type === "evaluated") {
      testAuc = event.test.auc;
      clock.end(event.epoch === 0 ? "ready" : "evaluate");
    }
  }
  return {
    nodes: dataset.graph.nodeCount,
    edges: edges.src.length,
    distinctPairs,
    tokens,
    trainingPairs: trainSet.targets.length,
    evaluatedPairs: trainScored.targets.length + val.targets.length + test.targets.length,
    epochs,
    testAuc,
    peakScope: clock.scope,
    stages: meanStages(clock.results),
  };
}

measurePipeline(process.argv[2]).then(
  (result) => {
    writeJson("-", result);
    process.exit(0);
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
