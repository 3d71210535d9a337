/** Values that are dear to make, by what determines them. */
export interface Cache<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
}

/** Creates a cache that forgets the least recently used values beyond `maxBytes`; the newest is always kept. */
export function createBoundedCache<T>(maxBytes: number, bytesOf: (value: T) => number): Cache<T> {
  const values = new Map<string, T>();
  return {
    get: (key) => {
      const value = values.get(key);
      if (value !== undefined) {
        values.delete(key);
        values.set(key, value);
      }
      return value;
    },
    set: (key, value) => {
      values.delete(key);
      values.set(key, value);
      let bytes = [...values.values()].reduce((sum, each) => sum + bytesOf(each), 0);
      for (const [oldest, each] of values) {
        if (bytes <= maxBytes || oldest === key) break;
        values.delete(oldest);
        bytes -= bytesOf(each);
      }
    },
  };
}
