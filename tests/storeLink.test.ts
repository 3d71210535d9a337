import { describe, expect, it } from "vitest";
import { addressOf, linkOfAddress, settle, withoutSetup } from "../src/store/link/address";
import { decodeLink, encodeLink, type Link } from "../src/store/link/link";
import { readSweep, uncarried, writeSweep } from "../src/store/link/sweepWords";
import { longestLink } from "../src/store/link/wishes";
import { firstSetup, type Setup } from "../src/store/setup";
import { firstSweepForm } from "../src/store/sweep/setUp";

const base = "https://lab.example/some/page.html";

/** Reads a link and returns its set-up and its problems as sentences. */
function read(text: string) {
  const { link, problems } = decodeLink(text, base);
  return { ...link, told: problems.map(({ what, instead }) => (instead ? `${what} ${instead}` : what)) };
}

const paired: Setup = {
  dataset: "cora",
  task: "node",
  model: "sage",
  set: { recipe: "same", seed: 7, hidden: 32, chosenByTest: true },
  lanes: [
    { method: "slr", set: { sparsity: 0.95, rho: 0.5, epochs: 30 } },
    { method: "rigl", set: { sparsity: 0.95, distribution: "uniform" } },
  ],
};

describe("a link", () => {
  it("says in words what is not at its default, and the seed always", () => {
    expect(encodeLink({ setup: paired })).toBe(
      "v=1&data=cora&model=sage&lanes=slr~rho:0.5~epochs:30,rigl~distribution:uniform&sparsity=0.95&seed=7&recipe=same&hidden=32&chosenByTest=on",
    );
    expect(encodeLink({ setup: { ...firstSetup, set: {} } })).toBe("v=1&data=ia-email-twin&lanes=slr,rigl&seed=1");
  });

  it("comes back as it was", () => {
    const link: Link = {
      setup: paired,
      run: true,
      hide: ["header", "masks"],
      axis: "flops",
      count: "exact",
    };
    expect(decodeLink(`#${encodeLink(link)}`, base)).toEqual({ link, problems: [] });
  });

  it("without lanes changes the set-up that the page opens with; with lanes it is the whole of it", () => {
    expect(read("hidden=64").setup).toEqual({ ...firstSetup, set: { ...firstSetup.set, hidden: 64 } });
    expect(read("lanes=set&hidden=64").setup).toEqual({
      ...firstSetup,
      set: { hidden: 64 },
      lanes: [{ method: "set", set: {} }],
    });
    expect(read("").setup).toEqual(firstSetup);
  });

  it("gives a lane's setting beside the lanes to each that has none of its own", () => {
    const { setup, told } = read("lanes=slr~sparsity:0.5,rigl,dense&sparsity=0.75");
    expect(setup.lanes.map(({ set }) => set.sparsity)).toEqual([0.5, 0.75, 0.75]);
    expect(told).toEqual([]);
  });

  it("leaves out what a person wrote that is a default anyway", () => {
    expect(read("lanes=rigl~sparsity:0.9&seed=1&task=link&model=fnn").setup.lanes).toEqual([
      { method: "rigl", set: {} },
    ]);
  });

  it("takes task and model from the data set where it names none", () => {
    expect(read("data=cora&lanes=gmp").setup).toMatchObject({ dataset: "cora", task: "node", model: "gcn" });
    expect(read("data=ia-email-twin~50000").setup).toMatchObject({ dataset: "ia-email-twin~50000", task: "link" });
  });

  it("carries data at an address, a lecture cut of it too, and what the graph is used for", () => {
    const link: Link = {
      setup: { ...firstSetup, dataset: "https://data.example/a%20b.npz?x=1&y=2~5000", task: "node", model: "gcn" },
      dataLink: { key: "https://data.example/a%20b.npz?x=1&y=2", label: "a b.npz from data.example", told: true },
    };
    const text = encodeLink(link);
    expect(text).toContain("data=https://data.example/a%2520b.npz%3Fx%3D1%26y%3D2~5000&task=node&model=gcn");
    expect(decodeLink(text, base)).toEqual({ link, problems: [] });
    expect(read("data=graphs/mail.npz").setup.dataset).toBe("https://lab.example/some/graphs/mail.npz");
  });

  it("knows a lecture cut before what an address has behind #", () => {
    const { setup } = read("data=https://host.example/graph.txt~1000%23part.two");
    expect(setup.dataset).toBe("https://host.example/graph.txt~1000");
  });

  it("names a file that it cannot carry, with what the file is for", () => {
    const file = { name: "my graph & co.txt", edges: 5000, task: "node", model: "fnn" } as const;
    const text = encodeLink({ setup: firstSetup, file });
    expect(text).toContain("file=my%20graph%20%26%20co.txt~5000&task=node&model=fnn");
    expect(decodeLink(text, base)).toEqual({ link: { setup: firstSetup, file }, problems: [] });
  });
});

