/** Remainders of the CRC polynomial of zip: `tables[k][byte]` is the byte followed by k zero bytes. */
const tables = makeTables();

function makeTables(): readonly Uint32Array[] {
  const first = new Uint32Array(256).map((_, byte) => {
    let remainder = byte;
    for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
    return remainder;
  });
  const all = [first];
  for (let k = 1; k < 4; k++) all.push(all[k - 1].map((value) => (value >>> 8) ^ first[value & 255]));
  return all;
}

/** Returns the CRC-32 of bytes that follow others whose CRC-32 is `before`. */
export function crc32(bytes: Uint8Array, before = 0): number {
  const [t0, t1, t2, t3] = tables;
  let crc = ~before;
  let at = 0;
  // Four bytes a turn: a file of 1 GB takes seconds instead of ten.
  for (const end = bytes.length - 3; at < end; at += 4) {
    crc ^= bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);
    crc = t3[crc & 255] ^ t2[(crc >>> 8) & 255] ^ t1[(crc >>> 16) & 255] ^ t0[crc >>> 24];
  }
  for (; at < bytes.length; at++) crc = (crc >>> 8) ^ t0[(crc ^ bytes[at]) & 255];
  return ~crc >>> 0;
}
