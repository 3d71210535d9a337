import { InputError } from "../lib/inputError";

/** Ends the process as a command does: with its code; 2 and one line for bad input; 1 and the stack for a fault of the lab's own. */
export function endWith(command: Promise<number>): void {
  command.then(
    (code) => process.exit(code), // a GPU device or worker left open must not keep the process alive
    (error: unknown) => {
      if (error instanceof InputError) process.stderr.write(`${error.message.replace(/\s*\n\s*/g, " ")}\n`);
      else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      process.exit(error instanceof InputError ? 2 : 1);
    },
  );
}
