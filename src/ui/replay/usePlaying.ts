import { useEffect, useRef, useState } from "react";
import { useLab } from "../../store/lab";
import { playedTo } from "../../store/record/replay";
import { useMedia } from "../useMedia";

/** A recording moves on so often while it plays, in milliseconds: as often as a run redraws. */
const beatMs = 125;

/** The playing of the recording on show. */
export interface Playing {
  readonly playing: boolean;
  readonly speed: number;
  setPlaying(playing: boolean): void;
  setSpeed(speed: number): void;
}

/** Plays what is on show up to a step, from where it is shown; a record that is to play starts by itself, unless motion is unwelcome. */
export function usePlaying(end: number): Playing {
  const recorded = useLab((state) => state.recorded);
  const still = useMedia("(prefers-reduced-motion: reduce)");
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(1);
  useEffect(() => {
    const plays = recorded?.plays === true;
    setPlaying(plays && !still);
    if (plays && still) useLab.getState().showAt(undefined);
  }, [recorded, still]);
  const last = useRef(end);
  last.current = end;
  useEffect(() => {
    if (!playing) return;
    const { shownAt, showAt } = useLab.getState();
    const from = shownAt ?? 0; // what stands at its end plays from its start
    const began = performance.now();
    showAt(from);
    const timer = setInterval(() => {
      const step = playedTo(from, last.current, speed, performance.now() - began);
      if (step < last.current) showAt(step);
      else {
        showAt(undefined);
        setPlaying(false);
      }
    }, beatMs);
    return () => clearInterval(timer);
  }, [playing, speed]);
  return { playing, speed, setPlaying, setSpeed };
}
