import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DatasetEntry } from "../src/data/datasets/types";
import { datasets } from "../src/data/registry";
import { models } from "../src/models/registry";
import { algorithms, type MethodId } from "../src/sparse/algorithms";
import { dataGroups } from "../src/store/data/availability";
import { backendLabels } from "../src/store/page/preferences";
import { claims } from "../src/sweep/claims";
import { methodName } from "../src/sweep/verdictSentence";
import { quirks } from "../src/train/quirks";
import { settings } from "../src/train/settings";
import type { Setting } from "../src/train/settings/types";
import { createWords, fill, languages } from "../src/words/words";
import { catalogue } from "../src/words/zh/zh";
import { findSentences, findUnion } from "./sourceTexts";
import { foreignWords } from "./terms";

const t = createWords("zh", catalogue);

/** Texts of the registries that a person reads, by where they stand. */
const registered: readonly (readonly [place: string, text: string])[] = [
  ...Object.values(algorithms).flatMap(({ label, description }) => [
    ["method", label] as const,
    ["method", description] as const,
  ]),
  ...(Object.keys(algorithms) as MethodId[]).map((id) => ["method", methodName(id)] as const),
  ...Object.values(models).flatMap(({ label, description }) => [
    ["model", label] as const,
    ["model", description] as const,
  ]),
  ...Object.values<DatasetEntry>(datasets).flatMap(({ label, kind, description, licence, pinned }) =>
    [label, kind, description, licence, ...(pinned ? [pinned.kind] : [])].map((text) => ["data set", text] as const),
  ),
  ...Object.values<Setting>(settings).flatMap((setting) =>
    [setting.label, setting.help, ...(setting.kind === "choice" ? Object.values(setting.options) : [])].map(
      (text) => ["setting", text] as const,
    ),
  ),
  ...Object.values(quirks).flatMap(({ label, help }) => [["quirk", label] as const, ["quirk", help] as const]),
  ...Object.values(claims).flatMap(({ statement, asked }) => [
    ["claim", statement] as const,
    ["claim", asked] as const,
  ]),
  ...Object.values(backendLabels).map((text) => ["backend", text] as const),
  ...Object.values(dataGroups).map((text) => ["group", text] as const),
  ...findUnion("train/protocol.ts", "Stage").map((text) => ["stage", text] as const),
  ...findUnion("sparse/types.ts", "PhaseName").map((text) => ["phase", text] as const),
  ...findUnion("sweep/verdict.ts", "VerdictWord").map((text) => ["verdict", text] as const),
];

/** What may stand in a place of a message: figures, names of files and things. */
const value = fc.constantFrom("7", "1,234", "12.5\u00a0%", "0.001", "mail.txt", "x-2.npz", "RigL", "spreadTimes", "–");

describe("what comes from the engine, in Chinese", () => {
  it("holds all that the registries show", () => {
    expect(registered.length).toBeGreaterThan(200);
    const left = registered.filter(([, text]) => foreignWords(t.of(text)).length > 0);
    expect(left).toEqual([]);
  });

  const sentences = findSentences();

  it("holds every refusal and every sentence in the source", () => {
    expect(sentences.length).toBeGreaterThan(200);
    const missing = sentences.filter(({ text }) => !Object.hasOwn(catalogue, text));
    expect(missing.map(({ text, place }) => `${place} ${text}`)).toEqual([]);
  });

  it("recognises each of them whatever its values are", () => {
    // A template of nearly no words of its own is recognised by what stands in it: the next test.
    const known = sentences.map(({ text }) => text).filter((text) => Object.hasOwn(catalogue, text));
    const templates = known.filter((text) => text.replace(/\{\d+\}/g, "").length >= 12);
    fc.assert(
      fc.property(fc.constantFrom(...templates), fc.array(value, { minLength: 9, maxLength: 9 }), (text, values) => {
        expect(t.of(fill(text, values))).toBe(fill(catalogue[text], values.map(t.of), languages.zh));
      }),
      { numRuns: 1500 },
    );
  });

  it("reads a fault inside a sentence inside a notice", () => {
    const fault = "mail.txt, line 12: expected a node id, found nothing.";
    expect(t.of(fault)).toBe("mail.txt 第 12 行：缺少节点编号。");
    expect(t.of(`The sweep paused because 3 runs in a row failed. ${fault}`)).toBe(
      "连续 3 次运行失败，扫描实验已暂停。mail.txt 第 12 行：缺少节点编号。",
    );
    expect(t.of("WebGPU is not available here, so the lab uses WebAssembly.")).toBe(
      "此处无法使用 WebGPU，因此使用 WebAssembly。",
    );
  });

  it("reads a verdict with its lists, and a file with all that differs", () => {
    const verdict =
      "RigL needs less than 1/2 of the training FLOPs of SLR from 75\u00a0% sparsity on (counted: 1/2.4 of them at 75\u00a0%, 1/8.2 of them at 98.4375\u00a0%)";
    expect(t.of(`RigL against SLR, 3 seeds: ${verdict}. No seed has finished with both yet.`)).toBe(
      "RigL 对 SLR，3 个种子：从稀疏度 75\u00a0% 起，RigL 的训练 FLOPs 低于 SLR 的 1/2（计数：稀疏度 75\u00a0% 时为其 1/2.4，稀疏度 98.4375\u00a0% 时为其 1/8.2）。还没有任何种子在两种方法上都完成。",
    );
    const differs = "x.npz is not dblp, or not all of it: it has 2 nodes instead of 3 and 4 edges instead of 5.";
    expect(t.of(`${differs} Nothing was kept.`)).toBe(
      "x.npz 不是 dblp，或不完整：它有 2 个节点（应为 3）和 4 条边（应为 5）。未保存任何内容。",
    );
  });

  it("leaves names and citations as they are", () => {
    const citations = Object.values<DatasetEntry>(datasets).map(({ citation }) => citation);
    const real = citations.filter((text) => !text.startsWith("Synthetic twin"));
    expect(real.map(t.of)).toEqual(real);
    expect(t.of("my data and more.txt")).toBe("my data and more.txt");
  });
});
