import { useEffect } from "react";
import { useLab } from "../../store/lab";
import { readLectureAddress, searchOfLecture } from "../../store/lecture/address";
import { useLecture } from "../../store/lecture/lecture";
import { setUp } from "../../store/lecture/lectureState";
import { lessonSteps } from "../../store/lecture/lessonSteps";
import { firstSetup } from "../../store/setup";

/** Keeps lecture mode and the step of the lesson in the page's address, and on the document for the style sheets. */
export function useLectureAddress(): void {
  const lecture = useLecture((state) => state.lecture);
  const step = useLecture((state) => state.step);
  const controls = useLecture((state) => state.controls);
  useEffect(() => {
    const { dataset } = document.documentElement;
    const mark = (name: string, value: string | false): void => {
      if (value) dataset[name] = value;
      else delete dataset[name];
    };
    mark("lecture", lecture && "on");
    mark("lesson", step !== undefined && lessonSteps[step - 1].id);
    mark("controls", lecture && controls && "on");
  }, [lecture, step, controls]);
  useEffect(() => {
    const { search, pathname, hash } = location;
    const next = searchOfLecture(search, { lecture, step });
    if (next !== search) history.replaceState(history.state, "", pathname + next + hash);
  }, [lecture, step]);
  // A link into the lesson sets the lab up as its step does, unless it brings a set-up of its own.
  useEffect(() => {
    const asked = readLectureAddress(location.search);
    const lab = useLab.getState();
    const untouched = JSON.stringify(lab.currentSetup()) === JSON.stringify(firstSetup);
    if (asked.step !== undefined && untouched) setUp(lab, asked.step);
  }, []);
}
