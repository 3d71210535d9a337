import { InputError } from "../lib/inputError";
import { aCount, aText, listOf, objectOf } from "./shape";

/** A text in the languages of the page. */
export type Said = Readonly<Record<"en" | "zh", string>>;

/** A recorded run that comes with the page. */
export interface ShippedRun {
  readonly file: string; // beside the index
  readonly title: Said;
  readonly sentence: Said; // what it shows
  readonly origin: string; // how it was made
  readonly release: string;
  readonly made: string; // when, as ISO 8601
  readonly device: string; // that it was measured on
  readonly steps: number; // of its longest lane
  readonly bytes: number;
}

const said = objectOf({ en: aText, zh: aText });

const index = objectOf({
  runs: listOf(
    objectOf({
      ...{ file: aText, title: said, sentence: said, origin: aText, release: aText, made: aText, device: aText },
      ...{ steps: aCount, bytes: aCount },
    }),
  ),
});

/**
 * Checks the list of recorded runs that a host sends.
 *
 * @throws InputError where it is none.
 */
export function checkShipped(value: unknown): readonly ShippedRun[] {
  index(value, "The list of recorded runs");
  const { runs } = value as { runs: readonly ShippedRun[] };
  const odd = runs.find(({ file }) => !/^[\w-]+\.json$/.test(file));
  if (odd) throw new InputError(`The list of recorded runs names ${odd.file}, which is no file beside it.`);
  return runs;
}
