import { InputError } from "../lib/inputError";
import { isPictured } from "../lib/pictured";
import { version as release } from "../lib/version";
import type { RunEvent } from "../train/protocol";
import { type RunSpec, resolveSpec } from "../train/spec";
import { runEvents } from "./eventShape";
import { mostLanes, type RecordedLane, type Recording, recordingFormat } from "./recording";
import { aNumber, aText, listOf, objectOf } from "./shape";

const specShape = objectOf({
  dataset: aText,
  task: aText,
  model: aText,
  method: aText,
  sparsity: aNumber,
  seed: aNumber,
});

const fileShape = objectOf({
  made: (value, place) => {
    if (typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value)) return;
    throw new InputError(`${place} must be a time, such as 2026-11-24T12:00:00Z.`);
  },
  release: aText,
  lanes: listOf(objectOf({ spec: specShape, events: runEvents })),
});

/** What must be the same in all lanes of a comparison. */
const shared = ["dataset", "task", "model", "seed"] as const;

/** A net of more weights than this is none that the lab could have trained, and would fill the memory of the page. */
const mostWeights = 200_000_000;

type Started = RunEvent & { readonly type: "started" };

/** Checks that a lane's events are of the run that its spec names, and completes the spec by today's defaults. */
function readLane({ spec: given, events }: RecordedLane, place: string): RecordedLane {
  const start = events.find((event): event is Started => event.type === "started");
  const ran: RunSpec = start?.spec ?? given;
  for (const key of [...shared, "method", "sparsity"] as const) {
    if (ran[key] !== given[key]) {
      throw new InputError(`${place} has the ${key} ${given[key]}, but its events are of ${ran[key]}.`);
    }
  }
  const spec = resolveSpec(ran);
  if (!start) return { spec, events };
  const { layers, memory } = start.plan;
  const weights = Object.values(layers).reduce((sum, { inputs, outputs }) => sum + inputs * outputs, 0);
  // Of a net on index lists there are numbers only.
  if (weights > mostWeights && !memory)
    throw new InputError(`${place} is of a net of ${weights} weights, too large to be shown.`);
  for (const event of events) {
    if (event.type !== "masksUpdated") continue;
    for (const [name, { inputs, outputs, kept }] of Object.entries(event.layers)) {
      const fits = layers[name]?.inputs === inputs && layers[name].outputs === outputs;
      const counted = memory !== undefined || (kept !== undefined && !isPictured({ inputs, outputs }));
      if (fits && counted === (kept !== undefined)) continue;
      throw new InputError(
        `${place} has a mask of ${inputs} × ${outputs} weights for ${name}, which its plan has not.`,
      );
    }
  }
  return { spec, events: events.map((event) => (event === start ? { ...start, spec } : event)) };
}

/** What may stand in a file that calls itself a recording. */
interface Given {
  readonly version?: unknown;
  readonly release?: unknown;
  readonly lanes?: unknown;
  readonly spec?: unknown;
  readonly events?: unknown;
}

/** Brings a file into today's form: the command line writes its one lane without a list. There is one version so far. */
function upToDate(value: Given): unknown {
  const { lanes = value.events && [{ spec: value.spec, events: value.events }] } = value;
  if (value.version === 1) return { ...value, lanes };
  const by = typeof value.release === "string" ? `release ${value.release}` : "another release";
  throw new InputError(
    `its version is ${JSON.stringify(value.version)}, but this lab (release ${release}) reads version 1; open it with the lab that wrote it (${by}), or reload this page for a newer one.`,
  );
}

/** Tells whether a value that came from outside calls itself a recording. */
export function isRecording(value: unknown): boolean {
  return (value as { format?: unknown } | null)?.format === recordingFormat;
}

/**
 * Checks a value that came from outside and returns it as a recording, its specs completed by today's defaults.
 *
 * @param name what to call the file in messages.
 * @throws InputError naming the first place that is not as it must be.
 */
export function checkRecording(value: unknown, name: string): Recording {
  if (!isRecording(value)) {
    throw new InputError(
      `${name} is not a recorded run: it lacks "format": "${recordingFormat}". Give a file that the page or \`run --json\` has written.`,
    );
  }
  try {
    const current = upToDate(value as Given);
    fileShape(current, "the recording");
    const { made, release, lanes: given } = current as Recording;
    if (given.length < 1 || given.length > mostLanes) {
      throw new InputError(`the recording has ${given.length} lanes; it must have 1 to ${mostLanes}.`);
    }
    const lanes = given.map((lane, i) => readLane(lane, `lanes[${i}]`));
    for (const key of shared) {
      const odd = lanes.findIndex(({ spec }) => spec[key] !== lanes[0].spec[key]);
      if (odd < 0) continue;
      const [first, other] = [lanes[0].spec[key], lanes[odd].spec[key]];
      throw new InputError(`lanes[${odd}] has the ${key} ${other}, but lanes[0] has ${first}; lanes share it.`);
    }
    return { format: recordingFormat, version: 1, made, release, lanes };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(`${name} is a broken recording: ${error.message}`);
  }
}

/**
 * Reads the text of a recording's file.
 *
 * @throws InputError where it is not JSON or not a recording.
 */
export function parseRecording(text: string, name: string): Recording {
  return checkRecording(parseJson(text, name), name);
}

/**
 * Reads JSON that came from outside.
 *
 * @throws InputError where it is none.
 */
export function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError(
      `${name} is not JSON (${(error as Error).message}); it may have been cut short; take another copy.`,
    );
  }
}
