import { describe, expect, it } from "vitest";
import type { DatasetEntry } from "../src/data/registry";
import { availabilityOf, fetchedShare, fetchedSoFar, groupOf } from "../src/store/data/availability";
import { dataChoices, findChoice } from "../src/store/data/dataChoices";
import { linkTo } from "../src/store/data/dataLink";
import { memoryLimit, tooLarge, tooLargeWhole } from "../src/store/data/largeGraph";
import { linkOfAddress } from "../src/store/link/address";
import { runnable } from "../src/store/runnable";
import type { DataShelf } from "../src/train/data/messages";
import type { Request } from "../src/train/protocol";
import { english } from "../src/words/load";
import { makeSilentLab } from "./silentLab";
import { fileSummary } from "./storeEvents";

const empty: DataShelf = { kept: [], hosted: [], lasting: true };
const summary = fileSummary("mail.npz");

/** A page whose shelf has been looked at. */
function makeLab(search = "", shelf = empty) {
  const page = makeSilentLab(search);
  const { lab, asked, answer } = page;
  lab.getState().connect();
  answer({ type: "ready", backend: { id: "cpu", device: "CPU", software: false, reason: "Asked for." } });
  answer({ type: "shelf", ...shelf });
  const problem = () => runnable(lab.getState()).problem;
  return { ...page, problem, take: () => asked.splice(0) };
}

describe("a data set that is not at hand", () => {
  it("blocks the run with a sentence, and its twin is one click away", () => {
    const { lab, asked, problem } = makeLab();
    lab.getState().chooseDataset("ia-email");
    expect(problem()).toMatch(/^ia-email is not at hand\. Download it/);
    lab.getState().runOrResume();
    expect(asked.some(({ type }) => type === "run")).toBe(false);
    lab.getState().chooseDataset("wiki-talk");
    expect(problem()).toMatch(/^wiki-talk is not at hand\. Bring its file/);
    lab.getState().chooseDataset("ia-email-twin");
    expect(problem()).toBeUndefined();
  });

  it("stands in the menu by how it is had", () => {
    const choices = dataChoices({ opened: [] });
    const groups = (shelf: DataShelf) =>
      Object.fromEntries(choices.map((choice) => [choice.id, groupOf(choice, availabilityOf(choice, shelf, {}))]));
    expect(groups(empty)).toMatchObject({
      "ia-email-twin": "twins",
      "ia-email": "download",
      cora: "download",
      "wiki-talk": "bring",
      brain: "bring",
    });
    const kept = { id: "ia-email", bytes: 9, complete: true };
    const hosted = { id: "wiki-talk", bytes: 9, complete: true };
    const half = { id: "cora", bytes: 5, complete: false };
    expect(groups({ kept: [kept, half], hosted: [hosted], lasting: true })).toMatchObject({
      "ia-email": "hand",
      "wiki-talk": "hand",
      cora: "download",
    });
  });

  it("is offered with where it comes from and how it is cited", () => {
    for (const { entry, citation } of dataChoices({ opened: [] })) {
      const { make, pinned, official, licence, twin } = entry as DatasetEntry;
      expect(citation).not.toBe("");
      expect(licence).not.toBe("");
      if (!make) expect(pinned ?? official).toBeDefined();
      if (twin !== undefined) expect(twin).toMatch(/-twin$/);
    }
  });
});

