import { findDataset } from "../../src/data/registry";
import { version } from "../../src/lib/version";
import { type Figure, figuresOf } from "../../src/paper/sweepFigures";
import { claims } from "../../src/sweep/claims";
import { quirksInForce } from "../../src/sweep/quirksInForce";
import { summarizeSweep } from "../../src/sweep/summary";
import type { SweepFile } from "../../src/sweep/types";
import { type Verdict, verdictsOf } from "../../src/sweep/verdict";
import { methodName, verdictWords } from "../../src/sweep/verdictSentence";
import { quirks } from "../../src/train/quirks";
import { plain } from "./markdown";
import type { Replication } from "./provenance";
import { dataLines, settingLines, startsOf } from "./setup";
import { pairTable, resultTable } from "./tables";

/** A report with the pictures that it shows. */
export interface Report {
  readonly markdown: string;
  readonly figures: readonly { readonly file: string; readonly svg: string }[]; // file relative to the report
}

function list(values: readonly (string | number)[]): string {
  return values.join(", ");
}

function backendsOf(sweeps: readonly SweepFile[]): string {
  const starts = sweeps.flatMap((sweep) => sweep.spec.datasets.flatMap(({ id }) => startsOf(sweep, id)));
  return [...new Set(starts.map(({ backend }) => backend.device))].join("; ") || "none yet";
}

function headLines({ provenance, sweeps }: Replication): string[] {
  const { commit, changed, node, machine, finished } = provenance;
  const versions = [...new Set(sweeps.flatMap(({ records }) => records.map((record) => record.version)))];
  const runs = sweeps.reduce((sum, { records }) => sum + records.length, 0);
  return [
    "# The paper's experiment, run by the lab",
    "",
    "A sweep over methods, sparsity levels and seeds, and the two claims of *Towards Sparsification of Graph Neural Networks*",
    "(Peng et al., ICCD 2022, arXiv:2209.04766) held against it. Every figure was computed by this lab; none is the paper's.",
    "Made by `npm run replicate`; `npm run replicate -- --from results.json --out <folder>` makes it again without training.",
    "",
    `- Code: commit ${commit}${changed ? ", with changes that are not committed" : ""}; version ${list(versions) || version}.`,
    `- Backend: ${backendsOf(sweeps)}; Node ${node.replace("v", "")}; ${machine}; finished ${finished}.`,
    `- Runs: ${runs}.`,
    "",
  ];
}

function setupLines({ spec }: SweepFile): string[] {
  const inForce = new Set(spec.datasets.flatMap((dataset) => quirksInForce(spec, dataset)));
  const on = [...inForce].map((id) => `*${quirks[id].label}* (${quirks[id].help.replace(/\.$/, "")})`);
  const comparison =
    spec.comparison === "fair"
      ? "fair: the same optimizer, batch and evaluation for all methods; with the same seed all have the same splits, batches and initial weights"
      : `as in the released code, with these quirks on: ${on.join("; ") || "none"}`;
  const judge = spec.quirks.includes("chosenByTest") ? "test, as in the released code" : "validation";
  return [
    `- Comparison: ${comparison}.`,
    `- Models: chosen by ${judge} accuracy among the epochs at the final sparsity; the test accuracy of the chosen one is reported.`,
    `- Seeds: ${list(spec.seeds)}. Sparsity levels: ${list(spec.sparsities)}.`,
  ];
}

const captions: Readonly<Record<Figure["id"], string>> = {
  accuracy:
    "Mean over seeds, band of one standard deviation. The small dense net has as many weights as the sparse ones.",
  flops:
    "Counted, in RigL's convention. Fewer FLOPs are no speed-up: a dense kernel with a mask runs no faster. Lines that lie on each other are drawn in the order of the legend.",
  front: "Each method at each level. Nothing lies above and to the left of the front.",
  density: "Share of each layer's weights that the final masks keep.",
};

function failedLines(levels: ReturnType<typeof summarizeSweep>): string[] {
  const failed = levels.flatMap(({ method, sparsity, failed: runs }) =>
    runs.map(({ seed, message }) => `- ${method} at ${sparsity}, seed ${seed}: ${message}`),
  );
  const missing = levels.reduce((sum, level) => sum + level.missing.length, 0);
  return [
    ...(failed.length > 0 ? ["### Runs that failed", "", ...failed, ""] : []),
    ...(missing > 0
      ? [
          `**${missing} ${missing === 1 ? "run" : "runs"} of this data set ${missing === 1 ? "has" : "have"} not been done; all figures are without.**`,
          "",
        ]
      : []),
  ];
}

