import { InputError } from "../lib/inputError";
import { endedEvents } from "../record/eventShape";
import { parseJson } from "../record/parse";
import { aNumber, aText, listOf, objectOf, oneOf, tableOf } from "../record/shape";
import { sweepCells } from "./cells";
import { startOf } from "./record";
import { type GivenSweep, resolveSweep } from "./resolve";
import type { SweepDataset, SweepFile, SweepSpec } from "./types";

const format = "sparse-gnn-lab sweep";

const specShape = objectOf({
  version: (value, place) => {
    if (value !== 1) {
      throw new InputError(
        `${place} is ${String(value)}, but this lab reads version 1; use the lab that wrote the file.`,
      );
    }
  },
  datasets: listOf(objectOf({ id: aText, task: aText, model: aText })),
  methods: listOf(aText),
  sparsities: listOf(aNumber),
  seeds: listOf(aNumber),
  comparison: oneOf(["fair", "as released"]),
  quirks: listOf(aText),
  settings: tableOf(() => undefined),
});

const fileShape = objectOf(
  { spec: specShape, records: listOf(objectOf({ cell: aText, version: aText, events: endedEvents })) },
  { shard: objectOf({ index: aNumber, count: aNumber }) },
);

/** Completes and checks a spec as if a person had given it; data sets of files are known by the spec itself. */
function readSpec({ datasets, ...rest }: SweepSpec): SweepSpec {
  const byId = new Map(datasets.map((dataset): [string, SweepDataset] => [dataset.id, dataset]));
  const given: GivenSweep = { ...rest, datasets: datasets.map(({ id }) => id) };
  return resolveSweep(given, (id) => byId.get(id));
}

/**
 * Checks a value that came from outside and returns it as a sweep.
 *
 * @param name what to call the file in messages.
 * @throws InputError naming the first place that is not as it must be.
 */
export function checkSweepFile(value: unknown, name: string): SweepFile {
  if ((value as { format?: unknown } | null)?.format !== format) {
    throw new InputError(
      `${name} is not a sweep: it lacks "format": "${format}". Give a file that \`sweep --json\` or the page has written.`,
    );
  }
  try {
    fileShape(value, "the sweep");
    const { spec: given, shard, records } = value as SweepFile;
    const spec = readSpec(given);
    const cells = new Map(sweepCells(spec).map((cell) => [cell.id, cell]));
    const seen = new Set<string>();
    for (const record of records) {
      const cell = cells.get(record.cell);
      if (!cell) throw new InputError(`the run ${record.cell} is not one of the sweep's.`);
      if (seen.has(record.cell)) throw new InputError(`the run ${record.cell} stands in it twice.`);
      seen.add(record.cell);
      const ran = startOf(record)?.spec;
      if (ran && (ran.dataset !== cell.dataset || ran.method !== cell.method || ran.seed !== cell.seed)) {
        throw new InputError(`the run ${record.cell} is of ${ran.method} on ${ran.dataset} with seed ${ran.seed}.`);
      }
    }
    return { format, spec, ...(shard ? { shard } : {}), records };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(`${name} is a broken sweep: ${error.message}`);
  }
}

/**
 * Reads the text of a sweep's file.
 *
 * @throws InputError where it is not JSON or not a sweep.
 */
export function parseSweepFile(text: string, name: string): SweepFile {
  return checkSweepFile(parseJson(text, name), name);
}
