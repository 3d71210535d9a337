/** One side of a comparison: work that can be done again and again, in units such as training steps. */
export interface Contestant {
  /** Does so many units and resolves when all of them are done on the device. */
  run(units: number): Promise<void>;
  /** Frees what it holds. */
  dispose(): void;
}

/** How long a comparison may take. */
export interface Budget {
  readonly repeats: number;
  readonly turnMs: number; // length of one turn of one contestant that is aimed at
  /** A clock in milliseconds, the one on the wall where left out; that of the processor times one thread on a busy machine. */
  readonly now?: () => number;
}

/** What was measured of one contestant. */
export interface Timing {
  readonly firstMs: number; // the first unit, with whatever had to be compiled
  readonly unitsPerTurn: number;
  readonly unitMs: readonly number[]; // one per repeat: length of the turn / its units; none after a failure
  readonly failure?: string; // what its first unit threw
}

/** Compiling and finding the units of a turn take about so many turns. */
const warmUpTurns = 2;

/** A contestant in a race under way. */
interface Entry {
  readonly contestant: Contestant;
  readonly firstMs: number;
  readonly units: number;
  readonly rounds: number;
  readonly unitMs: number[];
  readonly failure?: string;
}

/** A contestant whose one unit takes so many turns is measured no further than by its first unit. */
const tooSlow = 100;

/** A contestant whose one unit takes so many turns has one round only, that in which the units of a turn are found. */
const verySlow = 20;

/** A contestant whose one unit takes so many turns has half the rounds. */
const slow = 3;

/**
 * Measures contestants in turns: first the first unit of each, which compiles; then as many as fill a turn, which sets
 * the units of its turns; then `repeats` rounds in which each has one turn.
 *
 * Whatever else the machine does then hits all alike. A very slow contestant has fewer rounds, at least one; one that throws has none.
 * `onTurn` hears how far the race is, in turns.
 */
export async function race(
  contestants: readonly Contestant[],
  { repeats, turnMs, now = () => performance.now() }: Budget,
  onTurn: (done: number, all: number) => void = () => undefined,
): Promise<Timing[]> {
  const entries: Entry[] = [];
  const all = contestants.length * (warmUpTurns + repeats);
  for (const [index, contestant] of contestants.entries()) {
    onTurn(index * warmUpTurns, all);
    let firstMs: number;
    try {
      firstMs = await timed(contestant, 1, now);
    } catch (error) {
      const failure = error instanceof Error ? error.message : String(error);
      entries.push({ contestant, firstMs: Number.NaN, units: 0, rounds: 0, unitMs: [], failure });
      continue;
    }
    if (firstMs > tooSlow * turnMs) {
      entries.push({ contestant, firstMs, units: 1, rounds: 0, unitMs: [firstMs] });
      continue;
    }
    const { units, turn } = await fillTurn(contestant, turnMs, now);
    const rounds = turn > verySlow * turnMs ? 0 : turn > slow * turnMs ? Math.ceil(repeats / 2) : repeats;
    entries.push({ contestant, firstMs, units, rounds, unitMs: rounds === 0 ? [turn / units] : [] });
  }
  for (let round = 0; round < repeats; round++) {
    onTurn(contestants.length * (warmUpTurns + round), all);
    for (const { contestant, units, rounds, unitMs } of entries) {
      if (round < rounds) unitMs.push((await timed(contestant, units, now)) / units);
    }
  }
  return entries.map(({ firstMs, units, unitMs, failure }) => ({ firstMs, unitsPerTurn: units, unitMs, failure }));
}

/** Runs ever more units until they take a good part of a turn; returns how many make one, and how long that is. */
async function fillTurn(
  contestant: Contestant,
  turnMs: number,
  now: () => number,
): Promise<{ units: number; turn: number }> {
  let units = 1;
  for (;;) {
    const took = await timed(contestant, units, now);
    if (took >= turnMs / 4) {
      const scaled = Math.max(1, Math.round((units * turnMs) / took));
      return { units: scaled, turn: (took / units) * scaled };
    }
    // At most tenfold: the first units run before the compiler has seen them often.
    units = Math.ceil(units * Math.min(10, turnMs / took));
  }
}

async function timed(contestant: Contestant, units: number, now: () => number): Promise<number> {
  const start = now();
  await contestant.run(units);
  return now() - start;
}
