import { datasets } from "../../data/registry";
import { InputError } from "../../lib/inputError";
import { algorithms, type MethodId } from "../../sparse/algorithms";
import { type QuirkId, quirks } from "../../train/quirks";
import { levelsText, parseLevels } from "../sweep/levels";
import { firstSweepForm, mostEpochs, mostSeeds, type SweepForm } from "../sweep/setUp";
import { readNumber } from "./value";
import { type LinkProblem, shown, type Wishes } from "./wishes";

/** Each field of a sweep's set-up by its key in a link. */
const keys = {
  datasets: "sweep.data",
  methods: "sweep.methods",
  levels: "sweep.levels",
  seeds: "sweep.seeds",
  epochs: "sweep.epochs",
  comparison: "sweep.compare",
  quirks: "sweep.quirks",
} as const satisfies Record<keyof SweepForm, string>;

const comparisons: Readonly<Record<string, SweepForm["comparison"]>> = { fair: "fair", released: "as released" };

/** A sweep's set-up as it was read from a link, and everything that cannot be had. */
export interface ReadSweep {
  readonly form: SweepForm;
  readonly problems: readonly LinkProblem[];
}

const isKnownData = (id: string): boolean => Object.hasOwn(datasets, id);

function levelsOf(text: string): string | undefined {
  try {
    return levelsText(parseLevels(text));
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

function isWhole(text: string, most: number): boolean {
  const value = readNumber(text);
  return Number.isInteger(value) && value >= 1 && value <= most;
}

/** Reads the sweep of a link; never throws: a default takes the place of what cannot be had, which is told. */
export function readSweep(wishes: Wishes): ReadSweep {
  const problems: LinkProblem[] = [];
  const known: readonly string[] = Object.values(keys);
  for (const key of wishes.keys()) {
    if (!known.includes(key)) problems.push({ what: `The lab knows no “${shown(key)}”.`, instead: "It is left out." });
  }
  const list = <T extends string>(
    field: "datasets" | "methods" | "quirks",
    all: string,
    knows: (id: string) => boolean,
  ) => {
    const text = wishes.get(keys[field]);
    const names = [...new Set(text?.split(",") ?? [])].filter((name) => name !== "");
    for (const name of names.filter((one) => !knows(one))) {
      const what = `The sweep (${keys[field]}) has “${shown(name)}”, which is none of ${all}.`;
      problems.push({ what, instead: "It is left out." });
    }
    return text === undefined ? undefined : (names.filter(knows) as T[]);
  };
  const field = (
    id: "levels" | "seeds" | "epochs",
    rule: string,
    read: (text: string) => string | undefined,
  ): string => {
    const text = wishes.get(keys[id]);
    const value = text === undefined ? undefined : read(text);
    if (text !== undefined && value === undefined) {
      const what = `The sweep's ${id} (${keys[id]}) must be ${rule}, but the link says “${shown(text)}”.`;
      problems.push({ what, instead: "The default is used." });
    }
    return value ?? firstSweepForm[id];
  };
  const compare = wishes.get(keys.comparison);
  const comparison = compare !== undefined && Object.hasOwn(comparisons, compare) ? comparisons[compare] : undefined;
  if (compare !== undefined && !comparison) {
    const what = `The sweep's comparison (${keys.comparison}) must be fair or released, but the link says “${shown(compare)}”.`;
    problems.push({ what, instead: "The fair one is used." });
  }
  const chosen = {
    datasets: list<string>("datasets", Object.keys(datasets).join(", "), isKnownData) ?? [],
    methods: list<MethodId>("methods", Object.keys(algorithms).join(", "), (id) => Object.hasOwn(algorithms, id)) ?? [],
  };
  const form: SweepForm = {
    datasets: chosen.datasets.length > 0 ? chosen.datasets : firstSweepForm.datasets,
    methods: chosen.methods.length > 0 ? chosen.methods : firstSweepForm.methods,
    levels: field("levels", "different numbers of percent, such as 50,75,90", levelsOf),
    seeds: field("seeds", `a whole number from 1 to ${mostSeeds}`, (text) =>
      isWhole(text, mostSeeds) ? text : undefined,
    ),
    epochs: field("epochs", `a whole number from 1 to ${mostEpochs}`, (text) =>
      isWhole(text, mostEpochs) ? text : undefined,
    ),
    comparison: comparison ?? firstSweepForm.comparison,
    quirks:
      list<QuirkId>("quirks", Object.keys(quirks).join(", "), (id) => Object.hasOwn(quirks, id)) ??
      firstSweepForm.quirks,
  };
  return { form, problems };
}

/** Tells which data sets of a sweep a link cannot carry: files, data at addresses, and lecture cuts. */
export function uncarried({ datasets: ids }: SweepForm): readonly string[] {
  return ids.filter((id) => !isKnownData(id));
}

/** Writes a sweep's set-up for a link: data sets and methods always, of the rest what is valid and not at its default. */
export function writeSweep(form: SweepForm): Wishes {
  const compare = Object.entries(comparisons).find(([, comparison]) => comparison === form.comparison)?.[0];
  const texts: Readonly<Record<keyof SweepForm, string | undefined>> = {
    datasets: form.datasets.filter(isKnownData).join(",") || firstSweepForm.datasets.join(","),
    methods: form.methods.join(",") || undefined,
    levels: levelsOf(form.levels)?.replaceAll(" ", ""),
    seeds: isWhole(form.seeds, mostSeeds) ? form.seeds : undefined,
    epochs: isWhole(form.epochs, mostEpochs) ? form.epochs : undefined,
    comparison: compare,
    quirks: form.quirks.join(","),
  };
  const defaults: Partial<Record<keyof SweepForm, string>> = {
    levels: firstSweepForm.levels.replaceAll(" ", ""),
    comparison: "fair",
    quirks: firstSweepForm.quirks.join(","),
  };
  const written = (Object.keys(keys) as (keyof SweepForm)[]).flatMap((field) => {
    const text = texts[field];
    return text === undefined || text === defaults[field] ? [] : [[keys[field], text] as const];
  });
  return new Map(written);
}