describe("what a link asks for in vain", () => {
  it.each([
    [
      "sparsity=1.5",
      "Target sparsity (sparsity) must be a number from 0 to 0.9999, but the link says “1.5”. The lanes use 0.9.",
    ],
    [
      "sparsity=NaN",
      "Target sparsity (sparsity) must be a number from 0 to 0.9999, but the link says “NaN”. The lanes use 0.9.",
    ],
    ["seed=0x10", "Seed (seed) must be a whole number between 0 and 4294967295, but the link says “0x10”. 1 is used."],
    ["seed=1.5", "Seed (seed) must be a whole number between 0 and 4294967295, but the link says “1.5”. 1 is used."],
    [
      "lanes=rigl&optimizer=constructor",
      "Optimizer (optimizer) must be one of sgd, adam, but the link says “constructor”. sgd is used.",
    ],
    [
      "denseStart=maybe",
      "Start from a dense net (denseStart) must be on or off, but the link says “maybe”. off is used.",
    ],
    ["__proto__=1", "The lab knows no “__proto__”. It is left out."],
    ["toString=1", "The lab knows no “toString”. It is left out."],
    ["seed=1&seed=2", "“seed” is there twice. The first one counts."],
    ["what", "“what” is no wish of the form key=value. It is left out."],
    ["seed=%E0%A4", "“%E0%A4” is wrongly encoded. It is read as it stands."],
    ["task=node", "ia-email (synthetic twin) cannot be used for the task node. The task link is used."],
    ["task=sort", "There is no task “sort”; choose one of link, node. The data set's own is used."],
    ["data=cora&model=fnn", "The model fnn cannot be trained for the task node on Cora. The model gcn is used."],
    ["data=cora~5000", "Cora has no lecture cuts: it has no times. The whole is used."],
    [
      "data=ftp://a.example/x",
      "The link asks for the data “ftp://a.example/x”, which starts with “ftp:”; expected https: or http:. ia-email (synthetic twin) is used.",
    ],
    [
      "v=7",
      "The link was made by a newer lab (version 7; this one knows 1). It is read as far as it is understood. Reload the page to get the newest lab.",
    ],
    ["v=new", "The link's version (v) must be a whole number, not “new”. It is read as version 1."],
    ["run=please", "The link's run must be 1 or 0, not “please”. It is left out."],
    ["axis=days", "The link's axis must be one of epoch, flops, seconds, not “days”. It is left out."],
    ["lanes=slr~seed:3", "Lane A: all lanes share the setting seed; write &seed= after the lanes. It is left out."],
    ["lanes=slr,rigl~colour:red", "Lane B: there is no setting “colour:red”. It is left out."],
    ["lanes=slr~rho:1~rho:2", "Lane A: “rho” is there twice. The first one counts."],
    [
      "lanes=slr,rigl~sparsity:9",
      "Lane B: Target sparsity (sparsity) must be a number from 0 to 0.9999, but the link says “9”. 0.9 is used.",
    ],
    ["lanes=set,set,set,set,set", "The link asks for 5 lanes. The first 4 are used."],
  ])("%s is told, with what holds instead", (text, sentence) => {
    const { told } = read(text);
    expect(told).toContain(sentence);
  });

  it("a method that does not exist gives way to the one that the page opens with", () => {
    const { setup, told } = read("lanes=valueOf~sparsity:0.5,,gmp");
    expect(setup.lanes.map(({ method }) => method)).toEqual(["slr", "rigl", "gmp"]);
    expect(setup.lanes[0].set).toEqual({ sparsity: 0.5 });
    expect(told).toHaveLength(2);
    expect(told[0]).toMatch(
      /^Lane A: there is no method “valueOf”; choose one of dense, .*\. The method slr is used\.$/,
    );
  });

  it("leaves everything else as it was asked for", () => {
    const { setup, told } = read("lanes=slr~sparsity:2~rho:0.5,nothing~sparsity:0.8&seed=9&hidden=-1&dropout=0.2");
    expect(setup).toMatchObject({
      set: { seed: 9, dropout: 0.2 },
      lanes: [
        { method: "slr", set: { rho: 0.5 } },
        { method: "rigl", set: { sparsity: 0.8 } },
      ],
    });
    expect(told).toHaveLength(3);
  });

  it("leaves out a width that a lane's method has no memory for, instead of failing", () => {
    const { setup, told } = read("data=brain-twin&lanes=admm,rigl&hidden=65536&seed=7");
    expect(setup.set).toEqual({ seed: 7 });
    expect(setup.lanes.map(({ method }) => method)).toEqual(["admm", "rigl"]);
    expect(told).toEqual([
      expect.stringMatching(/^Lane A: ADMM .* needs memory for all .* Of the link, hidden is left out\.$/),
    ]);
  });

  it("a contradiction costs one setting where that is enough", () => {
    const { setup, told } = read("lanes=gmp~sparsity:0.5~pruneStart:0.5~pruneEnd:0.2,rigl");
    expect(setup.lanes[0]).toEqual({ method: "gmp", set: { sparsity: 0.5, pruneStart: 0.5 } });
    expect(told).toEqual([
      "Lane A: Pruning ends (pruneEnd 0.2) before it starts (pruneStart 0.5); set pruneEnd to at least pruneStart. Of the link, pruneEnd is left out.",
    ]);
  });

  it("is told of the first dozen parts only", () => {
    const many = Array.from({ length: 40 }, (_, i) => `word${i}=1`).join("&");
    expect(read(many).told).toHaveLength(13);
    expect(read(many).told.at(-1)).toBe("28 more parts of the link cannot be had.");
  });

  it("keeps a very long link to its beginning, and sentences short", () => {
    const { setup, told } = read(`seed=5&foo=${"x".repeat(100_000)}&hidden=7`);
    expect(setup.set.seed).toBe(5);
    expect(told).toEqual([`The link is ${100_020} characters long. Only the first ${longestLink} are read.`]);
    expect(read(`data=${"y".repeat(4000)}`).told[0].length).toBeLessThan(600);
  });
});

