import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { encodeLink } from "../src/store/link/link";
import { firstSetup } from "../src/store/setup";
import { makeLinkedLab } from "./linkedLab";
import { fileSummary } from "./storeEvents";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const url = "https://data.example/mail.npz";
const summary = fileSummary("mail.npz");

describe("a page that is opened by a link", () => {
  it("is set up as the link says, and told what it cannot have", () => {
    const { lab, link, runs } = makeLinkedLab(
      "#lanes=set~sparsity:0.5,gmp&seed=5&hide=header,loss&axis=flops&count=exact&seed=6",
    );
    expect(lab.getState().currentSetup()).toMatchObject({
      dataset: "ia-email-twin",
      set: { seed: 5 },
      lanes: [
        { method: "set", set: { sparsity: 0.5 } },
        { method: "gmp", set: {} },
      ],
    });
    expect(lab.getState()).toMatchObject({ axis: "flops", convention: "exact", notice: undefined });
    expect(link.getState().hide).toEqual(["header"]);
    expect(link.getState().problems.map(({ what }) => what)).toEqual([
      "“seed” is there twice.",
      expect.stringMatching(/^The link hides “loss”/),
    ]);
    link.getState().dismiss();
    expect(link.getState().problems).toEqual([]);
    expect(runs()).toEqual([]);
  });

  it("starts at once where the link says so, with the link's lanes", () => {
    const { runs } = makeLinkedLab("#lanes=set,gmp&seed=5&run=1");
    expect(runs()).toHaveLength(1);
    expect(runs()[0]).toMatchObject([
      { method: "set", seed: 5 },
      { method: "gmp", seed: 5 },
    ]);
  });

  it("waits with the start for data that is on its way", () => {
    const { answer, look, runs } = makeLinkedLab(`#data=${url}&task=link&lanes=set&run=1`);
    look();
    expect(runs()).toEqual([]);
    answer({ type: "fetched", key: url, summary });
    expect(runs()).toMatchObject([[{ dataset: url, method: "set" }]]);
  });

  it("does not start what a person has chosen instead", () => {
    const { lab, look, runs } = makeLinkedLab(`#data=${url}&lanes=set&run=1`);
    look();
    lab.getState().chooseDataset("ia-email-twin");
    expect(runs()).toEqual([]);
  });

  it("waits for the file that the link names, and uses it as the link says", () => {
    const { lab, link, answer, asked, look, runs } = makeLinkedLab(
      "#file=mail.txt~5000&task=link&lanes=set&seed=4&run=1",
    );
    look();
    expect(link.getState().file).toEqual({ name: "mail.txt", edges: 5000, task: "link", model: undefined });
    expect(runs()).toEqual([]);
    lab.getState().openFiles({ edges: new File(["0 1 2"], "mail.txt") });
    const open = asked.at(-1);
    if (open?.type !== "open") throw new Error("The file was not asked for.");
    answer({ type: "opened", id: open.id, key: open.key, summary: { ...summary, classes: 3 } });
    lab.getState().useOpened();
    expect(link.getState().file).toBeUndefined();
    // Data with classes is used for nodes unless somebody says otherwise.
    expect(lab.getState().form).toMatchObject({ dataset: open.key, task: "link" });
    expect(runs()).toMatchObject([[{ dataset: open.key, task: "link", method: "set", seed: 4 }]]);
    expect(encodeLink(link.getState().currentLink())).toMatch(/^v=1&file=mail\.txt&task=link&model=fnn&lanes=set/);
  });
});

describe("the address", () => {
  it("is left alone until something changes", () => {
    const { written, lab } = makeLinkedLab("?data=cora#seed=4&run=1");
    vi.advanceTimersByTime(1000);
    expect(lab.getState().form).toMatchObject({ dataset: "cora", set: { seed: 4 } });
    expect(written).toEqual([]);
  });

  it("follows the set-up without steps in the history, and not at every key", () => {
    const { lab, written } = makeLinkedLab("?data=cora&utm_source=mail#lanes=set&run=1&hide=more");
    lab.getState().typeNumber("seed", "1");
    lab.getState().typeNumber("seed", "12");
    expect(written).toEqual([]);
    vi.advanceTimersByTime(400);
    expect(written).toEqual(["?utm_source=mail#v=1&data=cora&lanes=set&seed=12&hide=more"]);
    lab.getState().chooseAxis("flops");
    vi.advanceTimersByTime(400);
    expect(written.at(-1)).toBe("?utm_source=mail#v=1&data=cora&lanes=set&seed=12&axis=flops&hide=more");
  });

  it("is empty again with the set-up that the page opens with", () => {
    const { lab, written } = makeLinkedLab("");
    lab.getState().typeNumber("seed", "12");
    vi.advanceTimersByTime(400);
    lab.getState().typeNumber("seed", "1");
    vi.advanceTimersByTime(400);
    expect(written.at(-1)).toBe("");
    expect(written).toHaveLength(2);
  });

  it("keeps a set-up that contradicts itself as a person left it", () => {
    const { lab, written } = makeLinkedLab("#lanes=gmp");
    lab.getState().typeNumber("pruneEnd", "0.01");
    vi.advanceTimersByTime(400);
    expect(written.at(-1)).toContain("lanes=gmp&pruneEnd=0.01&seed=1");
  });

  it("is followed when a person edits it or goes back", () => {
    const { lab, link, goTo, runs } = makeLinkedLab("");
    goTo("#lanes=set&seed=9&nonsense=1");
    expect(lab.getState().currentSetup()).toMatchObject({ set: { seed: 9 }, lanes: [{ method: "set" }] });
    expect(link.getState().problems).toHaveLength(1);
    goTo("#lanes=gmp&run=1");
    expect(link.getState().problems).toEqual([]);
    expect(runs()).toMatchObject([[{ method: "gmp" }]]);
    goTo("");
    expect(lab.getState().currentSetup()).toEqual(firstSetup);
  });

  it("names a place on the page without losing the set-up", () => {
    const { lab, goTo, written } = makeLinkedLab("#lanes=set&seed=9");
    goTo("#results");
    expect(written).toEqual(["#v=1&data=ia-email-twin&lanes=set&seed=9"]);
    expect(lab.getState().currentSetup()).toMatchObject({ set: { seed: 9 } });
    const fresh = makeLinkedLab("");
    fresh.goTo("#results");
    expect(fresh.written).toEqual([]);
  });

  it("loads the page anew for what concerns it as a whole", () => {
    const { goTo, written, reloads } = makeLinkedLab("");
    goTo("#lanes=set&lang=zh");
    expect(written).toEqual(["?lang=zh#lanes=set"]);
    expect(reloads()).toBe(1);
  });
});
