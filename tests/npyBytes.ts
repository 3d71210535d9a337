/** Writes a NumPy array by hand: magic, version, header length, header, data. */
export function npyBytes(
  descr: string,
  shape: string,
  data: ArrayBufferView,
  { version = 1, fortran = false }: { version?: number; fortran?: boolean } = {},
): Uint8Array {
  const order = fortran ? "True" : "False";
  const header = new TextEncoder().encode(`{'descr': '${descr}', 'fortran_order': ${order}, 'shape': ${shape}, }\n`);
  const length =
    version === 1 ? [header.length & 255, header.length >> 8] : [header.length & 255, header.length >> 8, 0, 0];
  const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, version, 0, ...length];
  return new Uint8Array([...magic, ...header, ...new Uint8Array(data.buffer, data.byteOffset, data.byteLength)]);
}
