import { lessonSteps } from "./lessonSteps";

/** What an address asks of the lecture. */
export interface LectureAddress {
  readonly lecture: boolean;
  readonly step?: number; // of the lesson, from 1; absent where the lesson is not asked for
  readonly notice?: string; // where it asks for a step that does not exist
}

/** Reads `?lecture=1` and `?lesson=3` of an address. */
export function readLectureAddress(search: string): LectureAddress {
  const query = new URLSearchParams(search);
  const lecture = query.get("lecture") === "1";
  const asked = query.get("lesson");
  if (asked === null) return { lecture };
  const step = Number(asked);
  if (Number.isInteger(step) && step >= 1 && step <= lessonSteps.length) return { lecture, step };
  return {
    lecture,
    step: 1,
    notice: `The address asks for step “${asked.slice(0, 20)}” of the lesson, which has steps 1 to ${lessonSteps.length}. The lesson starts at step 1.`,
  };
}

/** Returns an address's query with lecture mode and the lesson as they are now; what is off is not in it. */
export function searchOfLecture(search: string, { lecture, step }: LectureAddress): string {
  const query = new URLSearchParams(search);
  if (lecture) query.set("lecture", "1");
  else query.delete("lecture");
  if (step === undefined) query.delete("lesson");
  else query.set("lesson", String(step));
  const text = query.toString();
  return text && `?${text}`;
}
