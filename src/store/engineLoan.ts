import type { BackendRequest } from "../ops/backendInfo";
import type { Client } from "../train/client";
import type { Request, Response } from "../train/protocol";
import type { RunSpec } from "../train/spec";
import type { Loss } from "./rescue/recovery";

/** Somebody who trains in the page's one worker in place of the Run view, such as a sweep. */
export interface Guest {
  readonly name: string; // as in "The sweep is training"
  hear(response: Response & { type: "events" | "paused" | "snapshot" }): void;
  /** The worker is gone, and with it the run; the next `train` starts it anew. */
  lose(loss: Loss): void;
  /** The Run view wants the engine: the guest ends its run and gives the engine back. */
  leave(): void;
}

/** A guest's hold on the worker, until it is given back. */
export interface EngineLoan {
  /** Starts a run; the engine is made fit for it, on the backend asked for. */
  train(spec: RunSpec, backend: BackendRequest | undefined): void;
  send(request: Request & { type: "pause" | "resume" | "stop" }): void;
  /** Ends the worker and starts a fresh one. */
  restart(): void;
  giveBack(): void;
}

/** What lending needs of the page's engine. */
export interface LendingOffice {
  readonly send: Client["send"];
  ensureEngine(backend: BackendRequest | undefined): void;
  renewEngine(): void;
  isFree(): boolean;
  /** Is told who has the engine now. */
  onChange(guest: Guest | undefined): void;
}

/** Lends the one worker to one guest at a time. */
export interface Lending {
  readonly guest: Guest | undefined;
  borrow(guest: Guest): EngineLoan | undefined;
}

/** Creates the lending of an engine; a loan that was given back does nothing any more. */
export function createLending(office: LendingOffice): Lending {
  let holder: Guest | undefined;
  return {
    get guest() {
      return holder;
    },
    borrow: (guest) => {
      if (holder || !office.isFree()) return undefined;
      holder = guest;
      office.onChange(guest);
      let over = false;
      const held = (act: () => void): void => {
        if (!over) act();
      };
      return {
        train: (spec, backend) =>
          held(() => {
            office.ensureEngine(backend);
            office.send({ type: "run", lanes: [spec], takeOver: true });
          }),
        send: (request) => held(() => office.send(request)),
        restart: () => held(office.renewEngine),
        giveBack: () =>
          held(() => {
            over = true;
            holder = undefined;
            office.onChange(undefined);
          }),
      };
    },
  };
}
