import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readEdgeList } from "../src/data/edgeList";
import { readNodeLabels } from "../src/data/nodeLabels";
import { InputError } from "../src/lib/inputError";

const folder = new URL("fixtures/data/", import.meta.url);
const bytesOf = (path: string): Uint8Array => new Uint8Array(readFileSync(new URL(path, folder)));

/** Reads labels for the nodes 10, 3, 7, 25. */
async function labelsOf(file: string) {
  const { nodeIds } = await readEdgeList(bytesOf("good/blank.txt"), { name: "blank.txt" });
  return readNodeLabels(bytesOf(file), nodeIds, { name: file.slice(file.indexOf("/") + 1) });
}

describe("node labels", () => {
  it.each([
    ["integers.txt", [0, -1, 1, 0], ["5", "10"], 0],
    ["names.csv", [1, -1, 0, 1], ["blue", "red"], 0],
    ["commentsAndRuns.tsv", [0, -1, 1, 0], ["5", "10"], 0],
    ["unknownNodes.txt", [0, -1, 1, 0], ["5", "10"], 2],
    ["repeated.txt", [0, -1, 1, 0], ["5", "10"], 0],
    ["blanksInLabels.tsv", [1, -1, 0, 1], ["Art", "Data Mining"], 0],
    ["packed.txt.gz", [0, -1, 1, 0], ["5", "10"], 0],
  ])("%s", async (file, labels, classNames, unknown) => {
    const read = await labelsOf(`labels/${file}`);
    expect([...read.labels]).toEqual(labels);
    expect(read.classNames).toEqual(classNames);
    expect(read.unknown).toBe(unknown);
  });

  it.each([
    ["conflict.txt", /^conflict\.txt, line 4: node "10" has the label "6" here but another in line 2/],
    ["conflictWithNone.txt", /line 2: node "10" has the label "-1" here but another in line 1/],
    ["edgesInstead.txt", /line 1: expected 2 columns \(node, label\), found 3\. .*edge list/],
    ["oneColumn.txt", /line 2: expected 2 columns \(node, label\), found 1\.$/],
    ["labelMissing.csv", /line 2: expected a label, found nothing; write -1/],
    ["noneKnown.txt", /none of its 2 nodes is in an edge \(the first is "U10"\)/],
    ["allUnlabelled.txt", /every label is -1/],
    ["empty.txt", /the file is empty; expected rows of node, label/],
    ["onlyComments.txt", /line 1: the file ends without a label/],
    ["picture.png", /a PNG picture/],
  ])("refuses %s", async (file, message) => {
    const reading = labelsOf(`brokenLabels/${file}`);
    await expect(reading).rejects.toThrow(message);
    await expect(reading).rejects.toBeInstanceOf(InputError);
  });
});
