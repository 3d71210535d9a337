import { create } from "zustand";

/** Where slow motion stands in the events of a mask update. */
export interface Player {
  readonly at: number; // events that have happened
  readonly total: number;
  readonly playing: boolean;
  readonly speed: Speed;
}

/** Connections a second. */
export const speeds = [1, 4, 16, 64, 256] as const;
/** One of the speeds. */
export type Speed = (typeof speeds)[number];

/** The player of the window that is open; there is never more than one. */
export const usePlayer = create<Player>()(() => ({ at: 0, total: 0, playing: false, speed: 4 }));

/** Starts anew with the events of another layer or update, as slowly as a class has patience for: half a minute. */
export function load(total: number, playing: boolean): void {
  const speed = speeds.find((one) => total / one <= 30) ?? 256;
  usePlayer.setState({ at: 0, total, speed, playing: playing && total > 0 });
}

/** Goes to a place and rests there. */
export function seek(at: number): void {
  const { total } = usePlayer.getState();
  usePlayer.setState({ at: Math.min(total, Math.max(0, at)), playing: false });
}

/** Goes so many connections on, or back, and rests there. */
export function stepSlowMotion(by: number): void {
  seek(usePlayer.getState().at + by);
}

/** Plays, from the start where it was at the end, or rests. */
export function togglePlaying(): void {
  const { at, total, playing } = usePlayer.getState();
  usePlayer.setState({ playing: !playing && total > 0, at: !playing && at === total ? 0 : at });
}

/** Lets so many connections happen while playing; rests at the end. */
export function advance(by: number): void {
  const { at, total, playing } = usePlayer.getState();
  if (!playing) return;
  const next = Math.min(total, at + by);
  usePlayer.setState({ at: next, playing: next < total });
}

/** Chooses how fast it plays. */
export function setSpeed(speed: Speed): void {
  usePlayer.setState({ speed });
}
