/** A GPU that was lost may come back; what it reports as an error it will report again. */
type DeviceFault = "lost" | "error";

/** Is told of a fault of the GPU in one sentence. */
type FaultCallback = (message: string, fault: DeviceFault) => void;

const callbacks = new Set<FaultCallback>();
const watched = new WeakSet<GPUDevice>();
let firstFault: Parameters<FaultCallback> | undefined;

/**
 * Calls back when the GPU is lost or reports an error that nobody asked about; at once if that has happened already.
 *
 * Results after a fault are void: the run must end. Returns a function that ends the watch.
 */
export function onDeviceFault(callback: FaultCallback): () => void {
  callbacks.add(callback);
  if (firstFault) callback(...firstFault);
  return () => callbacks.delete(callback);
}

/** Begins to watch a device, once; one that the program destroys itself counts as no fault. */
export function watchDevice(device: GPUDevice): void {
  if (watched.has(device)) return;
  watched.add(device);
  device.lost.then(({ reason, message }) => {
    if (reason !== "destroyed") report(`The GPU was lost (${message || "no reason given"}).`, "lost");
  });
  device.addEventListener("uncapturederror", ({ error }) => {
    const what = error instanceof GPUOutOfMemoryError ? "ran out of memory" : "reported an error";
    // After the first line come the lines of the shader and where in the program it was made.
    const [detail] = error.message.split("\n");
    report(`The GPU ${what}: ${detail}`, "error");
  });
}

function report(...fault: Parameters<FaultCallback>): void {
  firstFault ??= fault;
  for (const callback of callbacks) callback(...fault);
}
