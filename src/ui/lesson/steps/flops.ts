import type { Words } from "../../../words/words";
import { arxiv, type StepWords, thePaper } from "../stepWords";

/** FLOPs accounting: counted against measured. */
export function flopsWords(t: Words): StepWords {
  return {
    title: t`Count the arithmetic`,
    short: t`Train and prune pays for the dense net until the cut; sparse training pays for the sparse net from the start.`,
    body: [
      t`One multiply-add is 2 FLOPs; backward counts as twice forward. f_D and f_S are the forward FLOPs of the dense and the sparse net for one sample. The lab adds them up step by step, as steps happen.`,
      t`Walks, embedding and evaluation are not training FLOPs and are in neither lane.`,
    ],
    formulas: [
      { text: "SLR: 3 f_D → 3 f_S", spoken: t`SLR: three f D a step, after the cut three f S` },
      {
        text: "RigL: 3 f_S,  Δm: 2 f_S + f_D",
        spoken: t`RigL: three f S a step; at a mask update two f S plus f D`,
      },
    ],
    press: t`Press Run. Afterwards set the axis to Seconds (X).`,
    look: t`Over FLOPs the two curves end far apart. And over seconds?`,
    question: t`RigL counts a fraction of the FLOPs. Does it take that fraction of the time?`,
    answer: t`No. Counted FLOPs say what is necessary, not what is done: the kernels here multiply the zeros too, and a mask on a dense kernel runs no faster. Measured seconds stand beside the count, and their ratio is another. Hardware or kernels that skip zeros would have to turn the count into time.`,
    papers: [thePaper, arxiv("Evci et al. 2020", "1911.11134")],
  };
}
