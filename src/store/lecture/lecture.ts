import { create } from "zustand";
import { useLab } from "../lab";
import { type LectureState, lectureState } from "./lectureState";

/** The lecture's store, beside the lab's. */
export const useLecture = create<LectureState>()(lectureState(useLab, globalThis.location?.search ?? ""));
