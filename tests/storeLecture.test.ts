import { describe, expect, it } from "vitest";
import { algorithms } from "../src/sparse/algorithms";
import { readLectureAddress, searchOfLecture } from "../src/store/lecture/address";
import { hints } from "../src/store/lecture/hints";
import { lessonSteps, stepNumber } from "../src/store/lecture/lessonSteps";
import { type KeyPlace, keyName, shortcutOf, shortcuts } from "../src/store/lecture/shortcuts";
import { setupOf, specsOf } from "../src/store/setup";
import { catalogue } from "../src/words/zh/zh";

describe("shortcuts", () => {
  const place: KeyPlace = {
    lecture: false,
    lesson: false,
    slowMotion: false,
    dialog: false,
    singleKeys: true,
    field: "none",
  };
  const press = (key: string, more = {}) => ({ key, ctrlKey: false, altKey: false, metaKey: false, ...more });

  it("give every key one meaning in every place", () => {
    const meanings = shortcuts.flatMap(({ keys, within }) => keys.map((key) => `${key} ${within ?? ""}`));
    expect(new Set(meanings).size).toBe(meanings.length);
  });

  it("are found by small and capital letters", () => {
    expect(shortcutOf(press("l"), place)).toBe("lecture");
    expect(shortcutOf(press("L"), place)).toBe("lecture");
    expect(shortcutOf(press("?"), place)).toBe("shortcuts");
    expect(shortcutOf(press("q"), place)).toBeUndefined();
  });

  it("leave Ctrl, Alt and Command, text fields and half-typed characters alone", () => {
    expect(shortcutOf(press("r", { ctrlKey: true }), place)).toBeUndefined();
    expect(shortcutOf(press("f", { metaKey: true }), place)).toBeUndefined();
    expect(shortcutOf(press("n", { altKey: true }), place)).toBeUndefined();
    expect(shortcutOf(press("r", { isComposing: true }), place)).toBeUndefined();
    expect(shortcutOf(press("r"), { ...place, field: "text" })).toBeUndefined();
    expect(shortcutOf(press("r"), { ...place, field: "other" })).toBe("run");
  });

  it("can be turned off", () => {
    const off = { ...place, singleKeys: false, lecture: true, lesson: true };
    for (const { keys } of shortcuts) for (const key of keys) expect(shortcutOf(press(key), off)).toBeUndefined();
  });

  it("do not toggle while a key is held down, but step", () => {
    expect(shortcutOf(press("l", { repeat: true }), place)).toBeUndefined();
    expect(shortcutOf(press("s", { repeat: true }), place)).toBe("step");
  });

  it("take the keys of a presenter's remote in a lecture with its lesson only, and not from a slider", () => {
    const lecturing = { ...place, lecture: true, lesson: true };
    expect(shortcutOf(press("PageDown"), lecturing)).toBe("next");
    expect(shortcutOf(press("PageUp"), lecturing)).toBe("previous");
    expect(shortcutOf(press("PageDown"), { ...lecturing, lesson: false })).toBeUndefined();
    expect(shortcutOf(press("PageDown"), { ...lecturing, lecture: false })).toBeUndefined();
    expect(shortcutOf(press("PageDown"), { ...lecturing, field: "other" })).toBeUndefined();
    expect(shortcutOf(press("Escape"), place)).toBeUndefined();
    expect(shortcutOf(press("Escape"), lecturing)).toBe("leave");
  });

  it("rest while a window is open, where slow motion has keys of its own", () => {
    expect(shortcutOf(press("r"), { ...place, dialog: true })).toBeUndefined();
    expect(shortcutOf(press("r"), { ...place, slowMotion: true })).toBeUndefined();
    expect(shortcutOf(press("."), { ...place, slowMotion: true })).toBe("forward");
    expect(shortcutOf(press("."), place)).toBeUndefined();
  });

  it("have Chinese names", () => {
    const texts = shortcuts.flatMap(({ label, group }) => [label, group]);
    expect(texts.filter((text) => !Object.hasOwn(catalogue, text))).toEqual([]);
  });

  it("write keys as keyboards do", () => {
    expect(["r", "Escape", "PageDown", "?"].map(keyName)).toEqual(["R", "Esc", "Page Down", "?"]);
  });
});

describe("the address of a lecture", () => {
  it("opens lecture mode and a step of the lesson", () => {
    expect(readLectureAddress("")).toEqual({ lecture: false });
    expect(readLectureAddress("?lecture=1")).toEqual({ lecture: true });
    expect(readLectureAddress("?lesson=3&lecture=0")).toEqual({ lecture: false, step: 3 });
  });

  it.each(["0", "9", "2.5", "two", "", "1e400"])("says that there is no step “%s”", (asked) => {
    const { step, notice } = readLectureAddress(`?lesson=${asked}`);
    expect(step).toBe(1);
    expect(notice).toContain("steps 1 to 8");
  });

  it("is written beside whatever else the address holds", () => {
    expect(searchOfLecture("?lang=zh", { lecture: true, step: 2 })).toBe("?lang=zh&lecture=1&lesson=2");
    expect(searchOfLecture("?lang=zh&lecture=1&lesson=2", { lecture: false })).toBe("?lang=zh");
    expect(searchOfLecture("?lecture=1", { lecture: false })).toBe("");
  });
});

describe("what the page proposes to try", () => {
  it("runs, in the short form that links carry, and compares where it names several", () => {
    for (const [id, setup] of Object.entries(hints)) {
      expect(setupOf(specsOf(setup)), id).toEqual(setup);
      expect(new Set(setup.lanes.map((lane) => JSON.stringify(lane))).size, id).toBe(setup.lanes.length);
    }
  });
});

describe("the lesson", () => {
  it("has six to eight steps, each but the last with something to run", () => {
    expect(lessonSteps.length).toBeGreaterThanOrEqual(6);
    expect(lessonSteps.length).toBeLessThanOrEqual(8);
    expect(lessonSteps.slice(0, -1).every(({ setup }) => setup !== undefined)).toBe(true);
    expect(stepNumber("mask")).toBe(1);
    expect(stepNumber("found")).toBe(8);
  });

  it("sets up runs that exist, in the short form that links carry", () => {
    for (const { setup } of lessonSteps) if (setup) expect(setupOf(specsOf(setup))).toEqual(setup);
  });

  it("has the sparsities that its words name", () => {
    const sparsities = lessonSteps.map(({ setup }) => setup && specsOf(setup).at(-1)?.sparsity);
    expect(sparsities).toEqual([0.9, 0.9, 0.9, 0.9, 0.96875, 0.9, 0.984375, undefined]);
  });

  it("trains every lane by the same optimizer, so that only the method differs", () => {
    for (const { setup } of lessonSteps) {
      const rules = setup
        ? specsOf(setup).map(({ optimizer, learningRate, batchSize, seed }) => [
            optimizer,
            learningRate,
            batchSize,
            seed,
          ])
        : [];
      expect(new Set(rules.map(String)).size).toBeLessThanOrEqual(1);
    }
  });

  it("puts train-and-prune beside sparse training where it holds the paper's claims against runs", () => {
    for (const id of ["flops", "extreme"] as const) {
      const families = lessonSteps[stepNumber(id) - 1].setup?.lanes.map(({ method }) => algorithms[method].family);
      expect(families).toEqual(["train-and-prune", "sparse training"]);
    }
  });
});
