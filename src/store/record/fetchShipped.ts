import { InputError } from "../../lib/inputError";
import type { Recording } from "../../record/recording";
import type { ShippedRun } from "../../record/shipped";

/** Fetches a file of the folder of recorded runs; undefined where it cannot be had. */
async function fetchText(base: string, file: string): Promise<string | undefined> {
  try {
    const answer = await fetch(new URL(`runs/${file}`, base));
    return answer.ok ? await answer.text() : undefined;
  } catch {
    return undefined;
  }
}

/** Fetches the list of the recorded runs that come with the page; undefined where there is none. */
export async function fetchShipped(base: string): Promise<readonly ShippedRun[] | undefined> {
  const text = await fetchText(base, "index.json");
  if (text === undefined) return undefined;
  const { checkShipped } = await import("../../record/shipped");
  try {
    return checkShipped(JSON.parse(text));
  } catch {
    // A host that answers any address with its own page has no recorded runs.
    return undefined;
  }
}

/**
 * Fetches a recorded run that comes with the page.
 *
 * @throws InputError where it cannot be had, or is broken.
 */
export async function fetchRecording(base: string, { file, title }: ShippedRun): Promise<Recording> {
  const text = await fetchText(base, file);
  if (text === undefined) {
    throw new InputError(
      `The recorded run “${title.en}” could not be fetched; check the connection and choose it again.`,
    );
  }
  const { parseRecording } = await import("../../record/parse");
  return parseRecording(text, file);
}
