import { type ByteSource, collectBytes, readChunks } from "./byteSource";
import { type EdgeList, parseEdgeList } from "./edgeList";
import { fault } from "./fault";
import { plainText } from "./plainText";

/** One month of an edge list: rows of `from_id to_id weight` under a header, the month in its name. */
export interface MonthFile {
  readonly name: string; // YYYY-MM.csv, with folders or without
  open(): ByteSource;
}

const mostMails = 1_000_000; // of one pair in one month

/**
 * Reads an edge list that comes as one file a month, as CTGCN's copy of ia-email does.
 *
 * The time of an edge is the first second of the month (UTC); a weight is a number of e-mails and gives as many edges.
 * Throws InputError with file and line.
 */
export function readMonths(name: string, files: readonly MonthFile[], signal?: AbortSignal): Promise<EdgeList> {
  const inOrder = [...files].sort((a, b) => (baseOf(a.name) < baseOf(b.name) ? -1 : 1));
  return parseEdgeList(name, edgeRows(inOrder, signal));
}

async function* edgeRows(files: readonly MonthFile[], signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  for (const { name, open } of files) {
    const time = monthStart(name);
    const text = new TextDecoder().decode(await collectBytes(plainText(name, readChunks(open(), { name, signal }))));
    const rows: string[] = [];
    for (const [i, line] of text.split(/\r?\n/).entries()) {
      if (line.trim() === "") continue;
      const fields = line.split("\t");
      if (i === 0 && fields[0] === "from_id") continue;
      const weight = fields.length === 3 && /^\d+(\.0+)?$/.test(fields[2].trim()) ? Number(fields[2]) : Number.NaN;
      if (!(weight >= 1 && weight <= mostMails) || fields[0] === "" || fields[1] === "") {
        throw fault(name, i + 1, "expected from_id, to_id and a whole number of e-mails from 1 on, separated by tabs.");
      }
      rows.push(`${fields[0]} ${fields[1]} 1 ${time}\n`.repeat(weight));
    }
    yield new TextEncoder().encode(rows.join(""));
  }
}

/** Returns the first second of the month that a file is named after, in seconds since 1970. */
function monthStart(name: string): number {
  const found = /^(\d{4})-(0[1-9]|1[0-2])\.csv$/i.exec(baseOf(name));
  if (!found) throw fault(name, undefined, "the name is no month; expected one such as 1999-05.csv.");
  return Date.UTC(Number(found[1]), Number(found[2]) - 1) / 1000;
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
