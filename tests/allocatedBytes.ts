const kinds = ["Uint8Array", "Uint16Array", "Uint32Array", "Int32Array", "Float32Array", "Float64Array"] as const;
const copying = ["slice", "map", "filter"] as const;

/** Returns how many bytes of typed arrays a piece of work allocates in all: no less than it ever holds. */
export function allocatedBytes(work: () => void): number {
  let bytes = 0;
  const undo: (() => void)[] = [];
  for (const kind of kinds) {
    const original = globalThis[kind] as unknown as new (...args: unknown[]) => Uint32Array;
    const counting = new Proxy(original, {
      construct(target, args: unknown[]) {
        const made = new target(...args);
        if (!(args[0] instanceof ArrayBuffer)) bytes += made.byteLength;
        return made;
      },
    });
    Object.assign(globalThis, { [kind]: counting });
    undo.push(() => Object.assign(globalThis, { [kind]: original }));
    for (const method of copying) {
      const copy = original.prototype[method] as (...args: unknown[]) => Uint32Array;
      Object.assign(original.prototype, {
        [method](this: unknown, ...args: unknown[]) {
          const made = copy.apply(this, args);
          bytes += made.byteLength;
          return made;
        },
      });
      undo.push(() => Object.assign(original.prototype, { [method]: copy }));
    }
  }
  try {
    work();
  } finally {
    for (const step of undo) step();
  }
  return bytes;
}
