/** A table from whole numbers below 2^53 to the numbers they were given, by open addressing. */
export interface IntegerTable {
  /** Returns the number kept for a key, -1 where there is none. */
  find(key: number): number;
  /** Returns the number kept for a key, or keeps `fresh` for it and returns that. */
  intern(key: number, fresh: number): number;
}

const multiplier = 0x9e3779b1; // 2^32 / golden ratio: neighbouring ids land far apart

/** Creates an empty integer table; it doubles when two thirds full, so a key takes at most three slots of 16 bytes. */
export function createIntegerTable(): IntegerTable {
  let bits = 10;
  // Key and number side by side: a look-up in a large table costs one cache miss, not two.
  let slots = new Float64Array(2 << bits).fill(-1); // row-major [slots, 2], key -1 = free
  let used = 0;
  const placeOf = (key: number): number => {
    const high = (key / 4294967296) | 0;
    let place = (Math.imul((key | 0) ^ Math.imul(high, 0x85ebca6b), multiplier) >>> (32 - bits)) * 2;
    while (slots[place] !== key && slots[place] !== -1) place = (place + 2) & (slots.length - 1);
    return place;
  };
  const grow = (): void => {
    const old = slots;
    bits++;
    slots = new Float64Array(2 << bits).fill(-1);
    for (let at = 0; at < old.length; at += 2) {
      if (old[at] === -1) continue;
      const place = placeOf(old[at]);
      slots[place] = old[at];
      slots[place + 1] = old[at + 1];
    }
  };
  return {
    find: (key) => slots[placeOf(key) + 1],
    intern: (key, fresh) => {
      const place = placeOf(key);
      if (slots[place] === key) return slots[place + 1];
      slots[place] = key;
      slots[place + 1] = fresh;
      if (++used * 3 > slots.length) grow();
      return fresh;
    },
  };
}