describe("a download", () => {
  const id = "cora";

  it("goes on its way, is kept, and can be run", () => {
    const { lab, answer, problem, take } = makeLab();
    lab.getState().chooseDataset(id);
    take();
    lab.getState().download(id);
    lab.getState().download(id); // a second click
    expect(take()).toEqual([{ type: "download", key: id }]);
    expect(problem()).toMatch(/on its way/);
    answer({ type: "fetching", key: id, stage: "downloading", done: 300, total: 1000, secondsLeft: 4 });
    expect(lab.getState().fetches[id]).toMatchObject({ state: "going", done: 300, secondsLeft: 4 });
    answer({ type: "fetching", key: id, stage: "keeping", done: 1, total: 9 });
    expect(problem()).toBeUndefined(); // read already
    answer({ type: "shelf", ...empty, kept: [{ id, bytes: 9, complete: true }] });
    answer({ type: "fetched", key: id, summary: { ...summary, kind: "real", form: "features", classes: 7 } });
    expect(runnable(lab.getState())).toMatchObject({
      problem: undefined,
      availability: { at: "hand", place: "browser", bytes: 9 },
      choice: { kind: "real" },
    });
  });

  it("stops when cancelled, and its rest is offered", () => {
    const { lab, answer, take } = makeLab();
    lab.getState().chooseDataset(id);
    lab.getState().download(id);
    take();
    lab.getState().cancelFetch(id);
    expect(take()).toEqual([{ type: "cancel", key: id }]);
    answer({ type: "fetchEnded", key: id });
    answer({ type: "shelf", ...empty, kept: [{ id, bytes: 500, complete: false }] });
    expect(runnable(lab.getState()).availability).toEqual({
      at: "elsewhere",
      how: "download",
      message: undefined,
      bytesHere: 500,
    });
  });

  it("is refused with the worker's sentence until it is tried again", () => {
    const { lab, answer } = makeLab();
    lab.getState().chooseDataset(id);
    lab.getState().download(id);
    answer({ type: "fetchEnded", key: id, message: "The checksum is wrong." });
    expect(runnable(lab.getState()).availability).toMatchObject({ at: "elsewhere", message: "The checksum is wrong." });
    lab.getState().download(id);
    expect(runnable(lab.getState()).availability.at).toBe("coming");
  });

  it("that could not be kept is at hand for this visit", () => {
    const { lab, answer } = makeLab();
    lab.getState().chooseDataset(id);
    lab.getState().download(id);
    answer({ type: "fetched", key: id, summary: { ...summary, form: "features" }, note: "No room." });
    expect(runnable(lab.getState()).availability).toEqual({ at: "hand", place: "visit" });
    expect(lab.getState().fetches[id]).toMatchObject({ note: "No room." });
  });

  it("goes on in a fresh worker, as does what was here for this visit alone", () => {
    const { lab, answer, take } = makeLab();
    lab.getState().download("cora");
    lab.getState().download("dblp");
    answer({ type: "fetched", key: "dblp", summary });
    lab.getState().download("ia-email");
    answer({ type: "fetched", key: "ia-email", summary });
    answer({ type: "shelf", ...empty, kept: [{ id: "ia-email", bytes: 9, complete: true }] });
    take();
    lab.getState().restartEngine();
    expect(take().filter(({ type }) => type === "download")).toEqual([
      { type: "download", key: "cora" },
      { type: "download", key: "dblp" },
    ]);
  });

  it("is removed at a person's word", () => {
    const { lab, answer, take } = makeLab("", { ...empty, kept: [{ id, bytes: 9, complete: true }] });
    lab.getState().chooseDataset(id);
    take();
    lab.getState().discard(id);
    expect(take()).toEqual([{ type: "discard", id }]);
    answer({ type: "shelf", ...empty });
    expect(runnable(lab.getState()).availability).toMatchObject({ at: "elsewhere", bytesHere: 0 });
  });

  it("tells how far it is", () => {
    const stage = "downloading";
    const plain = (text: string) => text.replaceAll("\u00a0", " ");
    expect(plain(fetchedSoFar({ stage, done: 3.1e6, total: 6.4e6 }, english))).toBe("3.1 MB of 6.4 MB");
    expect(plain(fetchedSoFar({ stage, done: 3.1e6, total: 0 }, english))).toBe("3.1 MB");
    const files = { done: 12, total: 38 };
    expect(plain(fetchedSoFar({ stage, done: 3.1e6, total: 0, files }, english))).toBe("3.1 MB in 12 of 38 files");
    expect(fetchedShare({ stage, done: 1, total: 4 })).toBe(0.25);
    expect(fetchedShare({ stage, done: 1, total: 0 })).toBeUndefined();
  });
});