describe("a link of before there were lanes", () => {
  it("opens as one lane with its settings", () => {
    const { setup, told } = read("dataset=cora&task=node&model=gcn&method=slr&sparsity=0.95&seed=3&hidden=32");
    expect(setup).toEqual({
      dataset: "cora",
      task: "node",
      model: "gcn",
      set: { seed: 3, hidden: 32 },
      lanes: [{ method: "slr", set: { sparsity: 0.95 } }],
    });
    expect(told).toEqual([]);
  });

  it("had RigL as its method where it named none", () => {
    expect(read("v=0&sparsity=0.5").setup.lanes).toEqual([{ method: "rigl", set: { sparsity: 0.5 } }]);
    expect(read("dataset=cora").setup.lanes.map(({ method }) => method)).toEqual(["rigl"]);
  });
});

describe("a page's address", () => {
  it("is a link by its hash or its query, the hash first; words that are not the lab's are let be in the query", () => {
    const at = (search: string, hash: string) => linkOfAddress({ search, hash }, base);
    expect(at("", "")).toBeUndefined();
    expect(at("?utm_source=mail&view=sweep", "#results")).toBeUndefined();
    expect(at("?data=cora&utm_source=mail", "")?.link.setup.dataset).toBe("cora");
    expect(at("?data=cora&seed=3", "#seed=4")).toMatchObject({
      link: { setup: { dataset: "cora", set: { seed: 4 } } },
      problems: [],
    });
    expect(at("?seed=2&seed=3", "")?.link.setup.set.seed).toBe(2);
  });

  it("keeps what concerns the page as a whole in the query", () => {
    expect(settle({ search: "?x=1", hash: "#seed=3&view=sweep&run=1&lang=zh" })).toEqual({
      search: "?x=1&view=sweep&lang=zh",
      hash: "#seed=3&run=1",
    });
    const inOrder = { search: "?data=a%20b", hash: "#seed=3" };
    expect(settle(inOrder)).toEqual(inOrder);
    expect(settle({ search: "", hash: "#results" })).toEqual({ search: "", hash: "#results" });
    expect(withoutSetup("?data=cora&view=sweep&utm=1")).toBe("?view=sweep&utm=1");
    expect(withoutSetup("?data=cora")).toBe("");
  });

  it("is written from a page's, whatever that one says", () => {
    expect(
      addressOf(
        `${base}?data=x&view=sweep#results`,
        { setup: firstSetup, run: true },
        { lang: "zh", backend: undefined },
      ),
    ).toBe(`${base}?lang=zh#${encodeLink({ setup: firstSetup, run: true })}`);
  });
});

