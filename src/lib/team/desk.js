// @ts-check
// The shared desk at which a team's threads find their work, in plain JavaScript because Node starts a member of the
// team from this file as it is.
//
// One word counts the parts that nobody has taken. A thread takes a part by lowering it, and only then reads which job
// it is: whoever holds a part keeps the job from ending, so nothing on the desk can change under its hands, and a
// thread that wakes up late finds 0 and goes back to sleep without anybody having waited for it.

/** Words of the desk. */
const untaken = 0;
const undone = 1;
const job = 2;
const argumentCount = 3;
const sleepers = 4;
const failed = 5;
const messageLength = 6;

const headBytes = 64;
const messageBytes = 512;

/** The most arguments of all parts together that one call of the desk can hold. */
export const deskCapacity = 1 << 15;

/** How long a thread looks for work before it sleeps, in milliseconds: waking takes longer than a short job. */
const patience = 0.05;

/** Looks between two looks at the clock. */
const looks = 64;

/** Reserves the shared memory of a desk. */
export function createDesk() {
  return new SharedArrayBuffer(headBytes + messageBytes + 8 * deskCapacity);
}

/**
 * Sits down at a desk with the functions of one thread's own instance, in the order that all threads agree on.
 *
 * @param {SharedArrayBuffer} memory
 * @param {readonly Function[]} jobs
 */
export function sitDown(memory, jobs) {
  const words = new Int32Array(memory, 0, headBytes / 4);
  const message = new Uint8Array(memory, headBytes, messageBytes);
  const numbers = new Float64Array(memory, headBytes + messageBytes, deskCapacity);

  /** Waits until a word differs from a value: at first by looking, then asleep. */
  const waitWhile = (/** @type {number} */ word, /** @type {number} */ value) => {
    const end = performance.now() + patience;
    do {
      for (let look = 0; look < looks; look++) if (Atomics.load(words, word) !== value) return;
    } while (performance.now() < end);
    Atomics.add(words, sleepers, 1);
    Atomics.wait(words, word, value);
    Atomics.sub(words, sleepers, 1);
  };

  /** Wakes who sleeps on a word; costs one read where nobody sleeps. */
  const wake = (/** @type {number} */ word) => {
    if (Atomics.load(words, sleepers) > 0) Atomics.notify(words, word);
  };

  /** Says that parts are done. */
  const finish = (/** @type {number} */ count) => {
    if (Atomics.sub(words, undone, count) === count) wake(undone);
  };

  /** Keeps the first failure's words and calls off the parts that nobody has taken. */
  const callOff = (/** @type {unknown} */ error) => {
    if (Atomics.compareExchange(words, failed, 0, 1) === 0) {
      const text = new TextEncoder().encode(error instanceof Error ? error.message : String(error));
      message.set(text.subarray(0, messageBytes));
      words[messageLength] = Math.min(text.length, messageBytes);
    }
    const left = Atomics.exchange(words, untaken, 0);
    if (left > 0) finish(left);
  };

  /** One call's arguments, the same array for all. */
  const given = /** @type {number[]} */ ([]);

  /** Does parts until none is left to take. */
  const work = () => {
    for (;;) {
      const left = Atomics.load(words, untaken);
      if (left <= 0) return;
      if (Atomics.compareExchange(words, untaken, left, left - 1) !== left) continue;
      const count = words[argumentCount];
      const from = (left - 1) * count;
      try {
        given.length = count;
        for (let i = 0; i < count; i++) given[i] = numbers[from + i];
        Reflect.apply(jobs[words[job]], undefined, given);
      } catch (error) {
        callOff(error);
      }
      finish(1);
    }
  };

  return {
    /** Works whenever there is work, for ever. */
    serve() {
      for (;;) {
        work();
        waitWhile(untaken, 0);
      }
    },
    /**
     * Lays out a job, works on it with the others and returns when all of it is done; throws what a part threw.
     *
     * @param {number} index
     * @param {readonly (readonly number[])[]} calls
     */
    lead(index, calls) {
      const count = calls[0].length;
      // Parts are taken from the last to the first: laid out backwards, they are begun in their order.
      for (let part = 0; part < calls.length; part++) numbers.set(calls[part], (calls.length - 1 - part) * count);
      words[job] = index;
      words[argumentCount] = count;
      words[failed] = 0;
      Atomics.store(words, undone, calls.length);
      Atomics.store(words, untaken, calls.length);
      wake(untaken);
      work();
      for (let left = Atomics.load(words, undone); left > 0; left = Atomics.load(words, undone))
        waitWhile(undone, left);
      if (words[failed]) throw new Error(new TextDecoder().decode(message.slice(0, words[messageLength])));
    },
  };
}
