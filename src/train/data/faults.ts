import { InputError } from "../../lib/inputError";

/** Says in a sentence what went wrong with a data set; undefined where it was stopped on purpose. */
export function dataSentence(error: unknown): string | undefined {
  if (error instanceof InputError) return error.message;
  if (isNamed(error, "AbortError")) return undefined;
  const detail = error instanceof Error ? error.message : String(error);
  if (isNamed(error, "QuotaExceededError")) return noRoom;
  if (error instanceof RangeError || /memory|allocation|array length/i.test(detail)) {
    return `There was not enough memory to read it (${detail}). Close other tabs, or cut the file down on the command line.`;
  }
  return `Reading failed inside the lab (${detail}). Try again; if it fails again, reload the page.`;
}

/** What a person is told where the browser gives the page no more room. */
const noRoom =
  "The browser gives this page no more room to keep files. Remove stored data sets, or free space on this device.";

/** Says why a data set is here for this visit only: it could not be kept, which is no fault of the data. */
export function keepingSentence(error: unknown): string {
  const detail = error instanceof Error ? error.message : String(error);
  const why =
    error instanceof InputError || isNamed(error, "QuotaExceededError") ? dataSentence(error) : `(${detail}).`;
  return `It could not be kept in this browser: ${why} It is at hand until the page is closed.`;
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}
