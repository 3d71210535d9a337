import type { FeatureDataset, TemporalDataset } from "../src/data/dataset";
import { csrFromEntries } from "../src/graph/csr";
import { createRng } from "../src/lib/rng";
import { startBackend } from "../src/ops/backend";
import type { BackendId } from "../src/ops/backendInfo";
import type { RunEvent } from "../src/train/protocol";
import { runSpec, type SessionInput } from "../src/train/session";
import { type GivenSpec, resolveSpec } from "../src/train/spec";
import { createWorkCache, type WorkCache } from "../src/train/workCache";

/** An event of one type. */
export type EventOf<T extends RunEvent["type"]> = Extract<RunEvent, { type: T }>;

const nodes = 60;
const edges = 600;

/** Draws 600 different pairs of 60 nodes, four of five within a class of three; edge e happens at time e. */
function drawToyGraph(): TemporalDataset["graph"] {
  const rng = createRng(3, "toy graph");
  const known = new Set<number>();
  const src = new Uint32Array(edges);
  const dst = new Uint32Array(edges);
  for (let e = 0; e < edges; ) {
    const from = rng.int(nodes);
    const to = rng.int(5) > 0 ? (from + 3 * rng.int(nodes / 3)) % nodes : rng.int(nodes);
    if (known.has(from * nodes + to)) continue;
    known.add(from * nodes + to);
    src[e] = from;
    dst[e++] = to;
  }
  return {
    nodeCount: nodes,
    src,
    dst,
    time: new Float64Array(edges).map((_, e) => e),
    labels: new Int32Array(nodes).map((_, node) => node % 3),
  };
}

/** A small temporal graph with node labels: 60 nodes, 3 classes of 20, 600 edges. */
export const toyTemporal: TemporalDataset = {
  form: "temporal",
  name: "toy",
  kind: "file",
  graph: drawToyGraph(),
  classNames: ["a", "b", "c"],
};

/** A small static graph, a ring of 30 nodes with 12 features, of which each node has 3; its split is 12/9/9. */
export const toyFeatures: FeatureDataset = {
  form: "features",
  name: "toy ring",
  kind: "file",
  adjacency: csrFromEntries(
    30,
    30,
    {
      row: Int32Array.from({ length: 60 }, (_, i) => i >> 1),
      col: Int32Array.from({ length: 60 }, (_, i) => ((i >> 1) + (i % 2 === 0 ? 1 : 29)) % 30),
      value: new Float32Array(60).fill(1),
    },
    "sum",
  ),
  features: csrFromEntries(
    30,
    12,
    {
      row: Int32Array.from({ length: 90 }, (_, i) => Math.floor(i / 3)),
      col: Int32Array.from({ length: 90 }, (_, i) => 4 * (i % 3) + (Math.floor(i / 3) % 3)),
      value: new Float32Array(90).fill(1),
    },
    "sum",
  ),
  labels: new Int32Array(30).map((_, node) => node % 3),
  classNames: ["a", "b", "c"],
  splits: {
    train: new Uint32Array(12).map((_, i) => i),
    val: new Uint32Array(9).map((_, i) => 12 + i),
    test: new Uint32Array(9).map((_, i) => 21 + i),
  },
};

/**
 * What makes a run on the toy graphs short: 4 epochs, or 2 dense, 1 pruning and 1 retraining; updates every 5 steps; rounds of
 * one epoch that remove half.
 */
export const toySpec = {
  dataset: "toy",
  dim: 4,
  walkLength: 5,
  walksPerNode: 4,
  embeddingPasses: 1,
  subsample: 0,
  hidden: 16,
  batchSize: 64,
  epochs: 4,
  denseEpochs: 2,
  pruneEpochs: 1,
  retrainEpochs: 1,
  updateInterval: 5,
  roundEpochs: 1,
  pruneShare: 0.5,
} as const satisfies GivenSpec;

/** What runs of the tests share: embeddings, but no training. */
const alone: WorkCache = { ...createWorkCache(), densePhases: undefined };

/** Starts a run on a toy graph; runs share their embeddings, and with a `cache` of their own all that can be shared. */
export async function startToy(
  given: GivenSpec,
  backend: BackendId = "wasm",
  cache = alone,
  more: Pick<SessionInput, "from" | "snapshots" | "onUpdate"> = {},
) {
  const spec = resolveSpec({ ...toySpec, ...given });
  const data = given.dataset === "ring" ? toyFeatures : toyTemporal;
  return runSpec({ spec, dataset: data, backend: await startBackend(backend), cache, ...more });
}

/** Runs a spec on a toy graph to its end and returns what it said, steps left out. */
export async function runToy(given: GivenSpec, backend: BackendId = "wasm", cache = alone): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  for await (const event of await startToy(given, backend, cache)) if (event.type !== "stepped") events.push(event);
  return events;
}

/** Picks the events of one type. */
export function eventsOf<T extends RunEvent["type"]>(events: readonly RunEvent[], type: T): EventOf<T>[] {
  return events.filter((event): event is EventOf<T> => event.type === type);
}

/** Unpacks the bits of a mask picture, lowest bit of the first byte first. */
export function unpackBits(base64: string, count: number): number[] {
  const bytes = Buffer.from(base64, "base64");
  return Array.from({ length: count }, (_, i) => (bytes[i >> 3] >> (i & 7)) & 1);
}

/** What the clock decides. */
const measured = new Set(["seconds", "trainMs", "wallMs"]);

/** Returns events as they would be saved, without what is measured and without progress, which comes by the clock. */
export function told(events: readonly RunEvent[]): unknown {
  const text = JSON.stringify(
    events.filter(({ type }) => type !== "progress"),
    (key, value: unknown) => (measured.has(key) ? undefined : value),
  );
  return JSON.parse(text);
}