describe("a link to data", () => {
  it("is asked for at once, shows its address, and becomes the data set", () => {
    const url = "https://example.org/graphs/mail%20two.npz";
    const { lab, asked, answer, problem } = makeLab(`?data=${encodeURIComponent(url)}`);
    expect(asked.filter(({ type }) => type === "link")).toEqual([{ type: "link", key: url }]);
    expect(runnable(lab.getState()).choice).toMatchObject({ id: url, label: "mail two.npz from example.org" });
    expect(problem()).toMatch(/on its way/);
    answer({ type: "fetched", key: url, summary: { ...summary, classes: 3 } });
    expect(lab.getState().form).toMatchObject({ dataset: url, task: "node" });
    expect(problem()).toBeUndefined();
    expect(runnable(lab.getState()).spec.dataset).toBe(url);
  });

  it("that fails says so and can be tried again", () => {
    const url = "https://example.org/mail.npz";
    const { lab, asked, answer, problem } = makeLab(`?data=${url}`);
    answer({ type: "fetchEnded", key: url, message: "example.org has no file at this address (status 404)." });
    expect(problem()).toMatch(/Try its address again/);
    lab.getState().fetchLink(url);
    expect(asked.filter(({ type }) => type === "link")).toHaveLength(2);
  });

  it.each([
    ["http://", /which is no address/],
    ["ftp://example.org/a.npz", /starts with “ftp:”; expected https: or http:/],
    ["javascript:alert(1)", /starts with “javascript:”/],
    ["https://me:secret@example.org/a.npz", /a user name or password/],
    ["mail.npz", /which is no address/], // without a page that it could be beside
  ])("is refused where it is %s, and the page starts as ever", (url, sentence) => {
    const search = `?data=${encodeURIComponent(url)}`;
    const { lab, asked } = makeLab(search);
    expect(linkOfAddress({ search, hash: "" }, undefined)?.problems[0].what).toMatch(sentence);
    expect(lab.getState().form.dataset).toBe("ia-email-twin");
    expect(asked.some(({ type }) => type === "link")).toBe(false);
  });

  it("may be relative to the page", () => {
    expect(linkTo("graphs/mail.npz", "https://lab.example/some/page.html?x#y").link).toEqual({
      key: "https://lab.example/some/graphs/mail.npz",
      label: "mail.npz from lab.example",
    });
  });

  it("becomes the data set of the task that the address told, where the data allows it", () => {
    const key = "https://example.org/mail.npz";
    const told = makeLab(`?data=${key}&task=link&lanes=rigl`);
    told.answer({ type: "fetched", key, summary: { ...summary, classes: 3 } });
    expect(told.lab.getState().form).toMatchObject({ dataset: key, task: "link" });
    const impossible = makeLab(`?data=${key}&task=node&lanes=rigl`);
    impossible.answer({ type: "fetched", key, summary });
    expect(impossible.lab.getState().form).toMatchObject({ dataset: key, task: "link" });
  });
});

describe("the page's address", () => {
  it("may leave the data empty, and is told of a view that does not exist", () => {
    expect(linkOfAddress({ search: "?data=", hash: "" }, undefined)).toMatchObject({ problems: [] });
    const { lab } = makeLab("?view=chart&data=");
    expect(lab.getState().view).toBe("run");
    expect(lab.getState().notice).toMatch(
      /view “chart”, which does not exist; choose run, sweep, graph or benchmark\./,
    );
    expect(makeLab("?theme=pink").lab.getState()).toMatchObject({
      theme: "auto",
      notice: expect.stringMatching(/theme “pink”/),
    });
    expect(makeLab("?theme=dark").lab.getState()).toMatchObject({ theme: "dark", notice: undefined });
    expect(makeLab("?view=sweep").lab.getState()).toMatchObject({ view: "sweep", notice: undefined });
  });

  it("shortens the name of a file that would fill the page", () => {
    const { link } = linkTo("x".repeat(5000), "https://lab.example/some/");
    expect(link?.label).toBe(`${"x".repeat(37)}… from lab.example`);
  });
});

