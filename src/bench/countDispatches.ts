/** Counts the compute dispatches that WebGPU is given during some work; undefined where there is no WebGPU. */
export async function countDispatches(work: () => Promise<void>): Promise<number | undefined> {
  const pass = globalThis.GPUComputePassEncoder?.prototype;
  if (!pass) return undefined;
  const plain = pass.dispatchWorkgroups;
  let count = 0;
  pass.dispatchWorkgroups = function (...size) {
    count++;
    return plain.apply(this, size);
  };
  try {
    await work();
    return count;
  } finally {
    pass.dispatchWorkgroups = plain;
  }
}
