/** What a thread needs to take part. */
export interface MemberStart {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly desk: SharedArrayBuffer;
  readonly jobs: readonly string[];
}

/** A thread at work for a team. */
export interface Member {
  /** Ends it. */
  end(): void;
}

/** Node's modules, where this is Node: by this way the page's build sees no import that it would have to replace. */
const node: Pick<NodeJS.Process, "getBuiltinModule"> | undefined = globalThis.process;

/** Starts a thread and waits until it is at work; `undefined` where it does not get there. */
export async function startMember(start: MemberStart): Promise<Member | undefined> {
  const threads = node?.getBuiltinModule?.("node:worker_threads");
  // Node's workers have the browser's constructor and methods; only their events go by other names.
  const Worker = (threads?.Worker ?? globalThis.Worker) as typeof globalThis.Worker | undefined;
  if (!Worker) return undefined;
  const worker = new Worker(new URL("./member.js", import.meta.url), { type: "module" });
  const ready = await new Promise<boolean>((settle) => {
    if (threads) {
      const emitter = worker as unknown as NodeJS.EventEmitter;
      emitter.once("message", (data) => settle(data === "ready"));
      emitter.once("error", () => settle(false));
    } else {
      worker.onmessage = ({ data }) => settle(data === "ready");
      worker.onerror = () => settle(false);
    }
    worker.postMessage(start);
  });
  if (!ready) {
    worker.terminate();
    return undefined;
  }
  // A team that waits for work does not keep a program of Node alive.
  if (threads) (worker as unknown as { unref(): void }).unref();
  return { end: () => void worker.terminate() };
}