describe("a file that is a data set of the registry", () => {
  const files = { edges: new File(["0 1 2"], "mail.txt") };

  /** Opens a file that the worker takes for a data set of the registry. */
  function openKnown(edges: number) {
    const made = makeLab();
    made.lab.getState().openFiles(files);
    const { id, key } = made.asked.at(-1) as Request & { type: "open" };
    made.answer({ type: "opened", id, key, summary: { ...summary, edges }, known: "ia-email" });
    made.take();
    return { ...made, key };
  }

  it("is kept as that data set where a person wants it so", () => {
    const { lab, answer, take, key, problem } = openKnown(1_146_258);
    lab.getState().useOpened({ keepAs: "ia-email" });
    expect(take()).toEqual([{ type: "keep", key, as: "ia-email" }]);
    expect(lab.getState()).toMatchObject({ form: { dataset: "ia-email" }, opening: undefined, opened: [] });
    expect(problem()).toBeUndefined();
    answer({ type: "fetched", key: "ia-email", summary });
    expect(problem()).toBeUndefined();
  });

  it("is a file like any other where not", () => {
    const { lab, take, key } = openKnown(1_146_258);
    lab.getState().useOpened();
    expect(take()).toEqual([]);
    expect(lab.getState().form.dataset).toBe(key);
  });

  it("is kept whole while a lecture cut of it is taken", () => {
    const { lab, take, key } = openKnown(7_833_140);
    lab.getState().useOpened({ keepAs: "ia-email", cut: 1_000_000 });
    expect(take()).toEqual([{ type: "keep", key, as: "ia-email" }]);
    expect(lab.getState().form.dataset).toBe("ia-email~1000000");
    const { spec, choice, problem } = runnable(lab.getState());
    expect(problem).toBeUndefined();
    expect(choice.label).toBe("ia-email, lecture cut of 1,000,000 edges");
    expect(spec.spreadTimes).toBe(true); // as for the whole: months stay months
  });

  it("is cut down in the worker before it is taken", () => {
    const { lab, asked, answer, key } = openKnown(7_833_140);
    lab.getState().useOpened({ cut: 2_000_000 });
    const request = asked.at(-1) as Request & { type: "cut" };
    expect(request).toMatchObject({ type: "cut", key, edges: 2_000_000 });
    expect(lab.getState().opening).toMatchObject({ state: "reading", cut: 2_000_000 });
    answer({ type: "opened", id: request.id, key, summary: { ...summary, edges: 2_000_000 } });
    expect(lab.getState()).toMatchObject({ form: { dataset: key }, opening: undefined });
    lab.getState().restartEngine();
    expect(asked).toContainEqual(expect.objectContaining({ type: "open", key, files, cut: 2_000_000 }));
  });
});

describe("a lecture cut", () => {
  it("is found by its id, and where its whole is gone the page starts anew", () => {
    const choices = dataChoices({ opened: [] });
    expect(findChoice(choices, "wiki-talk~500000").cut).toEqual({ whole: "wiki-talk", edges: 500_000 });
    expect(findChoice(choices, "file-9~500000").id).toBe("ia-email-twin");
  });
});

describe("the memory of the page", () => {
  it("is half of the device's, 4 GB at most", () => {
    expect(memoryLimit(undefined)).toBe(4e9);
    expect(memoryLimit(8)).toBe(4e9);
    expect(memoryLimit(2)).toBe(2 ** 30);
  });

  it("decides whether the whole can be trained on: 66 bytes an edge", () => {
    expect(tooLargeWhole(7_833_140, 1_140_149, memoryLimit(8))).toBeUndefined();
    expect(tooLargeWhole(63_497_050, 2_601_977, memoryLimit(8))?.replaceAll("\u00a0", " ")).toBe(
      "The whole takes about 4.3 GB of memory to train on, and this page has about 4.0 GB.",
    );
    const kept = { id: "stackoverflow", bytes: 1e9, complete: true };
    const { lab, problem } = makeLab("", { ...empty, kept: [kept] });
    lab.getState().chooseDataset("stackoverflow");
    expect(problem()).toMatch(/Take a lecture cut\.$/);
    lab.getState().chooseDataset("stackoverflow~1000000");
    expect(problem()).toBeUndefined();
  });

  it("holds against a file's size before the file is read", () => {
    // 450 MB of gz at 7 bytes a row, true to a factor 1.5: at least 43 M edges, 24 bytes each, and their nodes.
    expect(tooLarge({ name: "sx-stackoverflow.txt.gz", size: 450e6 }, memoryLimit(8))).toBeUndefined();
    expect(tooLarge({ name: "sx-stackoverflow.txt.gz", size: 450e6 }, memoryLimit(2))).toMatch(
      /at least 1\.2.GB of memory, and this page has about 1\.1.GB\. Cut it down on the command line/,
    );
    expect(tooLarge({ name: "small.txt", size: 1e6 }, memoryLimit(0.25))).toBeUndefined();
  });
});
