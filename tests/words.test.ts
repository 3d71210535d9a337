import { describe, expect, it } from "vitest";
import { algorithms, type MethodId } from "../src/sparse/algorithms";
import { methodName } from "../src/sweep/verdictSentence";
import { loadCatalogue } from "../src/words/load";
import { createWords, type LanguageId, languages } from "../src/words/words";
import { findCatalogue, findLiterals, findSaid, findUnsaid } from "./sourceTexts";

describe("words", () => {
  const t = createWords("zh", {
    "Seed {0}": "种子 {0}",
    "{0} runs": "{0} 次运行",
    "{0} is broken: {1}": "{0} 已损坏：{1}",
    "no node in line {0}": "第 {0} 行没有节点",
    "{0} before {1}": "在{1}之前的{0}",
  });

  it("puts values where the language wants them", () => {
    expect(t`Seed ${7}`).toBe("种子 7");
    expect(t`${"walks"} before ${"training"}`).toBe("在 training 之前的 walks");
  });

  it("counts in the singular only where the language has one", () => {
    expect(t.many(1, "{0} run", "{0} runs")).toBe("1 次运行");
    const en = createWords("en");
    expect(en.many(1, "{0} run", "{0} runs")).toBe("1 run");
    expect(en.many(1200, "{0} run", "{0} runs", "1,200")).toBe("1,200 runs");
  });

  it("shows in English what has no translation, with its values", () => {
    expect(t`Epoch ${3} of ${40}`).toBe("Epoch 3 of 40");
    expect(t.of("constructor")).toBe("constructor");
  });

  it("recognises finished sentences, also within one another", () => {
    expect(t.of("mail.txt is broken: no node in line 12")).toBe("mail.txt 已损坏：第 12 行没有节点");
    expect(t.of("mail.txt is fine")).toBe("mail.txt is fine");
  });

  it("recognises sentence by sentence what it does not know as a whole, and joins as the language does", () => {
    const zh = createWords("zh", { "It stopped at {0}.": "停在 {0}。", "Try again.": "请重试。" });
    expect(zh.of("It stopped at 3.5. Try again.")).toBe("停在 3.5。请重试。");
    expect(zh.of("It stopped at 3.5. Who knows.")).toBe("停在 3.5。Who knows.");
  });

  it("takes the reading that recognises most, and a template of nearly no words only around something known", () => {
    const zh = createWords("zh", {
      "{0}: {1}": "{0}：{1}",
      "{0}, line {1}: {2}": "{0} 第 {1} 行：{2}",
      "expected a number.": "应为数字。",
      "{0} is broken.": "{0} 已损坏。",
      "{0} is broken. Copy it again.": "{0} 已损坏，请重新复制。",
    });
    expect(zh.of("a.txt: expected a number.")).toBe("a.txt：应为数字。");
    expect(zh.of("a.txt, line 3: expected a number.")).toBe("a.txt 第 3 行：应为数字。");
    expect(zh.of("note: nothing is known of this")).toBe("note: nothing is known of this");
    expect(zh.of("a.txt is broken. Copy it again.")).toBe("a.txt 已损坏，请重新复制。");
  });

  it("takes a value with signs that mean something in a pattern or a place as it is", () => {
    expect(t.of("a(b).$1{0} is broken: x")).toBe("a(b).$1{0} 已损坏：x");
    expect(t`Seed ${"$& {1}"}`).toBe("种子 $& {1}");
  });

  it("puts a space between Chinese and Latin where a value is put in, and none at Chinese signs", () => {
    const zh = createWords("zh", {
      "{0} in {1}: {2}": "{0}在{1}中：{2}",
      "{0} of {1}": "{1} 的 {0}",
      dense: "稠密",
      "“{0}”": "“{0}”",
    });
    expect(zh`${"RigL"} in ${"数据"}: ${3}`).toBe("RigL 在数据中：3");
    expect(zh`${"稠密"} in ${"Cora"}: ${"“x”"}`).toBe("稠密在 Cora 中：“x”");
    expect(zh`${"密度"} of ${"ia-email（合成孪生）"}`).toBe("ia-email（合成孪生）的密度");
    expect(zh`${"90\u00a0%"} of ${"数据1.txt"}`).toBe("数据1.txt 的 90\u00a0%");
    expect(zh`${""} of ${"x"}`).toBe("x 的 ");
  });

  it("joins sentences as each language does", () => {
    expect(t.join("一。", undefined, "二。")).toBe("一。二。");
    expect(createWords("en").join("One.", false, "Two.")).toBe("One. Two.");
  });
});

/** Returns a test for texts that a template stands for. */
function matcher(key: string): (text: string) => boolean {
  if (!/\{\d+\}/.test(key)) return () => false;
  const pattern = key.split(/\{\d+\}/).map((words) => words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const whole = new RegExp(`^${pattern.join("[^]+")}$`);
  return (text) => whole.test(text);
}

const translated = (Object.keys(languages) as LanguageId[]).filter((language) => language !== "en");

describe.each(translated)("the texts in %s", async (language) => {
  const catalogue = await loadCatalogue(language);

  it("are there for everything that the page says", () => {
    const missing = findSaid().filter(
      ({ text }) => /\p{L}/u.test(text.replace(/\{\d+\}/g, "")) && !Object.hasOwn(catalogue, text),
    );
    expect(missing.map(({ text, place }) => `${place} ${text}`)).toEqual([]);
  });

  it("belong to texts that exist", () => {
    const spoken = [...findLiterals(), ...(Object.keys(algorithms) as MethodId[]).map(methodName)];
    const literal = new Set(spoken);
    // A text of a registry may be translated by the part that it shares with others: "{0} (sparse training)".
    const strange = Object.keys(catalogue).filter((key) => !literal.has(key) && !spoken.some(matcher(key)));
    expect(strange).toEqual([]);
  });

  it("hold the same values as the English ones", () => {
    const places = (text: string): string => [...new Set(text.match(/\{\d+\}/g))].sort().join();
    expect(Object.entries(catalogue).filter(([key, text]) => places(key) !== places(text))).toEqual([]);
  });

  it("mark the same parts of a sentence as the English ones", () => {
    const marks = (text: string): string => [...text.matchAll(/<\/?\w+>/g)].map(String).sort().join();
    expect(Object.entries(catalogue).filter(([key, text]) => marks(key) !== marks(text))).toEqual([]);
  });

  it("stand in one file each, or say the same", () => {
    const given = new Map<string, string>();
    const twice = findCatalogue(language).filter(({ key, text }) => {
      const before = given.get(key);
      given.set(key, text);
      return before !== undefined && before !== text;
    });
    expect(twice).toEqual([]);
  });
});

describe("the markup", () => {
  it("asks for its words in the reader's language", () => {
    const unsaid = findUnsaid();
    expect(unsaid.map(({ text, place }) => `${place} ${text}`)).toEqual([]);
  });
});
