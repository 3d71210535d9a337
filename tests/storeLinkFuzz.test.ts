import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DatasetEntry, datasets } from "../src/data/registry";
import { type ModelId, models } from "../src/models/registry";
import { algorithms } from "../src/sparse/algorithms";
import { possibleModels } from "../src/store/form";
import { linkOfAddress, settle, withoutSetup } from "../src/store/link/address";
import { type Flags, hideable } from "../src/store/link/flags";
import { decodeLink, encodeLink, type Link, type ReadLink } from "../src/store/link/link";
import { readSweep, writeSweep } from "../src/store/link/sweepWords";
import type { Wishes } from "../src/store/link/wishes";
import { type Setup, setupOf, sharedSettings, specsOf } from "../src/store/setup";
import type { SweepForm } from "../src/store/sweep/setUp";
import { quirks } from "../src/train/quirks";
import { settings } from "../src/train/settings";
import { normalSetups } from "./setups";

const base = "https://lab.example/some/page.html";

const flags: fc.Arbitrary<Flags> = fc.record(
  {
    run: fc.constant(true as const),
    hide: fc.subarray(Object.keys(hideable) as (keyof typeof hideable)[], { minLength: 1 }),
    axis: fc.constantFrom("epoch" as const, "flops" as const, "seconds" as const),
    count: fc.constantFrom("rigl" as const, "exact" as const),
  },
  { requiredKeys: [] },
);

const links: fc.Arbitrary<Link> = fc.tuple(normalSetups, flags).map(([setup, shown]) => ({ setup, ...shown }));

const sweeps: fc.Arbitrary<SweepForm> = fc.record({
  datasets: fc.subarray(Object.keys(datasets), { minLength: 1 }),
  methods: fc.subarray(Object.keys(algorithms) as (keyof typeof algorithms)[], { minLength: 1 }),
  levels: fc.uniqueArray(fc.integer({ min: 0, max: 999 }), { minLength: 1, maxLength: 12 }).map((levels) =>
    levels
      .sort((a, b) => a - b)
      .map((level) => level / 10)
      .join(", "),
  ),
  seeds: fc.integer({ min: 1, max: 30 }).map(String),
  epochs: fc.option(fc.integer({ min: 1, max: 2000 }).map(String), { nil: "" }),
  comparison: fc.constantFrom("fair" as const, "as released" as const),
  quirks: fc.subarray(Object.keys(quirks) as (keyof typeof quirks)[]),
});

/** Holds for whatever was read: the set-up can run, has nothing at its default, and fits its data set. */
function checkRead({ link, problems }: ReadLink): void {
  const { setup } = link;
  const specs = specsOf(setup);
  expect(specs.length).toBeGreaterThanOrEqual(1);
  expect(setupOf(specs)).toEqual(setup);
  const entry: DatasetEntry | undefined = datasets[setup.dataset.replace(/~\d+$/, "") as keyof typeof datasets];
  if (entry) {
    expect(entry.tasks).toContain(setup.task);
    expect(possibleModels(setup.task, entry.form)).toContain(setup.model);
  } else {
    expect(setup.dataset).toMatch(/^https?:/);
    expect(models[setup.model as ModelId].tasks).toContain(setup.task);
  }
  expect(Math.max(0, ...problems.map(({ what, instead = "" }) => what.length + instead.length))).toBeLessThan(900);
  const { dataLink } = link;
  // A link that is written tells what data at an address is for; a sweep's says nothing of the Run view's set-up.
  const again = link.sweep
    ? { ...link, setup: decodeLink("", base).link.setup, file: undefined, dataLink: undefined }
    : { ...link, dataLink: dataLink && { ...dataLink, told: true } };
  expect(decodeLink(encodeLink(link), base)).toEqual({ link: again, problems: [] });
  const sweep = readSweep(link.sweep ?? new Map());
  expect(readSweep(writeSweep(sweep.form))).toEqual({ form: sweep.form, problems: [] });
}

