import { existsSync, readFileSync } from "node:fs";
import type { Ending } from "./runCommand";

/** What one part of the tests found. */
export interface Outcome {
  readonly passed: number;
  readonly skipped: readonly string[]; // names
  readonly failures: readonly string[]; // names with the first line of the reason
}

interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages?: readonly string[] | null;
    }[];
  }[];
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly file: string;
    readonly tests: readonly {
      readonly projectName: string;
      readonly status: "expected" | "unexpected" | "flaky" | "skipped";
      readonly results: readonly { readonly error?: { readonly message?: string } }[];
    }[];
  }[];
}

interface PlaywrightReport extends PlaywrightSuite {
  readonly errors: readonly { readonly message?: string }[];
}

/** Returns a name with the first line of a reason, without the colours of a terminal. */
function failure(name: string, reason = ""): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what colours start with
  const [line] = reason.replace(/\u001b\[[0-9;]*m/g, "").split("\n");
  return line ? `${name}\n      ${line}` : name;
}

/** Reads what a tool reported; a tool that failed without a failure in its report counts as one. */
function readReport<R>(part: string, path: string, ending: Ending, read: (report: R) => Outcome): Outcome {
  const crash = { passed: 0, skipped: [], failures: [`${part}: no report was written (${ending.reason})`] };
  if (!existsSync(path)) return crash;
  let outcome: Outcome;
  try {
    outcome = read(JSON.parse(readFileSync(path, "utf8")) as R);
  } catch {
    return crash;
  }
  if (ending.ok || outcome.failures.length > 0) return outcome;
  return { ...outcome, failures: [`${part}: all reported tests passed, but the run failed (${ending.reason})`] };
}

/** Counts the tests in a JSON report of Vitest; a file that could not be loaded counts as one failure. */
export function vitestOutcome(part: string, path: string, ending: Ending): Outcome {
  return readReport<VitestReport>(part, path, ending, ({ testResults }) => {
    let passed = 0;
    const skipped: string[] = [];
    const failures: string[] = [];
    for (const file of testResults) {
      let failed = 0;
      for (const test of file.assertionResults) {
        if (test.status === "passed") passed++;
        else if (test.status === "failed") {
          failed++;
          failures.push(failure(`${part}: ${test.fullName}`, test.failureMessages?.[0]));
        } else skipped.push(`${part}: ${test.fullName}`);
      }
      if (file.status === "failed" && failed === 0) failures.push(failure(`${part}: ${file.name}`, file.message));
    }
    return { passed, skipped, failures };
  });
}

/** Counts the tests in a JSON report of Playwright; an error outside any test counts as one failure. */
export function playwrightOutcome(part: string, path: string, ending: Ending): Outcome {
  return readReport<PlaywrightReport>(part, path, ending, (report) => {
    let passed = 0;
    const skipped: string[] = [];
    const failures = report.errors.map(({ message }) => failure(`${part}: outside any test`, message));
    const visit = (suite: PlaywrightSuite): void => {
      for (const spec of suite.specs ?? []) {
        for (const test of spec.tests) {
          const name = `${part}: ${spec.title} [${test.projectName}]`;
          if (test.status === "expected") passed++;
          else if (test.status === "skipped") skipped.push(name);
          else failures.push(failure(name, test.results.at(-1)?.error?.message));
        }
      }
      for (const inner of suite.suites ?? []) visit(inner);
    };
    visit(report);
    return { passed, skipped, failures };
  });
}

/** Counts a tool that only says yes or no as one test. */
export function checkOutcome(part: string, ending: Ending): Outcome {
  return ending.ok
    ? { passed: 1, skipped: [], failures: [] }
    : { passed: 0, skipped: [], failures: [`${part}: ${ending.reason}; its messages stand above`] };
}
