/** Returns how many threads this machine runs at once, as far as it says so; at least 1. */
export function countCores(): number {
  const node: Pick<NodeJS.Process, "getBuiltinModule"> | undefined = globalThis.process;
  const os = node?.getBuiltinModule?.("node:os");
  return Math.max(1, os ? os.availableParallelism() : (globalThis.navigator?.hardwareConcurrency ?? 1));
}
