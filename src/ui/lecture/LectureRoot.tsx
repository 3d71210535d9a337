import { Suspense } from "react";
import { useLecture } from "../../store/lecture/lecture";
import "../styles/lecture.css";
import "../styles/lectureLayout.css";
import "../styles/lectureSteps.css";
import { lazyPart } from "../lazyPart";
import { LectureBar } from "./LectureBar";
import { ShortcutDialog } from "./ShortcutDialog";
import { useLectureAddress } from "./useLectureAddress";
import { useShortcuts } from "./useShortcuts";

const SlowMotion = lazyPart(() => import("../slowMotion/SlowMotion").then(({ SlowMotion }) => SlowMotion));

/** Everything of a lecture but the lesson's text: keys, their list, the bar, slow motion. */
export function LectureRoot() {
  useShortcuts();
  useLectureAddress();
  const lecture = useLecture((state) => state.lecture);
  const slowMotion = useLecture((state) => state.slowMotion);
  return (
    <>
      {lecture && <LectureBar />}
      <ShortcutDialog />
      {slowMotion && (
        <Suspense fallback={null}>
          <SlowMotion />
        </Suspense>
      )}
    </>
  );
}
