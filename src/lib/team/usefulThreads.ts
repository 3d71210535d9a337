/** More threads than this do not make a step shorter that takes a millisecond as it is. */
const most = 8;

/**
 * Counts the threads that it is useful to start here, the caller's included.
 *
 * A page has work of its own, so it keeps a core: with as many threads as cores its tasks were seen to wait for over 50 ms.
 */
export function usefulThreads(): number {
  const node: Pick<NodeJS.Process, "getBuiltinModule"> | undefined = globalThis.process;
  const system = node?.getBuiltinModule?.("node:os");
  if (system) return Math.min(most, system.availableParallelism());
  const cores = navigator.hardwareConcurrency || 1;
  return Math.min(most, Math.max(1, cores - 1));
}
