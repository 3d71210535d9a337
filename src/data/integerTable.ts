/** A table from whole numbers below 2^53 to the numbers they were given, by open addressing. */
export interface IntegerTable {
  /** Returns the number kept for a key, -1 where there is none. */
  find(key: number): number;
  /** Returns the number kept for a key, or keeps `fresh` for it and returns that. */
  intern(key: number, fresh: number): number;
}

const multiplier = 0x9e3779b1; // 2^32 / golden ratio: neighbouring ids land far apart

/** Creates an empty integer table; it doubles when two thirds full. */
export function createIntegerTable(): IntegerTable {
  let bits = 10;
  let keys = new Float64Array(1 << bits);
  let values = new Int32Array(1 << bits).fill(-1);
  let used = 0;
  const slotOf = (key: number): number => {
    const high = (key / 4294967296) | 0;
    let slot = Math.imul((key | 0) ^ Math.imul(high, 0x85ebca6b), multiplier) >>> (32 - bits);
    while (values[slot] !== -1 && keys[slot] !== key) slot = (slot + 1) & (keys.length - 1);
    return slot;
  };
  const grow = (): void => {
    const oldKeys = keys;
    const oldValues = values;
    bits++;
    keys = new Float64Array(1 << bits);
    values = new Int32Array(1 << bits).fill(-1);
    for (let i = 0; i < oldKeys.length; i++) {
      if (oldValues[i] === -1) continue;
      const slot = slotOf(oldKeys[i]);
      keys[slot] = oldKeys[i];
      values[slot] = oldValues[i];
    }
  };
  return {
    find: (key) => values[slotOf(key)],
    intern: (key, fresh) => {
      const slot = slotOf(key);
      if (values[slot] !== -1) return values[slot];
      keys[slot] = key;
      values[slot] = fresh;
      if (++used * 3 > keys.length * 2) grow();
      return fresh;
    },
  };
}
