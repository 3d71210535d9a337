import { Fragment, type ReactNode } from "react";

interface RichProps {
  readonly text: string; // in which <name>words</name> marks what a tag wraps
  readonly tags: Readonly<Record<string, (words: string) => ReactNode>>;
}

/**
 * Shows a sentence parts of which are links, buttons or stressed.
 *
 * The whole sentence is one text, because other languages put its parts in another order: t`<b>Not here.</b> Get <a>it</a>.`
 * Marks that no tag is given for stay as they are, so that a value may hold any signs.
 */
export function Rich({ text, tags }: RichProps) {
  const names = Object.keys(tags).join("|");
  // Splitting by a pattern with groups gives in turn: plain text, a tag's name, its words.
  const pieces = text.split(new RegExp(`<(${names})>([^]*?)</\\1>`));
  return pieces.map((piece, i) => {
    if (i % 3 === 1) return null;
    return <Fragment key={i}>{i % 3 === 0 ? piece : tags[pieces[i - 1]](piece)}</Fragment>;
  });
}
