import { checkNumbers } from "../../src/bench/check";
import type { Way, Work } from "../../src/bench/comparison";
import type { Contestant } from "../../src/bench/measure";
import type { BackendInfo } from "../../src/ops/backendInfo";
import { describeWork } from "./describeWork";
import type { Peer } from "./peer";

/** Losses and sums may differ by this share: two libraries add in different orders. */
const tolerance = 1e-4;

/** Returns a way to do the work of a row by PyTorch on each device that it has; none where PyTorch has no counterpart. */
export function torchWays(peer: Peer, work: Work): readonly Way[] {
  const request = describeWork(work);
  if (!request) return [];
  return peer.devices.map((device) => ({
    side: "torch",
    label: `PyTorch, ${device === "cpu" ? "CPU, one thread" : device}`,
    open: async (backend) => open(peer, { ...request, device }, work, backend),
  }));
}

let opened = 0;

async function open(
  peer: Peer,
  request: Readonly<Record<string, unknown>>,
  work: Work,
  backend: BackendInfo,
): Promise<Contestant | string> {
  const id = ++opened;
  try {
    await peer.ask({ ...request, op: "open", id });
    const { numbers } = await peer.ask({ op: "check", id });
    const difference = compare((await checkNumbers(work, backend)) ?? [], numbers as readonly number[]);
    if (difference) return `it does not do the same, ${difference}`;
  } catch (error) {
    return `it fails with "${(error as Error).message}"`;
  }
  return {
    run: async (units) => {
      await peer.ask({ op: "run", id, units });
    },
    dispose: () => void peer.ask({ op: "close", id }).catch(() => undefined),
  };
}

/** Says where two lists of numbers part; undefined where they agree. */
export function compare(lab: readonly number[], other: readonly number[]): string | undefined {
  if (lab.length !== other.length) return `${other.length} numbers in place of ${lab.length}`;
  const scale = Math.max(...lab.map(Math.abs));
  const at = lab.findIndex(
    (value, i) => !(Math.abs(value - other[i]) <= tolerance * Math.max(Math.abs(value), 0.01 * scale)),
  );
  return at < 0 ? undefined : `number ${at + 1} is ${other[at]} in place of ${lab[at]}`;
}
