import type { BackendId } from "../../ops/backendInfo";
import type { LanguageId } from "../../words/words";
import type { ViewId } from "../state";
import { addressOf } from "./address";
import type { HideId } from "./flags";
import type { Link } from "./link";

/** What a person who shares a link may wish of how it opens. */
export interface ShareWishes {
  readonly run: boolean; // at once
  readonly lecture: boolean;
  readonly language?: LanguageId; // else whatever the receiver's browser speaks
  readonly backend?: BackendId; // else the fastest that works there
  readonly hide: readonly HideId[];
}

/** The wishes that the Share window opens with. */
export const noWishes: ShareWishes = { run: false, lecture: false, hide: [] };

/** Writes the address that opens a link as it is wished for, on the page at `page`. */
export function shareAddress(page: string, link: Link, view: ViewId, wishes: ShareWishes): string {
  const { run, lecture, language, backend, hide } = wishes;
  const { hide: _hidden, run: _run, ...bare } = link;
  return addressOf(
    page,
    { ...bare, ...(hide.length > 0 && { hide }), ...(run && { run }) },
    { view: view === "run" ? undefined : view, lang: language, backend, lecture: lecture ? "1" : undefined },
  );
}

const marks: Readonly<Record<string, string>> = { "&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;" };

/** Writes the HTML that embeds an address in another page, as wide as there is room. */
export function embedSnippet(address: string, title: string): string {
  const safe = (text: string): string => text.replace(/[&"<>]/g, (mark) => marks[mark]);
  return `<iframe src="${safe(address)}" title="${safe(title)}" width="100%" height="560" style="border: 0" allow="clipboard-write; web-share; fullscreen" loading="lazy"></iframe>`;
}
