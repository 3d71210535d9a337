import type { Words } from "../../../words/words";
import { arxiv, type StepWords } from "../stepWords";

/** Train and prune with a penalty before the cut: ADMM and SLR. */
export function penaltyWords(t: Words): StepWords {
  return {
    title: t`Prepare the cut: ADMM and SLR`,
    short: t`A penalty pulls the weights toward a sparse copy of themselves before the cut, so that less is lost by it.`,
    body: [
      t`W learns; Z is its copy with only k weights. In the pruning phase (epochs 21 to 30) each epoch ends with a new Z and new multipliers, which remember how far W and Z are apart: U in ADMM, Λ in SLR. SLR changes Λ only when the Lagrangian has fallen (surrogate optimality), in steps whose size it controls.`,
      t`Until the cut at epoch 30 all masks are ones: pulled is not removed.`,
    ],
    formulas: [
      {
        text: "min_W  f(W) + (ρ/2) ‖W − Z + U‖^2",
        spoken: t`minimise over W: f of W plus rho over 2 times the squared norm of W minus Z plus U`,
      },
      {
        text: "ADMM: Z ← Π_k(W + U),  U ← U + W − Z",
        spoken: t`ADMM: Z becomes the projection of W plus U on its k largest; U becomes U plus W minus Z`,
      },
      {
        text: "SLR: Z ← Π_k(W + Λ/ρ),  Λ ← Λ + s (W − Z)",
        spoken: t`SLR: Z becomes the projection of W plus lambda over rho on its k largest; lambda becomes lambda plus s times W minus Z`,
      },
    ],
    press: t`Press Run.`,
    look: t`Accuracy: magnitude falls at epoch 20. How far do ADMM and SLR fall at epoch 30, and where does each end?`,
    question: t`Suppose the prepared cut costs no accuracy. What does it cost instead?`,
    answer: t`Dense arithmetic. Every step before the cut is a step of the dense net, so 30 of 40 epochs are. However sparse the result, ADMM and SLR take at least three quarters of the dense net’s training FLOPs, magnitude at least half.`,
    papers: [arxiv("Zhang et al. 2018 (ADMM)", "1804.03294"), arxiv("Gurevin et al., IJCAI 2021 (SLR)", "2012.10079")],
  };
}
