/**
 * A fault in what a person gave (a file, a link, an option): its message says what is wrong, where, and what to do.
 *
 * Shown as it stands in the page and on the command line; any other error is a fault of the lab's own.
 */
export class InputError extends Error {
  override readonly name = "InputError";
}
