import { create } from "zustand";
import { createClient } from "../train/client";
import { labState } from "./labState";
import type { LabState } from "./state";

/** The page's one store; components take from it what they show. */
export const useLab = create<LabState>()(
  labState(createClient, globalThis.location?.search ?? "", globalThis.location?.hash ?? ""),
);
