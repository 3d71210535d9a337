/** A way to read a finished English text: its translation, and how much of the text was recognised. */
export interface Reading {
  readonly text: string;
  readonly known: number; // letters and signs that stand in the catalogue, values not counted
}

/** A template taken apart. */
interface Pattern {
  readonly key: string;
  readonly pattern: RegExp;
  readonly pieces: readonly string[]; // around the values
  readonly places: readonly number[];
  readonly own: number; // letters and signs around the values
  readonly letters: number; // of these
  readonly text: string;
}

/** A template with fewer letters of its own recognises a text only if what stands last in it is a figure, or recognised too. */
const telling = 6;

/** Longer texts are shown as they are: no sentence of the lab is so long, and a file may hold anything. */
const longest = 1500;

/** Readings are kept, because a page asks for the same texts at every redraw; so many at most. */
const mostKept = 2000;

/**
 * Recognises finished English texts by a catalogue.
 *
 * The engine, the readers and records of earlier visits speak plain English, across workers and files, where nothing but text
 * survives. A text is one of the catalogue, or matches a template (the same words around the values, which are read in
 * turn), or is several sentences; of several readings that one is taken which recognises most.
 */
export function createReader(
  catalogue: Readonly<Record<string, string>>,
  fill: (text: string, values: readonly string[]) => string,
  join: (sentences: readonly string[]) => string,
): (text: string) => string {
  let patterns: readonly Pattern[] | undefined;
  const kept = new Map<string, Reading>();

  const byTemplate = (
    text: string,
    { pattern, pieces, places, own, letters, text: translated }: Pattern,
  ): Reading | undefined => {
    // Far quicker than the pattern, and nearly always the end of it.
    if (!text.startsWith(pieces[0]) || !text.endsWith(pieces[pieces.length - 1])) return undefined;
    if (pieces.length > 2 && !pieces.every((piece) => text.includes(piece))) return undefined;
    const found = pattern.exec(text);
    if (!found) return undefined;
    const values: string[] = [];
    let known = 0;
    let sure = letters >= telling;
    for (const [i, place] of places.entries()) {
      const value = read(found[i + 1]);
      values[place] = value.text;
      known += value.known;
      if (i === places.length - 1) sure ||= value.known > 0 || !/\p{L}/u.test(value.text);
    }
    return sure ? { text: fill(translated, values), known: own + known } : undefined;
  };
  const bySentence = (text: string): Reading | undefined => {
    const sentences = text.split(/(?<=[.!?…]) (?=[\p{Lu}\p{Lo}“])/u);
    if (sentences.length < 2) return undefined;
    const readings = sentences.map(read);
    return { text: join(readings.map((one) => one.text)), known: readings.reduce((sum, { known }) => sum + known, 0) };
  };
  const look = (text: string): Reading => {
    if (Object.hasOwn(catalogue, text)) return { text: catalogue[text], known: text.length };
    let best: Reading = { text, known: 0 };
    if (text.length > longest || !/\p{L}/u.test(text)) return best;
    const take = (reading: Reading | undefined): void => {
      if (reading && reading.known > best.known) best = reading;
    };
    // What splits a text most loosely comes first and wins where all recognise as much: sentences, then lists, then the rest.
    take(bySentence(text));
    patterns ??= compile(catalogue);
    for (const pattern of patterns) take(byTemplate(text, pattern));
    return best;
  };
  const read = (text: string): Reading => {
    const known = kept.get(text);
    if (known) return known;
    const reading = look(text);
    if (kept.size >= mostKept) kept.clear();
    kept.set(text, reading);
    return reading;
  };
  return (text) => read(text).text;
}

/** Tells whether a template is a list of two, which splits a text before any other template reads it. */
function isList(key: string): boolean {
  return /^\{0\}(, | and )\{1\}$/.test(key);
}

function compile(catalogue: Readonly<Record<string, string>>): readonly Pattern[] {
  return Object.entries(catalogue)
    .filter(([key]) => /\{\d+\}/.test(key) && /[^\s]/.test(key.replace(/\{\d+\}/g, "")))
    .map(([key, text]) => ({
      key,
      text,
      own: key.replace(/\{\d+\}/g, "").length,
      letters: key.match(/\p{L}/gu)?.length ?? 0,
      pieces: key.split(/\{\d+\}/),
      places: [...key.matchAll(/\{(\d+)\}/g)].map(([, place]) => Number(place)),
      pattern: new RegExp(
        `^${key
          .split(/\{\d+\}/)
          .map((words) => words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
          .join("([^]*?)")}$`,
      ),
    }))
    .sort((a, b) => Number(isList(b.key)) - Number(isList(a.key)) || b.own - a.own);
}
