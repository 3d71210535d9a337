import { useEffect } from "react";
import { useLab } from "../../store/lab";
import { asksForNothing } from "../../store/record/firstReplay";

/** Does something when the page has been drawn and the browser is at rest. */
function whenIdle(work: () => void): void {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(work, { timeout: 1000 });
  else setTimeout(work, 200);
}

/** Plays a recorded run when the page opens with an address that asks for nothing: it is alive before its engine is. */
export function useFirstReplay(): void {
  useEffect(() => {
    if (!asksForNothing(location)) return;
    whenIdle(async () => {
      await useLab.getState().listShipped();
      const { shipped, runs, playShipped } = useLab.getState();
      if (shipped?.[0] && runs.length === 0) await playShipped(shipped[0], true);
    });
  }, []);
}