describe("a sweep's link", () => {
  const form = {
    ...firstSweepForm,
    datasets: ["cora", "ia-email-twin"],
    methods: ["dense", "slr"] as const,
    levels: "90,  50 75",
    seeds: "5",
    epochs: "20",
    comparison: "as released" as const,
    quirks: ["chosenByTest"] as const,
  };

  it("carries the set-up", () => {
    const text = encodeLink({ setup: firstSetup, sweep: writeSweep(form) });
    expect(text).toBe(
      "v=1&sweep.data=cora,ia-email-twin&sweep.methods=dense,slr&sweep.levels=50,75,90&sweep.seeds=5&sweep.epochs=20&sweep.compare=released&sweep.quirks=chosenByTest",
    );
    const { link, problems } = decodeLink(text, base);
    expect(problems).toEqual([]);
    expect(readSweep(link.sweep ?? new Map())).toEqual({ form: { ...form, levels: "50, 75, 90" }, problems: [] });
  });

  it("replaces what cannot be had by defaults and tells it", () => {
    const { link, problems } = decodeLink(
      "sweep.data=cora,nowhere&sweep.methods=toString&sweep.levels=500&sweep.seeds=99&sweep.epochs=1e9&sweep.compare=unfair&sweep.quirks=none&sweep.more=1",
      base,
    );
    expect(problems).toEqual([]);
    const sweep = readSweep(link.sweep ?? new Map());
    expect(sweep.form).toEqual({ ...firstSweepForm, datasets: ["cora"], quirks: [] });
    expect(sweep.problems).toHaveLength(8);
  });

  it("leaves out files and data at addresses, which it cannot carry", () => {
    const withFile = { ...firstSweepForm, datasets: ["file-1", "cora", "https://data.example/a.npz"] };
    expect(uncarried(withFile)).toEqual(["file-1", "https://data.example/a.npz"]);
    expect(writeSweep(withFile).get("sweep.data")).toBe("cora");
  });
});