/** Changes some characters of a text: one taken out, put in, doubled, or replaced by something dangerous. */
const mangled = (texts: fc.Arbitrary<string>): fc.Arbitrary<string> => {
  const pieces = fc.oneof(
    fc.string({ unit: "binary", maxLength: 3 }),
    fc.constantFrom(
      "&",
      "=",
      "~",
      ":",
      ",",
      "%",
      "%E0%A4",
      "%00",
      "#",
      "?",
      "+",
      "-",
      ".",
      "e",
      "NaN",
      "Infinity",
      "1e999",
      "-0",
    ),
    fc.constantFrom(
      "__proto__",
      "constructor",
      "toString",
      "hasOwnProperty",
      "null",
      "undefined",
      "\ud800",
      "v=9&",
      "v=0&",
      "seed=1&",
    ),
    fc.string({ minLength: 500, maxLength: 1500 }),
  );
  const edits = fc.array(fc.record({ at: fc.nat(4000), take: fc.nat(4), put: pieces }), { minLength: 1, maxLength: 6 });
  return fc.tuple(texts, edits).map(([text, list]) =>
    list.reduce((old, { at, take, put }) => {
      const place = at % (old.length + 1);
      return old.slice(0, place) + put + old.slice(place + take);
    }, text),
  );
};

describe("any link", () => {
  it("comes back as it was, and is short enough to be read whole", () => {
    fc.assert(
      fc.property(links, (link) => {
        expect(decodeLink(encodeLink(link), base)).toEqual({ link, problems: [] });
      }),
      { numRuns: 300, endOnFailure: true },
    );
  });

  it("survives an address bar, which escapes what it likes", () => {
    fc.assert(
      fc.property(links, (link) => {
        const { hash } = new URL(`${base}#${encodeLink(link)}`);
        expect(linkOfAddress({ search: "", hash }, base)?.link).toEqual(link);
      }),
    );
  });

  it("of a sweep comes back as it was", () => {
    fc.assert(
      fc.property(sweeps, (form) => {
        const { link, problems } = decodeLink(
          encodeLink({ setup: decodeLink("", base).link.setup, sweep: writeSweep(form) }),
          base,
        );
        expect(problems).toEqual([]);
        expect(readSweep(link.sweep as Wishes)).toEqual({ form, problems: [] });
      }),
    );
  });
});

describe("a mangled link", () => {
  it("never throws, and gives a set-up that can run", () => {
    const texts = fc.oneof(
      links.map(encodeLink),
      sweeps.map((form) => encodeLink({ setup: decodeLink("", base).link.setup, sweep: writeSweep(form) })),
    );
    fc.assert(
      fc.property(mangled(texts), (text) => {
        checkRead(decodeLink(text, base));
      }),
      { numRuns: 1500, endOnFailure: true },
    );
  });

  it("nor do random texts, as hash or as query", () => {
    const word = fc.tuple(
      fc.oneof(
        fc.constantFrom("v", "data", "task", "model", "lanes", "file", "run", "hide", ...Object.keys(settings)),
        fc.string({ unit: "binary" }),
      ),
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.double().map(String),
        fc.constantFrom("slr", "slr,rigl~", "cora", "link", "gcn", "on"),
      ),
    );
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(word, { maxLength: 8 }).map((words) => words.map((pair) => pair.join("=")).join("&")),
    );
    fc.assert(
      fc.property(texts, texts, (search, hash) => {
        const parts = settle({ search: `?${search}`, hash: `#${hash}` });
        const read = linkOfAddress(parts, base);
        if (read) checkRead(read);
        expect(linkOfAddress({ search: withoutSetup(parts.search), hash: "" }, base)).toBeUndefined();
        checkRead(decodeLink(hash, undefined));
      }),
      { numRuns: 1500, endOnFailure: true },
    );
  });

  it("keeps what is valid in it: one bad value costs that value and no other", () => {
    const ids = sharedSettings.filter((id) => id !== "recipe");
    const bad = fc.oneof(
      fc.constantFrom("NaN", "", "1e999", "-1", "__proto__", "[object Object]"),
      fc.string({ minLength: 1, unit: "grapheme" }).map((text) => `x${text}`),
    );
    fc.assert(
      fc.property(normalSetups, fc.constantFrom(...ids), bad, (setup, id, text) => {
        const { [id]: _bad, ...rest } = setup.set;
        const kept: Setup = { ...setup, set: rest };
        // Some settings carry others: without a start from a dense net, dense epochs of 0 are no contradiction.
        fc.pre(specsOf(kept).length > 0);
        const words = encodeLink({ setup: kept })
          .split("&")
          .filter((word) => !word.startsWith(`${id}=`));
        const { link, problems } = decodeLink([...words, `${id}=${encodeURIComponent(text)}`].join("&"), base);
        expect(link.setup).toEqual(setupOf(specsOf(kept)));
        expect(problems.map(({ what }) => what)).toEqual([expect.stringContaining(`(${id}) must be `)]);
      }),
      { numRuns: 300, endOnFailure: true },
    );
  });
});
