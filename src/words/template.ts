/** A text that was recognised: its translation with places, and what stood in them. */
export interface Recognised {
  readonly text: string;
  readonly values: readonly string[];
}

/**
 * Recognises finished English texts by the templates of a catalogue.
 *
 * The engine, the readers and records of earlier visits speak plain English, across workers and files, where nothing but text
 * survives. A text matches a template if it has the same words around the values; of several, the one with the most words of its
 * own is taken, so that "{0} is broken: {1}" does not hide a longer one.
 */
export function template(catalogue: Readonly<Record<string, string>>): (text: string) => Recognised | undefined {
  let patterns:
    | readonly { readonly pattern: RegExp; readonly places: readonly number[]; readonly text: string }[]
    | undefined;
  const compile = () =>
    Object.entries(catalogue)
      .filter(([key]) => /\{\d+\}/.test(key))
      .map(([key, text]) => ({ key, text, own: key.replace(/\{\d+\}/g, "").length }))
      // A template of nearly no words would recognise everything.
      .filter(({ own }) => own >= 4)
      .sort((a, b) => b.own - a.own)
      .map(({ key, text }) => ({
        text,
        places: [...key.matchAll(/\{(\d+)\}/g)].map(([, place]) => Number(place)),
        pattern: new RegExp(
          `^${key
            .split(/\{\d+\}/)
            .map((words) => words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
            .join("([^]+?)")}$`,
        ),
      }));
  return (text) => {
    patterns ??= compile();
    for (const { pattern, places, text: translated } of patterns) {
      const found = pattern.exec(text);
      if (!found) continue;
      const values: string[] = [];
      for (const [i, place] of places.entries()) values[place] = found[i + 1];
      return { text: translated, values };
    }
    return undefined;
  };
}
