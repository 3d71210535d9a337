import { describe, expect, it } from "vitest";
import { createGraphAsking } from "../src/store/graph/asking";
import type { Request } from "../src/train/protocol";
import { resolveSpec } from "../src/train/spec";
import { placesAsked } from "../src/ui/graph/predicted";
import { links, sample } from "./graphSample";

const spec = resolveSpec({ dataset: "toy", task: "node", model: "fnn", method: "rigl" });

describe("asking for pictures", () => {
  const setUp = () => {
    const sent: Request[] = [];
    return { sent, asking: createGraphAsking((request) => sent.push(request)) };
  };

  it("hears the answer to the newest wish, and settles the older one without", async () => {
    const { sent, asking } = setUp();
    const older = asking.drawGraph(spec, 10);
    const newer = asking.drawGraph(spec, 20);
    expect(await older).toBeUndefined();
    asking.hear({ type: "graph", id: 1, sample: links });
    asking.hear({ type: "graph", id: 2, sample });
    expect(await newer).toEqual({ sample });
    expect(sent).toMatchObject([
      { id: 1, nodes: 10 },
      { id: 2, nodes: 20 },
    ]);
  });

  it("hears why there is none, from the worker or by its end", async () => {
    const { asking } = setUp();
    const refused = asking.drawGraph(spec, 10);
    asking.hear({ type: "graphRefused", id: 1, message: "too large" });
    expect(await refused).toEqual({ message: "too large" });
    const lost = asking.drawGraph(spec, 10);
    const predictions = asking.askPredictions(placesAsked(sample));
    asking.lose("gone");
    expect(await lost).toEqual({ message: "gone" });
    expect(await predictions).toEqual([]);
  });
});
