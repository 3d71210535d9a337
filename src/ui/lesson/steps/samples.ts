import type { Words } from "../../../words/words";
import { arxiv, type StepWords } from "../stepWords";

/** How links become samples: temporal walks, skip-gram, pairs. */
export function samplesWords(t: Words): StepWords {
  return {
    title: t`How links become samples`,
    short: t`Temporal walks turn who wrote to whom, and when, into a vector for each node; two vectors side by side are a sample.`,
    body: [
      t`A walk goes along edges in the order of time: from node u, reached at time t, only edges later than t are open, as a message could have travelled. Skip-gram then learns 8 numbers a node, so that nodes near one another on walks get similar vectors.`,
      t`Edges are sorted by time. The last 20 % are what the test asks for; 60 % and 20 % of all, from before that cut, train and validate. To each linked pair comes one that is no edge, so chance is 50 %. The net sees 8 + 8 numbers and answers with one probability.`,
    ],
    formulas: [
      {
        text: "p(x) ∝ exp((t_x − t) / Δ_u),  t_x > t",
        spoken: t`the probability of going to x is proportional to the exponential of t x minus t, divided by delta u, for t x later than t`,
      },
      {
        text: "[e_u, e_v] ∈ ℝ^{8+8} → 128 → 1",
        spoken: t`the vectors of u and v, 8 plus 8 numbers, go through 128 units to one output`,
      },
    ],
    press: t`Press Run.`,
    look: t`The progress bar: walks, then the embedding, and only then training. All that later steps prune are the 16 × 128 + 128 = 2,176 weights of the net; the embedding stays as it is.`,
    question: t`The walks see only edges from before the cut. What would be wrong with all edges?`,
    answer: t`The vectors would know the test: the ends of a test link would lie near one another on walks, and the test accuracy would flatter. The released code walks over the whole graph; Advanced, “Walks see”, lets you find out what that does.`,
    papers: [
      { label: "Nguyen et al., Continuous-Time Dynamic Network Embeddings, WWW 2018" },
      { label: "Talati et al., IISWC 2021" },
      arxiv("Mikolov et al. 2013", "1310.4546"),
    ],
  };
}
