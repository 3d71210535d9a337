import { useEffect, useState } from "react";
import type { GraphSample } from "../../train/graph/messages";
import type { LayoutNews, LayoutRequest } from "./layoutWorker";

/** Lays a sample out in a worker of its own and follows the layout on its way to rest. */
export function useLayout(sample: GraphSample | undefined): LayoutNews | undefined {
  const [news, setNews] = useState<{ readonly of: GraphSample; readonly layout: LayoutNews }>();
  useEffect(() => {
    if (!sample) return;
    const worker = new Worker(new URL("./layoutWorker.ts", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }: MessageEvent<LayoutNews>) => {
      setNews({ of: sample, layout: data });
      if (data.settled) worker.terminate();
    };
    const { src, dst } = sample.pairs;
    worker.postMessage({ nodes: sample.ids.length, ties: { src, dst } } satisfies LayoutRequest);
    return () => worker.terminate();
  }, [sample]);
  return news && news.of === sample ? news.layout : undefined;
}
