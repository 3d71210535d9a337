import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createBridge } from "../src/store/embed/bridge";
import type { LabMessage } from "../src/store/embed/messages";
import type { RunEvent } from "../src/train/protocol";
import { makeLinkedLab } from "./linkedLab";
import { evaluated, fileSummary, masksUpdated, result, spec, started } from "./storeEvents";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const origin = "https://slides.example";

/** A lab with a page around it that writes down what it is told, and for whose eyes. */
function makeEmbedded(address = "#lanes=set&seed=3") {
  const page = makeLinkedLab(address);
  const said: LabMessage[] = [];
  const origins: string[] = [];
  const other = {
    post: (message: LabMessage, target: string) => {
      said.push(structuredClone(message));
      origins.push(target);
    },
  };
  const bridge = createBridge({
    lab: page.lab,
    link: page.link,
    base: "https://lab.example/some/",
    now: () => Date.now(),
  });
  page.look();
  const send = (data: unknown, from = origin): readonly LabMessage[] => {
    const before = said.length;
    bridge.hear(data, other, from);
    return said.slice(before);
  };
  return { ...page, bridge, other, said, origins, send };
}

describe("a page around the lab", () => {
  it("is greeted with nothing that is private, and hears nothing else until it has asked", () => {
    const { bridge, other, said, origins, lab } = makeEmbedded();
    bridge.greet(other);
    lab.getState().runOrResume();
    expect(said).toEqual([{ lab: 1, type: "ready", release: expect.stringMatching(/^\d+\.\d+/) }]);
    expect(origins).toEqual(["*"]);
  });

  it("sets the lab up, and is answered with where it stands, for its own origin only", () => {
    const { send, origins } = makeEmbedded();
    const setup = {
      dataset: "cora",
      model: "sage",
      set: { seed: 9 },
      lanes: [{ method: "slr", set: { sparsity: 0.95 } }, { method: "rigl" }],
    };
    const answers = send({ lab: 1, id: "a", type: "set", setup });
    expect(answers.at(-1)).toMatchObject({
      lab: 1,
      id: "a",
      type: "state",
      state: {
        activity: "idle",
        withheld: false,
        link: "v=1&data=cora&model=sage&lanes=slr~sparsity:0.95,rigl&seed=9",
        setup: { dataset: "cora", task: "node", model: "sage", set: { seed: 9 } },
      },
    });
    expect(new Set(origins)).toEqual(new Set([origin]));
  });

  it("may give the text of a link, and is told what of it cannot be had", () => {
    const { send, lab } = makeEmbedded();
    const [, answer] = send({ lab: 1, type: "set", setup: "lanes=gmp&seed=x" });
    expect(answer).toMatchObject({
      type: "state",
      problems: [expect.stringMatching(/^Seed \(seed\) must be .* 1 is used\.$/)],
    });
    expect(lab.getState().form.lanes.map(({ method }) => method)).toEqual(["gmp"]);
  });

  it("runs, pauses, steps and resets it", () => {
    const { send, asked, answer } = makeEmbedded();
    send({ lab: 1, type: "run" });
    send({ lab: 1, type: "pause" });
    answer({ type: "paused", steps: [4] });
    send({ lab: 1, type: "step" });
    answer({ type: "paused", steps: [5] });
    send({ lab: 1, type: "run" });
    expect(send({ lab: 1, type: "reset" }).at(-1)).toMatchObject({
      type: "state",
      state: { activity: "stopping", lanes: [] },
    });
    expect(
      asked.map(({ type }) => type).filter((type) => ["run", "pause", "step", "resume", "stop"].includes(type)),
    ).toEqual(["run", "pause", "step", "resume", "stop"]);
  });

  it("runs a set-up that it has given to a run under way anew", () => {
    const { send, asked, answer, runs } = makeEmbedded();
    send({ lab: 1, type: "run" });
    send({ lab: 1, type: "run" });
    expect(runs()).toHaveLength(1);
    send({ lab: 1, type: "set", setup: "lanes=gmp&seed=2" });
    send({ lab: 1, type: "run" });
    expect(asked.at(-1)).toEqual({ type: "stop" });
    answer({ type: "events", lane: 0, events: [{ type: "stopped", step: 3 }] });
    expect(runs()).toMatchObject([[{ method: "set" }], [{ method: "gmp", seed: 2 }]]);
  });

  it("hears every evaluation, mask updates without their bits, and progress twice a second", () => {
    const { send, said, answer } = makeEmbedded();
    send({ lab: 1, type: "run" });
    const progress = {
      type: "progress",
      stage: "sparse training",
      done: 1,
      total: 15,
      epoch: 1,
      fraction: 0.1,
    } as const;
    answer({ type: "events", lane: 0, events: [started, evaluated(0)] });
    vi.advanceTimersByTime(130);
    for (let i = 0; i < 8; i++) {
      answer({ type: "events", lane: 0, events: [{ ...progress, done: i }] });
      vi.advanceTimersByTime(130);
    }
    answer({
      type: "events",
      lane: 0,
      events: [masksUpdated(5, "Dw==", 2, 2), evaluated(1), { type: "finished", result }],
    });
    const told = said.flatMap((message) => (message.type === "event" ? [message.event] : []));
    expect(told.map(({ type }) => type).filter((type) => type !== "progress")).toEqual([
      "started",
      "evaluated",
      "evaluated",
      "masksUpdated",
      "finished",
    ]);
    expect(told.filter(({ type }) => type === "progress").length).toBeLessThanOrEqual(3);
    expect(told.find(({ type }) => type === "masksUpdated")).toEqual({
      type: "masksUpdated",
      step: 5,
      epoch: 1,
      updates: 1,
      layers: { w1: { inputs: 2, outputs: 4, dropped: 2, grown: 2 } },
    });
    expect(told.filter(({ type }) => type === "evaluated")).toEqual([evaluated(0), evaluated(1)]);
  });

  it("hears of an engine that was lost", () => {
    const { send, said, answer } = makeEmbedded();
    send({ lab: 1, type: "run" });
    for (let i = 0; i < 6; i++) {
      answer({ type: "engineFailed", message: "The worker ended.", fault: "worker" });
      vi.advanceTimersByTime(20_000);
    }
    const ends = said.flatMap((message) =>
      message.type === "event" && message.event.type === "failed" ? [message.event] : [],
    );
    expect(ends).toHaveLength(1);
  });

  it("is told in a sentence what is wrong with a message, and nothing changes", () => {
    const { send, lab } = makeEmbedded();
    const form = lab.getState().form;
    const refused = (data: unknown): string => {
      const answers = send(data);
      expect(answers).toHaveLength(1);
      const [answer] = answers;
      if (answer.type !== "error") throw new Error(`Not refused: ${JSON.stringify(data)}`);
      return answer.message;
    };
    expect(refused({ lab: 2, type: "run" })).toMatch(/message\.lab must be 1/);
    expect(refused({ lab: 1, type: "fly" })).toMatch(/message\.type must be one of set, run, pause, step, reset, get/);
    expect(refused({ lab: 1, type: "set" })).toMatch(/^message\.setup must be an object/);
    expect(refused({ lab: 1, type: "set", setup: { lanes: "slr" } })).toMatch(/message\.setup\.lanes must be a list/);
    expect(refused({ lab: 1, type: "set", setup: { lanes: [{ method: "nope" }] } })).toMatch(
      /there is no method “nope”/,
    );
    expect(refused({ lab: 1, type: "set", setup: { lanes: [{ method: "slr~rho:1,rigl" }] } })).toMatch(/method/);
    const injected = { method: "set", set: { distribution: "erk,rigl" } };
    expect(refused({ lab: 1, type: "set", setup: { lanes: [injected] } })).toMatch(
      /“erk,rigl” is no method, setting or value/,
    );
    expect(refused({ lab: 1, type: "set", setup: { set: { seed: -1 } } })).toMatch(
      /Seed \(seed\) must be a whole number/,
    );
    expect(refused({ lab: 1, type: "set", setup: { set: { seed: {} } } })).toMatch(
      /message\.setup\.set\.seed must be text, a number/,
    );
    expect(refused({ lab: 1, type: "set", setup: { set: { run: 1 } } })).toMatch(/no setting “run”/);
    expect(refused({ lab: 1, type: "set", setup: { dataset: "file-1" } })).toMatch(/no data set “file-1”/);
    expect(refused({ lab: 1, type: "set", setup: { dataset: "javascript:alert(1)" } })).toMatch(
      /starts with “javascript:”/,
    );
    expect(refused({ lab: 1, type: "set", setup: "file=a.txt" })).toMatch(/without a file/);
    expect(lab.getState().form).toBe(form);
  });

  it("may send whatever it likes: other people's messages are let be, and none throws", () => {
    const { send } = makeEmbedded();
    expect(send("hello")).toEqual([]);
    expect(send({ source: "react-devtools" })).toEqual([]);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.anything().map((setup) => ({ lab: 1, type: "set", setup })),
        ),
        (data) => {
          expect(() => send(data)).not.toThrow();
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("a person's own file", () => {
  it("stays theirs: another page hears neither its name nor anything of its runs", () => {
    const { lab, send, said, answer, asked } = makeEmbedded();
    send({ lab: 1, type: "get" });
    lab.getState().openFiles({ edges: new File(["0 1 2"], "secret.txt") });
    const open = asked.at(-1);
    if (open?.type !== "open") throw new Error("The file was not asked for.");
    const summary = fileSummary("secret.txt");
    answer({ type: "opened", id: open.id, key: open.key, summary });
    lab.getState().useOpened();
    said.length = 0;
    expect(send({ lab: 1, type: "get" })).toEqual([
      { lab: 1, type: "state", state: { activity: "idle", engine: "starting", withheld: true } },
    ]);
    send({ lab: 1, type: "run" });
    const own = { ...started, spec: { ...spec, dataset: open.key }, dataset: summary } as RunEvent;
    answer({ type: "events", lane: 0, events: [own, evaluated(0), { type: "finished", result }] });
    vi.advanceTimersByTime(1000);
    expect(lab.getState().runs[0].result).toEqual(result);
    expect(said.filter(({ type }) => type === "event")).toEqual([]);
    // Also after another data set was chosen, as long as the runs on show are the file's.
    send({ lab: 1, type: "set", setup: "lanes=set" });
    expect(JSON.stringify(said)).not.toMatch(/secret|file-1|accuracy/i);
  });
});
