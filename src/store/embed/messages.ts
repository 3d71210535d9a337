import { InputError } from "../../lib/inputError";
import type { BackendId } from "../../ops/backendInfo";
import { aText, listOf, objectOf, tableOf } from "../../record/shape";
import type { MethodId } from "../../sparse/algorithms";
import type { MaskPicture, RunEvent, RunResult } from "../../train/protocol";
import type { Setup } from "../setup";
import type { Activity } from "../state";

/** The version of the messages; every one says it, so that the lab knows its own among others. */
export const messageVersion = 1;

/** A set-up as another page gives it: what is left out has the default of a link. */
export interface GivenSetup {
  readonly dataset?: string;
  readonly task?: string;
  readonly model?: string;
  readonly set?: Readonly<Record<string, Scalar>>;
  readonly lanes?: readonly { readonly method: string; readonly set?: Readonly<Record<string, Scalar>> }[];
}

/** A value of a setting. */
export type Scalar = string | number | boolean;

/** What another page asks of the lab. */
export type ParentMessage = {
  readonly lab: typeof messageVersion;
  readonly id?: string | number; // comes back with the answer
} & (
  | { readonly type: "set"; readonly setup: string | GivenSetup } // text is that of a link, after its `#`
  | { readonly type: "run" | "pause" | "step" | "reset" | "get" }
);

/** A run's event as another page hears it: without the bits of mask pictures, and progress only twice a second. */
export type ToldEvent =
  | Exclude<RunEvent, { type: "masksUpdated" }>
  | {
      readonly type: "masksUpdated";
      readonly step: number;
      readonly epoch: number;
      readonly updates: number; // so far
      readonly layers: Readonly<Record<string, Omit<MaskPicture, "bits">>>;
    };

/** Where the lab stands. */
export interface ToldState {
  readonly activity: Activity;
  readonly engine: "starting" | "ready" | "failed";
  readonly backend?: BackendId;
  readonly withheld: boolean; // the data is a person's own: nothing of it, its runs included, is told
  readonly setup?: Setup;
  readonly link?: string; // text of the link to the set-up, after its `#`
  readonly problem?: string; // why it cannot run as it is
  readonly lanes?: readonly {
    readonly method: MethodId;
    readonly outcome: "open" | "finished" | "stopped" | "failed";
    readonly result?: RunResult;
  }[]; // of the run on show
}

/** What the lab tells another page. */
export type LabMessage = { readonly lab: typeof messageVersion; readonly id?: string | number } & (
  | { readonly type: "ready"; readonly release: string }
  | { readonly type: "state"; readonly state: ToldState; readonly problems?: readonly string[] }
  | { readonly type: "event"; readonly lane: number; readonly event: ToldEvent }
  | { readonly type: "error"; readonly message: string }
);

const aScalar = (value: unknown, place: string): void => {
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") {
    throw new InputError(`${place} must be text, a number, true or false.`);
  }
};

const setupShape = objectOf(
  {},
  {
    dataset: aText,
    task: aText,
    model: aText,
    set: tableOf(aScalar),
    lanes: listOf(objectOf({ method: aText }, { set: tableOf(aScalar) })),
  },
);

const commands = ["set", "run", "pause", "step", "reset", "get"];

/** Tells whether a message is meant for the lab at all; pages send each other all kinds of things. */
export function isForLab(data: unknown): data is { readonly lab: unknown } {
  return typeof data === "object" && data !== null && Object.hasOwn(data, "lab");
}

/** Returns the id of a message, by which its sender knows the answer. */
export function idOf(data: object): string | number | undefined {
  const { id } = data as { id?: unknown };
  return typeof id === "string" || typeof id === "number" ? id : undefined;
}

/**
 * Reads a message of another page.
 *
 * @throws InputError saying what is wrong with it, and where.
 */
export function readMessage(data: { readonly lab: unknown }): ParentMessage {
  if (data.lab !== messageVersion) {
    throw new InputError(`message.lab must be ${messageVersion}, the version of the lab's messages.`);
  }
  const { type, setup } = data as { type?: unknown; setup?: unknown };
  if (typeof type !== "string" || !commands.includes(type)) {
    throw new InputError(`message.type must be one of ${commands.join(", ")}.`);
  }
  if (type === "set" && typeof setup !== "string") setupShape(setup, "message.setup");
  return data as ParentMessage;
}
