import { fault } from "./fault";

/** What of an archive makes a data set. */
export type ArchiveChoice<T> =
  | { readonly form: "months"; readonly files: readonly T[] } // one file a month
  | { readonly form: "one"; readonly data: T; readonly labels?: T };

interface Named {
  readonly name: string; // with its folders
}

const dataName = /\.(edges|edgelist|el|txt|tsv|csv|dat|tab|npz|mtx|net|zip)(\.gz)?$|\.gz$/i;
const proseName = /^(readme|licen[cs]e|copying|requirements|notes?|changelog|manifest|about)\b/i;
const labelName = /label|class|department|community|group/i;
const monthName = /^\d{4}-\d{2}\.csv$/i;

/** Tells from a file's name, without its folders, whether it holds one month of an edge list. */
export function isMonthName(name: string): boolean {
  return monthName.test(name);
}

/** Tells from a file's name, without its folders, whether it holds node labels. */
export function isLabelName(name: string): boolean {
  return labelName.test(name);
}

/** The one data set of STAR's archive that the lab knows; DBLP and Reddit lie beside it. */
const brainName = /^brain_5000nodes\.npz$/i;

/**
 * Chooses by name what of an archive's files makes a data set: months, one file, or one with its node labels.
 *
 * Throws InputError that lists what was found where that is not clear.
 */
export function chooseFromArchive<T extends Named>(fileName: string, entries: readonly T[]): ArchiveChoice<T> {
  const files = entries.filter(({ name }) => !name.endsWith("/") && !/(^|\/)(__MACOSX\/|\.)/.test(name));
  const months = files.filter((file) => isMonthName(baseOf(file)));
  const folders = new Set(months.map(folderOf));
  if (months.length > 1 && folders.size === 1) return { form: "months", files: months };
  if (folders.size > 1) throw unclear(fileName, months, "monthly files in several folders");
  const brain = files.filter((file) => brainName.test(baseOf(file)));
  if (brain.length === 1) return { form: "one", data: brain[0] };

  const candidates = files.filter((file) => dataName.test(file.name) && !proseName.test(baseOf(file)));
  const labels = candidates.filter((file) => isLabelName(baseOf(file)));
  const edges = candidates.filter((file) => !labels.includes(file));
  // A file that is named as the archive is what the archive is about.
  const main = edges.filter((file) => stemOf(baseOf(file)) === stemOf(fileName));
  const data = edges.length === 1 ? edges : main;
  if (data.length === 1 && labels.length <= 1) return { form: "one", data: data[0], labels: labels[0] };
  if (candidates.length === 1) return { form: "one", data: candidates[0] };
  if (candidates.length > 0) throw unclear(fileName, candidates, "several files that may be data");
  throw unclear(fileName, files, "no file that looks like an edge list or npz");
}

function unclear(fileName: string, files: readonly Named[], what: string): Error {
  const listed =
    files.length === 0
      ? "nothing"
      : files
          .slice(0, 8)
          .map(({ name }) => name)
          .join(", ");
  const found = files.length > 8 ? `${listed} and ${files.length - 8} more` : listed;
  return fault(
    fileName,
    undefined,
    `the archive holds ${what} (found ${found}); unpack the archive and choose the file with the edges.`,
  );
}

function baseOf({ name }: Named): string {
  return name.slice(name.lastIndexOf("/") + 1);
}

function folderOf({ name }: Named): string {
  return name.slice(0, name.lastIndexOf("/") + 1);
}

function stemOf(path: string): string {
  return path
    .slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1)
    .split(".")[0]
    .toLowerCase();
}
