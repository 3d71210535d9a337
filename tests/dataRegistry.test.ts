import { describe, expect, it } from "vitest";
import { type DatasetEntry, datasets, findDataset } from "../src/data/registry";
import { resolveSpec } from "../src/train/spec";

const entries = Object.entries<DatasetEntry>(datasets);
const withCopies = entries.filter(([, { pinned }]) => pinned !== undefined);

describe("the registry of data sets", () => {
  it("knows the paper's four, their companions, and what is made here", () => {
    expect(Object.keys(datasets)).toEqual(
      expect.arrayContaining([
        ...["ia-email", "wiki-talk", "stackoverflow", "brain"],
        ...["ia-email-twin", "wiki-talk-twin", "stackoverflow-twin", "brain-twin"],
        ...["sx-mathoverflow", "email-Eu-core", "dblp", "cora", "citeseer"],
      ]),
    );
    expect(findDataset("toString")).toBeUndefined();
  });

  it.each(entries)("says of %s where it comes from and how to get it", (_id, entry) => {
    expect(entry.citation).toMatch(/\d{4}|dblp/);
    expect(entry.licence).toMatch(/\.$/);
    expect(entry.description).toMatch(/^[A-Z].*\.$/);
    expect(entry.tasks.length).toBeGreaterThan(0);
    expect([entry.make, entry.official, entry.pinned].some((way) => way !== undefined)).toBe(true);
    expect(entry.kind === "synthetic twin").toBe(entry.make !== undefined);
    if (entry.tasks[0] === "node") expect(entry.classes).toBeGreaterThan(1);
    if (entry.twin !== undefined) expect(findDataset(entry.twin)?.kind).toBe("synthetic twin");
  });

  it.each(withCopies)("pins every file of %s to a commit, on a host that sends CORS headers", (_id, { pinned }) => {
    for (const { name, url, sha256 } of pinned?.files ?? []) {
      expect(url).toMatch(/^https:\/\/raw\.githubusercontent\.com\/[^/]+\/[^/]+\/[0-9a-f]{40}\//);
      expect(url.endsWith(`/${name}`)).toBe(true);
      if (sha256 !== undefined) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  it("has the 38 months of ia-email, from May 1999 to June 2002", () => {
    const names = datasets["ia-email"].pinned.files.map(({ name }) => name);
    expect(new Set(names).size).toBe(38);
    expect([names[0], names[7], names[8], names[37]]).toEqual([
      ...["1999-05.csv", "1999-12.csv", "2000-01.csv", "2002-06.csv"],
    ]);
  });

  it("hands its defaults to a spec: the task, the model of a static graph, settings that suit", () => {
    expect(resolveSpec({ dataset: "cora" })).toMatchObject({ task: "node", model: "gcn" });
    expect(resolveSpec({ dataset: "ia-email" })).toMatchObject({ task: "link", model: "fnn", spreadTimes: true });
    expect(resolveSpec({ dataset: "dblp", method: "slr" })).toMatchObject({
      ...{ task: "node", model: "fnn", symmetrise: true, nodesPerClass: 301, batchSize: 128 },
    });
    expect(resolveSpec({ dataset: "dblp", task: "link" })).toMatchObject({ symmetrise: false, batchSize: 1024 });
  });
});
