import { describe, expect, it } from "vitest";
import * as format from "../src/lib/format";

const plain = (text: string): string => text.replaceAll("\u00a0", " ");

describe("format", () => {
  it("writes counts, shares and percent", () => {
    expect(format.formatCount(1146258)).toBe("1,146,258");
    expect(plain(format.formatPercent(0.91249))).toBe("91.2 %");
    expect(plain(format.formatShare(0.9))).toBe("90 %");
    expect(plain(format.formatShare(0.90625))).toBe("90.625 %");
    expect(plain(format.formatSpread({ count: 3, mean: 0.912, deviation: 0.0042 }))).toBe("91.2 % ± 0.4");
    expect(plain(format.formatSpread({ count: 1, mean: 0.912, deviation: 0 }))).toBe("91.2 %");
    expect(format.percentOf(0.07)).toBe(7);
    expect(format.percentOf(0.900625)).toBe(90.0625);
  });

  it("writes large numbers with three figures and a prefix", () => {
    const cases: readonly (readonly [number, string])[] = [
      [0, "0"],
      [999, "999"],
      [999.6, "1 k"],
      [1234567, "1.23 M"],
      [2.09e9, "2.09 G"],
      [1e12, "1 T"],
    ];
    for (const [value, text] of cases) expect(plain(format.formatShort(value))).toBe(text);
    expect(plain(format.formatFlops(2.09e9))).toBe("2.09 GFLOPs");
    expect(plain(format.formatFlops(512))).toBe("512 FLOPs");
  });

  it("writes durations", () => {
    expect(plain(format.formatSeconds(0.842))).toBe("0.84 s");
    expect(plain(format.formatSeconds(12.34))).toBe("12.3 s");
    expect(plain(format.formatSeconds(59.97))).toBe("1 min 0 s");
    expect(plain(format.formatSeconds(3725))).toBe("1 h 2 min");
    expect(plain(format.formatTimeLeft(0.4))).toBe("under 1 s");
    expect(plain(format.formatTimeLeft(17))).toBe("about 20 s");
    expect(plain(format.formatTimeLeft(100))).toBe("about 2 min");
  });

  it("writes ratios as savings", () => {
    expect(format.formatRatio(1, 8.2)).toBe("1/8.2");
    expect(format.formatRatio(1, 23.8)).toBe("1/24");
    expect(format.formatRatio(5, 5)).toBe("the same");
    expect(format.formatRatio(3, 2)).toBe("1.5 times");
    expect(format.formatRatio(24, 2)).toBe("12.0 times");
    // RigL beside SET: a dense gradient now and then.
    expect(format.formatRatio(100, 102)).toBe("1/1.02");
    expect(format.formatRatio(102, 100)).toBe("1.02 times");
    expect(format.formatRatio(0, 2)).toBe("–");
  });

  it("leaves the title out of a citation", () => {
    expect(
      format.shortCitation("Evci et al. 2020, Rigging the Lottery: Making All Tickets Winners, arXiv:1911.11134"),
    ).toBe("Evci et al. 2020, arXiv:1911.11134");
    expect(format.shortCitation("Kipf & Welling 2017, arXiv:1609.02907")).toBe("Kipf & Welling 2017, arXiv:1609.02907");
  });
});

describe("formatBytes", () => {
  it.each([
    [950, "950 bytes"],
    [1000, "1.0 kB"],
    [3_616_495, "3.6 MB"],
    [999_600, "1.0 MB"],
    [34_000_000, "34 MB"],
    [1_234_567_890, "1.2 GB"],
  ])("writes %d bytes as %s", (bytes, written) => {
    expect(plain(format.formatBytes(bytes))).toBe(written);
  });
});
