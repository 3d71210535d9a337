/** A growing set of places, whole numbers from 0 on, of any size: a `Set` ends at 2^24 members and takes several times the memory. */
export interface PlaceSet {
  readonly size: number;
  /** Adds a place unless it is there. */
  add(place: number): void;
  /** Returns the places, ascending. */
  sorted(): Float64Array;
}

/** Creates an empty set with room for so many places, at 8 to 16 bytes each. */
export function createPlaceSet(room: number): PlaceSet {
  // Open addressing in a power of two of slots, of which a third or more stay free.
  const slots = new Float64Array(2 ** Math.ceil(Math.log2(1.5 * Math.max(1, room) + 1))).fill(-1);
  const last = slots.length - 1;
  let size = 0;
  return {
    get size() {
      return size;
    },
    add: (place) => {
      // Both halves of the number count, or the places of large layers would crowd.
      let at = (Math.imul(place % 2 ** 32, 0x9e3779b1) ^ Math.imul(Math.floor(place / 2 ** 32), 0x85ebca6b)) >>> 0;
      at = (at ^ (at >>> 15)) & last;
      while (slots[at] >= 0 && slots[at] !== place) at = (at + 1) & last;
      if (slots[at] === place) return;
      if (size === room) throw new RangeError(`There is no room for more than ${room} places.`);
      slots[at] = place;
      size++;
    },
    sorted: () => slots.filter((place) => place >= 0).sort(),
  };
}
