import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Request } from "../src/train/protocol";
import { makeReadyLab } from "./silentLab";
import { fileSummary } from "./storeEvents";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("files", () => {
  const files = { edges: new File(["0 1 2"], "mail.txt") };
  const summary = { ...fileSummary("mail.txt"), classes: 3 };

  it("become a data set after they were read and taken", () => {
    const { lab, asked, answer } = makeReadyLab();
    lab.getState().openFiles(files);
    const { id, key } = asked.at(-1) as Request & { type: "open" };
    answer({ type: "opening", id, done: 2, total: 5 });
    expect(lab.getState().opening).toMatchObject({ state: "reading", done: 2, total: 5 });
    answer({ type: "opened", id, key, summary });
    expect(lab.getState().form.dataset).not.toBe(key);
    lab.getState().useOpened();
    expect(lab.getState()).toMatchObject({ form: { dataset: key, task: "node" }, opening: undefined });
  });

  it("are refused with the reader's sentence, and only the last choice counts", () => {
    const { lab, asked, answer } = makeReadyLab();
    lab.getState().openFiles(files);
    const { id: old } = asked.at(-1) as Request & { type: "open" };
    lab.getState().openFiles(files);
    const { id } = asked.at(-1) as Request & { type: "open" };
    answer({ type: "refused", id: old, message: "Line 3 is wrong." });
    expect(lab.getState().opening?.state).toBe("reading");
    answer({ type: "refused", id, message: "Line 4 is wrong." });
    expect(lab.getState().opening).toMatchObject({ state: "refused", message: "Line 4 is wrong." });
  });

  it("are forgotten by the worker where they do not become a data set", () => {
    const { lab, asked, answer, types } = makeReadyLab();
    lab.getState().openFiles(files);
    const first = asked.at(-1) as Request & { type: "open" };
    answer({ type: "opened", id: first.id, key: first.key, summary });
    lab.getState().openFiles({ ...files, labels: new File(["0 a"], "labels.txt") });
    const second = asked.at(-1) as Request & { type: "open" };
    expect(asked.at(-2)).toEqual({ type: "close", key: first.key });
    lab.getState().forgetOpening();
    expect(asked.at(-1)).toEqual({ type: "close", key: second.key });
    expect(types()).toEqual(["backend", "open", "close", "open", "close"]);
  });

  it("are offered for links alone where all labels are the same", () => {
    const { lab, asked, answer } = makeReadyLab();
    lab.getState().openFiles(files);
    const { id, key } = asked.at(-1) as Request & { type: "open" };
    answer({ type: "opened", id, key, summary: { ...summary, classes: 1 } });
    lab.getState().useOpened();
    expect(lab.getState().form.task).toBe("link");
  });

  it("are handed to a fresh worker again", () => {
    const { lab, asked, answer, types } = makeReadyLab();
    lab.getState().openFiles(files);
    const { id, key } = asked.at(-1) as Request & { type: "open" };
    answer({ type: "opened", id, key, summary });
    lab.getState().useOpened();
    lab.getState().restartEngine();
    expect(types()).toEqual(["backend", "open", "backend", "open"]);
    expect(asked.at(-1)).toMatchObject({ type: "open", key, files });
  });
});
