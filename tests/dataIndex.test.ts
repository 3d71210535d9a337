import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { dataIndex } from "../scripts/dataIndex";

it("lists the prepared data sets of a folder with their sizes, and nothing else", () => {
  const folder = mkdtempSync(join(tmpdir(), "data-index-"));
  try {
    writeFileSync(join(folder, "wiki-talk.npz"), "12345");
    writeFileSync(join(folder, "brain.npz"), "123");
    writeFileSync(join(folder, "cora.npz.part"), "1");
    writeFileSync(join(folder, "index.json"), "{}");
    expect(JSON.parse(dataIndex(folder))).toEqual({
      datasets: [
        { id: "brain", bytes: 3 },
        { id: "wiki-talk", bytes: 5 },
      ],
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it("lists none of a folder that is not there", () => {
  expect(JSON.parse(dataIndex("/no/such/folder"))).toEqual({ datasets: [] });
});
