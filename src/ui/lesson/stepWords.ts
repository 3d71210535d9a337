/** A formula as it is written, and as a screen reader says it. */
export interface FormulaWords {
  readonly text: string; // `_x` and `^x` or `_{xy}` set what follows low or high
  readonly spoken: string;
}

/** A source that a step rests on. */
export interface PaperWords {
  readonly label: string;
  readonly address?: string;
}

/** All words of a lesson step, in the reader's language. */
export interface StepWords {
  readonly title: string;
  readonly short: string; // the one sentence on the slide
  readonly body: readonly string[]; // paragraphs for whoever reads on their own
  readonly formulas: readonly FormulaWords[];
  readonly press: string;
  readonly look: string;
  readonly question: string;
  readonly answer: string;
  readonly papers: readonly PaperWords[];
}

/** Returns a paper of arXiv as a source; names and numbers are the same in every language. */
export function arxiv(label: string, number: string): PaperWords {
  return { label: `${label}, arXiv:${number}`, address: `https://arxiv.org/abs/${number}` };
}

/** The paper that the lab is about. */
export const thePaper: PaperWords = arxiv("Peng et al., ICCD 2022", "2209.04766");
