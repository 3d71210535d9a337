type Releasable = Uint32Array | Int32Array | Float64Array | Float32Array;

/** Node 20 has no `transfer`; a port whose other end was closed some time ago drops a message with all that it carries. */
const nowhere = "transfer" in ArrayBuffer.prototype ? undefined : deadEnd();

function deadEnd(): MessagePort {
  const { port1, port2 } = new MessageChannel();
  port2.close();
  return port1;
}

/**
 * Gives the memory of arrays back at once, and leaves them empty; none may be in use any more, nor another view of it.
 *
 * The garbage collector does the same, but late: a loop over large arrays would hold twice what it needs.
 */
export function release(...arrays: readonly Releasable[]): void {
  const buffers = new Set(arrays.map(({ buffer }) => buffer as ArrayBuffer & { transfer?(length: number): unknown }));
  for (const buffer of buffers) {
    if (nowhere) nowhere.postMessage(undefined, [buffer]);
    else buffer.transfer?.(0);
  }
}
