import { fault } from "../fault";
import { parseNpy } from "../npy";
import { type PreparedMeta, preparedFormat, preparedVersion } from "./format";

const kinds: readonly unknown[] = ["real", "real, month resolution", "synthetic twin", "file"];

/** Reads what a prepared file says of itself; throws InputError where that is no prepared form, a newer one, or wrong. */
export function parseMeta(fileName: string, bytes: Uint8Array): PreparedMeta {
  const { values } = parseNpy(`${fileName}, meta`, bytes);
  const fail = (sentence: string) => fault(fileName, undefined, sentence);
  let meta: Partial<Record<keyof PreparedMeta, unknown>> | null = null;
  try {
    meta = JSON.parse(String(values[0]));
  } catch {
    throw fail('the array "meta" is no JSON; expected a prepared file as docs/data.md describes it.');
  }
  if (typeof meta !== "object" || meta?.format !== preparedFormat) {
    throw fail(`the array "meta" does not name the format "${preparedFormat}"; expected a prepared file.`);
  }
  const { version, form, name, kind, nodes, edges, dropped } = meta;
  if (!isCount(version) || version < 1)
    throw fail(`"version" in meta is ${String(version)}; expected a number from 1.`);
  if (version > preparedVersion) {
    throw fail(
      `the file was made by a newer version of the lab (form ${version}, this lab reads up to ${preparedVersion}); update the lab, or prepare the data again with this one.`,
    );
  }
  if (form !== "temporal" && form !== "features") {
    throw fail(`"form" in meta is ${JSON.stringify(form)}; expected "temporal" or "features".`);
  }
  if (typeof name !== "string" || name.trim() === "") throw fail('"name" in meta is missing; expected a name to show.');
  if (!kinds.includes(kind))
    throw fail(`"kind" in meta is ${JSON.stringify(kind)}; expected one of ${kinds.join("; ")}.`);
  for (const [field, value] of Object.entries({ nodes, edges, dropped: dropped ?? 0 })) {
    if (!isCount(value)) throw fail(`"${field}" in meta is ${JSON.stringify(value)}; expected a whole number.`);
  }
  for (const field of ["dataset", "citation", "licence"] as const) {
    if (meta[field] !== undefined && typeof meta[field] !== "string") throw fail(`"${field}" in meta is no text.`);
  }
  return meta as PreparedMeta;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
