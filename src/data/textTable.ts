/** A table from byte strings to the numbers they were given; the strings lie end to end in one array. */
export interface TextTable {
  /** Returns the number kept for the bytes `start .. end`, -1 where there is none. */
  find(bytes: Uint8Array, start: number, end: number): number;
  /** Returns the number kept for the bytes `start .. end`, or keeps `fresh` for them and returns that. */
  intern(bytes: Uint8Array, start: number, end: number, fresh: number): number;
}

/** Creates an empty text table; it doubles when half full. */
export function createTextTable(): TextTable {
  let slots = new Int32Array(1 << 10).fill(-1); // entry in each slot
  let values = new Int32Array(1 << 9); // [entries]
  let hashes = new Uint32Array(1 << 9); // [entries]
  let ends = new Float64Array(1 << 9); // [entries], where each string ends in `text`; it starts where the last one ends
  let text = new Uint8Array(1 << 13);
  let used = 0;

  const equals = (entry: number, bytes: Uint8Array, start: number, end: number): boolean => {
    const from = entry === 0 ? 0 : ends[entry - 1];
    if (ends[entry] - from !== end - start) return false;
    for (let i = 0; i < end - start; i++) if (text[from + i] !== bytes[start + i]) return false;
    return true;
  };
  const slotOf = (hash: number, bytes: Uint8Array, start: number, end: number): number => {
    const last = slots.length - 1;
    let slot = hash & last;
    while (slots[slot] !== -1 && !(hashes[slots[slot]] === hash && equals(slots[slot], bytes, start, end))) {
      slot = (slot + 1) & last;
    }
    return slot;
  };
  const growTable = (): void => {
    slots = new Int32Array(slots.length * 2).fill(-1);
    for (let entry = 0; entry < used; entry++) {
      let slot = hashes[entry] & (slots.length - 1);
      while (slots[slot] !== -1) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = entry;
    }
    values = extended(values, new Int32Array(values.length * 2));
    hashes = extended(hashes, new Uint32Array(hashes.length * 2));
    ends = extended(ends, new Float64Array(ends.length * 2));
  };
  return {
    find: (bytes, start, end) => {
      const entry = slots[slotOf(hashBytes(bytes, start, end), bytes, start, end)];
      return entry === -1 ? -1 : values[entry];
    },
    intern: (bytes, start, end, fresh) => {
      const hash = hashBytes(bytes, start, end);
      const slot = slotOf(hash, bytes, start, end);
      if (slots[slot] !== -1) return values[slots[slot]];
      const from = used === 0 ? 0 : ends[used - 1];
      while (from + end - start > text.length) text = extended(text, new Uint8Array(text.length * 2));
      text.set(bytes.subarray(start, end), from);
      slots[slot] = used;
      values[used] = fresh;
      hashes[used] = hash;
      ends[used] = from + end - start;
      if (++used * 2 >= slots.length) growTable();
      return fresh;
    },
  };
}

/** Hashes bytes by FNV-1a with a last mix, so that the low bits depend on all of them. */
function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at], 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

function extended<T extends Uint8Array | Int32Array | Uint32Array | Float64Array>(old: T, longer: T): T {
  longer.set(old);
  return longer;
}
