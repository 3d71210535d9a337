import { decodeLink, encodeLink, isLinkKey, type Link, type ReadLink, readLink } from "./link";
import { isLinkText, type LinkProblem, readWishes, type Wishes } from "./wishes";

/** The part of the page's address that the lab reads. */
export interface AddressParts {
  readonly search: string; // with `?`, or empty
  readonly hash: string; // with `#`, or empty
}

/** What concerns the page as a whole: it stands in the address's query, where a change of it loads the page anew. */
export interface PageWishes {
  readonly view?: string;
  readonly backend?: string;
  readonly lang?: string;
  readonly theme?: string;
  readonly lecture?: string;
  readonly lesson?: string;
}

const pageKeys: readonly string[] = [
  "view",
  "backend",
  "lang",
  "theme",
  "lecture",
  "lesson",
] satisfies (keyof PageWishes)[];

const silent = (): void => undefined;

function wishesOfSearch(search: string): Wishes {
  const wishes = new Map<string, string>();
  // Mail programs and search engines add words of their own to queries: what the lab does not know is none of its business.
  for (const [key, value] of new URLSearchParams(search))
    if (isLinkKey(key) && !wishes.has(key)) wishes.set(key, value);
  return wishes;
}

/** Moves what concerns the page from the hash to the query, so that each word has one place; an address in order stays as it is. */
export function settle({ search, hash }: AddressParts): AddressParts {
  const words = hash.replace(/^#/, "").split("&");
  const isOfPage = (word: string): boolean => pageKeys.includes(word.slice(0, word.indexOf("=")));
  const moved = words.filter(isOfPage);
  if (!isLinkText(hash) || moved.length === 0) return { search, hash };
  const query = new URLSearchParams(search);
  for (const [key, value] of readWishes(moved.join("&"), silent)) query.set(key, value);
  const rest = words.filter((word) => !isOfPage(word)).join("&");
  return { search: `?${query}`, hash: rest && `#${rest}` };
}

/** Reads the link that a page's address is; undefined where it says nothing of a set-up. The hash goes before the query. */
export function linkOfAddress({ search, hash }: AddressParts, base: string | undefined): ReadLink | undefined {
  const ofSearch = wishesOfSearch(search);
  if (!isLinkText(hash)) return ofSearch.size === 0 ? undefined : readLink(ofSearch, base);
  if (ofSearch.size === 0) return decodeLink(hash, base);
  const problems: LinkProblem[] = [];
  const ofHash = readWishes(hash, (what, instead) => problems.push({ what, instead }));
  return readLink(new Map([...ofSearch, ...ofHash]), base, problems);
}

/** Writes the address of a link on the page at `page`. */
export function addressOf(page: string, link: Link, wishes: PageWishes = {}): string {
  const url = new URL(page);
  url.search = String(new URLSearchParams(Object.entries(wishes).filter(([, value]) => value !== undefined)));
  url.hash = encodeLink(link);
  return url.href;
}

/** Returns the query without words of a set-up, which the hash says from now on. */
export function withoutSetup(search: string): string {
  const query = new URLSearchParams(search);
  for (const key of [...query.keys()]) if (isLinkKey(key)) query.delete(key);
  const text = String(query);
  return text && `?${text}`;
}
