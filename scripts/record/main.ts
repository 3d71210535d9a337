// Records the runs that come with the page: npm run record -- [<id> …]; without ids, all of them. `index` only lists what is there.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { endWith } from "../../src/cli/ending";
import { loadDataset } from "../../src/cli/load";
import { InputError } from "../../src/lib/inputError";
import { startBackend } from "../../src/ops/backend";
import { parseRecording } from "../../src/record/parse";
import type { Recording } from "../../src/record/recording";
import type { ShippedRun } from "../../src/record/shipped";
import { recordingText } from "../../src/record/text";
import { specsOf } from "../../src/store/setup";
import { type PlannedRun, plannedRuns } from "./plan";
import { recordLanes } from "./record";

const folder = fileURLToPath(new URL("../../public/runs/", import.meta.url));
const pathOf = ({ id }: PlannedRun): string => `${folder}${id}.json`;

async function record(planned: PlannedRun): Promise<void> {
  const { id, setup } = planned;
  const dataset = await loadDataset({ data: setup.dataset }, () => undefined);
  if (dataset.kind !== "synthetic twin") throw new Error(`${id} is not on data that the lab makes itself.`);
  const specs = specsOf(setup);
  const recording = await recordLanes(specs, dataset, await startBackend("wasm"), (lane, epoch) => {
    if (epoch % 10 === 0) process.stderr.write(`${id}: lane ${lane + 1} of ${specs.length}, epoch ${epoch}\n`);
  });
  writeFileSync(pathOf(planned), recordingText(recording));
}

/** Describes a recorded run for the list that the page reads first. */
function describe({ id, title, sentence }: PlannedRun, { made, release, lanes }: Recording, bytes: number): ShippedRun {
  const starts = lanes.flatMap(({ events }) => events.flatMap((event) => (event.type === "started" ? [event] : [])));
  const [{ dataset, backend }] = starts;
  return {
    ...{ file: `${id}.json`, title, sentence },
    origin: `Recorded by \`npm run record\` on ${dataset.name}, a graph that the lab makes itself.`,
    ...{ release, made, device: backend.device },
    steps: Math.max(...starts.map(({ plan }) => plan.steps)),
    bytes,
  };
}

function writeIndex(): void {
  const runs = plannedRuns
    .filter((planned) => existsSync(pathOf(planned)))
    .map((planned) => {
      const text = readFileSync(pathOf(planned), "utf8");
      return describe(planned, parseRecording(text, planned.id), Buffer.byteLength(text));
    });
  writeFileSync(`${folder}index.json`, `${JSON.stringify({ runs }, null, 2)}\n`);
}

async function main(ids: readonly string[]): Promise<number> {
  const odd = ids.find((id) => id !== "index" && !plannedRuns.some((planned) => planned.id === id));
  if (odd) {
    const known = plannedRuns.map(({ id }) => id).join(", ");
    throw new InputError(`There is no run "${odd}" to record; choose of ${known}.`);
  }
  mkdirSync(folder, { recursive: true });
  for (const planned of plannedRuns) if (ids.length === 0 || ids.includes(planned.id)) await record(planned);
  writeIndex();
  return 0;
}

endWith(main(process.argv.slice(2)));
