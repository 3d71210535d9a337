import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** What the other program says of itself in its first line. */
export interface PeerGreeting {
  readonly about: string; // name and versions
  readonly devices: readonly string[]; // "cpu", "cuda"
}

/** An answer to a request: its own fields, or what went wrong. */
export type PeerAnswer = Readonly<Record<string, unknown>> & { readonly error?: string };

/** Another program that takes turns with this one: a JSON line asks, a JSON line answers. */
export interface Peer extends PeerGreeting {
  /** Asks and waits for the answer; throws what the other program says went wrong. */
  ask(request: Readonly<Record<string, unknown>>): Promise<PeerAnswer>;
  /** Ends the other program. */
  close(): void;
}

/** One computing thread for whatever library the other program uses. */
const oneThread = {
  OMP_NUM_THREADS: "1",
  OPENBLAS_NUM_THREADS: "1",
  MKL_NUM_THREADS: "1",
  BLIS_NUM_THREADS: "1",
  VECLIB_MAXIMUM_THREADS: "1",
} as const;

/** Starts a program and waits for its greeting; returns what it said instead where it ends before. */
export async function startPeer(command: string, args: readonly string[]): Promise<Peer | string> {
  const child = spawn(command, args, { env: { ...process.env, ...oneThread }, stdio: "pipe" });
  let complaint = "";
  child.stderr.on("data", (text: Buffer) => {
    complaint = `${complaint}${text}`.slice(-2000);
  });
  child.stdin.on("error", () => undefined); // the end of the program tells more
  const ended = endOf(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextLine = async (): Promise<string | undefined> => {
    const line = await Promise.race([lines.next(), ended.then(() => ({ done: true, value: undefined }) as const)]);
    return line.done ? undefined : line.value;
  };
  const first = await nextLine();
  if (first === undefined) return (await ended) ?? (complaint.trim().split("\n").at(-1) || "it ended at once");
  const greeting = JSON.parse(first) as PeerGreeting;
  return {
    ...greeting,
    ask: async (request) => {
      child.stdin.write(`${JSON.stringify(request)}\n`);
      const line = await nextLine();
      if (line === undefined) throw new Error(`${greeting.about} ended: ${complaint.trim().split("\n").at(-1)}`);
      const answer = JSON.parse(line) as PeerAnswer;
      if (answer.error) throw new Error(answer.error);
      return answer;
    },
    close: () => {
      child.kill();
    },
  };
}

/** Resolves when a program has ended, with the reason where it could not even be started. */
async function endOf(child: ChildProcessWithoutNullStreams): Promise<string | undefined> {
  try {
    // "close" comes when all that it wrote has been read.
    await once(child, "close");
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
