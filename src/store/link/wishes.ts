/** What a link asks for: keys and values as they are read, each key once. */
export type Wishes = ReadonlyMap<string, string>;

/** Something of a link that cannot be had, in finished English sentences. */
export interface LinkProblem {
  readonly what: string; // which part, where, and what is wrong with it
  readonly instead?: string; // what the lab does now
}

/** Takes note of a problem. */
export type Report = (what: string, instead?: string) => void;

/** Longest text that is read of a link; browsers and chat programs cut longer ones anyway. */
export const longestLink = 8192;

/** Shortens what a link says to what a sentence can hold. */
export function shown(text: string, length = 40): string {
  const signs = [...text];
  return signs.length > length ? `${signs.slice(0, length - 1).join("")}…` : text;
}

/** Tells whether an address's hash is a link of the lab and not the name of a place on the page, such as `#results`. */
export function isLinkText(hash: string): boolean {
  return hash.includes("=");
}

/** Replaces halves of characters, which no address can hold. */
function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, "\ufffd");
}

function unescaped(text: string, report: Report): string {
  try {
    return wellFormed(decodeURIComponent(text));
  } catch {
    report(`“${shown(text)}” is wrongly encoded.`, "It is read as it stands.");
    return wellFormed(text);
  }
}

/** Reads the text of a link, `key=value&key=value`, with or without `#` before it; nothing in it makes it throw. */
export function readWishes(text: string, report: Report): Wishes {
  const wishes = new Map<string, string>();
  let words = text.replace(/^#/, "");
  if (words.length > longestLink) {
    report(`The link is ${words.length} characters long.`, `Only the first ${longestLink} are read.`);
    words = words.slice(0, longestLink);
    words = words.slice(0, Math.max(0, words.lastIndexOf("&")));
  }
  for (const word of words.split("&")) {
    if (word === "") continue;
    const equals = word.indexOf("=");
    if (equals < 1) {
      report(`“${shown(word)}” is no wish of the form key=value.`, "It is left out.");
      continue;
    }
    const key = unescaped(word.slice(0, equals), report);
    if (wishes.has(key)) report(`“${shown(key)}” is there twice.`, "The first one counts.");
    else wishes.set(key, unescaped(word.slice(equals + 1), report));
  }
  return wishes;
}

/** Escapes only what would end a value or an address, so that a person can read and edit the link. */
function escaped(text: string): string {
  return encodeURIComponent(wellFormed(text))
    .replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%(3A|2F|2C|40)/g, decodeURIComponent);
}

/** Writes wishes as the text of a link. */
export function writeWishes(wishes: Iterable<readonly [string, string]>): string {
  return [...wishes].map(([key, value]) => `${escaped(key)}=${escaped(value)}`).join("&");
}
