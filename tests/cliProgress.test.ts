import { describe, expect, it } from "vitest";
import { createProgressLine, estimateLeft } from "../src/cli/progressLine";

function lineOn(isTTY: boolean) {
  let text = "";
  let time = 0;
  const write = (part: string): boolean => {
    text += part;
    return true;
  };
  const line = createProgressLine({ isTTY, write } as Parameters<typeof createProgressLine>[0], () => time);
  return {
    line,
    wait: (ms: number) => {
      time += ms;
    },
    written: () => text,
  };
}

describe("the progress line", () => {
  it("is written over in a terminal, and gives way to lines that stay", () => {
    const { line, written } = lineOn(true);
    line.show("reading", 0.123);
    line.show("reading", 0.5, 31);
    line.write("a note");
    line.pass("epoch 1");
    line.clear();
    expect(written()).toBe(
      "\r\x1b[Kreading, 12.3 %\r\x1b[Kreading, 50.0 %, about 35 s left\r\x1b[Ka note\n\r\x1b[Kepoch 1\r\x1b[K",
    );
  });

  it("is one line every ten seconds in a log, none of a short run", () => {
    const { line, wait, written } = lineOn(false);
    line.show("reading", 0.1);
    wait(9_999);
    line.show("reading", 0.2);
    expect(written()).toBe("");
    wait(1);
    line.show("reading", 0.3, 600);
    line.show("reading", 0.31, 590);
    line.clear();
    expect(written()).toBe("reading, 30.0 %, about 10 min left\n");
  });

  it("estimates what is left in proportion to what is done, once a fiftieth is", () => {
    expect(estimateLeft(5000, 0.25)).toBe(15);
    expect(estimateLeft(5000, 0.02)).toBeUndefined();
  });
});