/** Says how the dense nets do over the levels of the verdict: what sparse methods are to be held against. */
function baselineLines(levels: ReturnType<typeof summarizeSweep>, verdict: Verdict | undefined): string[] {
  const pooled = verdict?.headline?.sparsities ?? [];
  const reached = (["small-dense", "dense"] as const).flatMap((method) => {
    const own = levels.filter(
      (level) => level.method === method && (method === "dense" || pooled.includes(level.sparsity)),
    );
    const means = own.flatMap(({ figures }) => (figures ? [figures.accuracy.mean] : []));
    if (means.length === 0 || means.length < own.length) return [];
    const mean = means.reduce((sum, one) => sum + one, 0) / means.length;
    return [`the ${methodName(method).toLowerCase()} net reaches ${(100 * mean).toFixed(1)} %`];
  });
  if (pooled.length === 0 || reached.length === 0) return [];
  return [`Over the levels of the verdict ${reached.join(" and ")}: what a sparse net is to be held against.`, ""];
}

function sectionOf(sweep: SweepFile, dataset: string): { lines: string[]; figures: Report["figures"] } {
  const levels = summarizeSweep(sweep).filter((level) => level.dataset === dataset);
  const verdict = verdictsOf(sweep).find((one) => one.dataset === dataset);
  const starts = startsOf(sweep, dataset);
  const name = findDataset(dataset)?.label ?? dataset;
  const drawn = figuresOf(name, levels);
  const fileOf = (figure: Figure): string => `figures/${dataset.replace(/[^\w.-]+/g, "-")}-${figure.id}.svg`;
  const claim = verdict?.claim;
  const lines = [
    `## ${name}`,
    "",
    ...(verdict ? [`**Claim ${verdict.claim.number}: ${verdictWords(verdict)}.**`, ""] : []),
    ...baselineLines(levels, verdict),
    ...dataLines(dataset, starts),
    ...setupLines(sweep),
    "",
    ...failedLines(levels),
    "### Results",
    "",
    "Test accuracy of the chosen models, mean ± standard deviation over seeds; FLOPs counted (backward = 2 × forward, beside",
    "it without the first layer's input gradient), time measured on the backend named above, other processes beside it.",
    "A dense training that train-and-prune runs share was done once; its FLOPs and its time count in each of them.",
    "",
    ...resultTable(levels),
    "",
    ...drawn.flatMap((figure) => [
      `![${figure.title}. ${captions[figure.id]}](${fileOf(figure)})`,
      "",
      captions[figure.id],
      "",
    ]),
    ...(verdict && verdict.pairs.length > 0
      ? [
          "### Every pair, pooled over levels",
          "",
          "Each seed counts once, with its mean over the levels from which on the FLOPs are few enough. The first row is the",
          "pair that stands for both families; it was named before any run, by rule and not by accuracy. Here its p is",
          "adjusted, like all, for the number of rows (Holm); in the sentence above it is not.",
          "",
          ...pairTable(verdict.pairs, verdict),
          "",
          "### Every pair at every level of the claim",
          "",
          ...pairTable(verdict.levels, verdict),
          "",
        ]
      : []),
    ...(claim ? [`Claim ${claim.number}: ${claim.statement}`, ""] : []),
    "<details><summary>How the nets were trained</summary>",
    "",
    ...settingLines(starts),
    "",
    "</details>",
    "",
  ];
  return { lines, figures: drawn.map((figure) => ({ file: fileOf(figure), svg: figure.svg })) };
}

const method = [
  "## How the claims are tested",
  "",
  "Runs are paired by seed: both methods of a pair have the same split, batches and initial weights. The mean difference of",
  "test accuracy is held against a mark by a paired t test, one-sided at 5 % in each direction: *holds* where the difference",
  "is shown to lie above the mark and the FLOPs are few enough, *does not hold* where it is shown to lie below or the FLOPs",
  "are not, else *cannot tell*. One seed decides nothing, nor does a pair of which a run failed. The paper gives no numbers",
  "for its words; these are the lab's:",
  "",
  ...Object.values(claims).map(
    ({ number, flopsShare, asked, from }) =>
      `- Claim ${number}: less than 1/${Math.round(1 / flopsShare)} of the training FLOPs, and a mean test accuracy ${asked}${from > 0 ? `, at sparsity levels from ${from} on` : ""}.`,
  ),
  "",
  "FLOPs are counted and the same for every seed, so nothing is tested there. The test takes differences of seeds for",
  "independent and roughly normal; splits of one data set overlap, so the spread over seeds is that of the experiment, not of",
  "new data. With few seeds it often cannot tell. `docs/sweeps.md` says more.",
  "",
];

/** Writes the report of a replication. */
export function reportOf(replication: Replication): Report {
  const sections = replication.sweeps.flatMap((sweep) => sweep.spec.datasets.map(({ id }) => sectionOf(sweep, id)));
  const verdicts = replication.sweeps.flatMap(verdictsOf).map(({ sentence }) => `- ${plain(sentence)}`);
  const lines = [
    ...headLines(replication),
    "## What it says of the claims",
    "",
    ...verdicts,
    "",
    ...sections.flatMap(({ lines: own }) => own),
    ...method,
  ];
  return { markdown: `${lines.join("\n").trimEnd()}\n`, figures: sections.flatMap(({ figures }) => figures) };
}
