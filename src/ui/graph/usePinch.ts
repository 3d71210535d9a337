import { type PointerEvent, type RefObject, useEffect, useRef } from "react";
import type { Point } from "./camera";

/** What hands do with a picture. */
export interface PinchTakers {
  readonly moved: boolean; // the picture is not seen whole, so that one finger moves it and not the page
  onPan(x: number, y: number): void; // CSS pixels
  onZoom(factor: number, point: Point): void;
  onPoint(point: Point | undefined): void; // the pointer is over a place, or gone
  onPress(point: Point): void;
}

/** A pointer that moves less than so many pixels presses. */
const slack = 4;

/** Reads pointer and wheel of a picture: drag to move, pinch or wheel with Ctrl to enlarge. */
export function usePinch(canvas: RefObject<HTMLCanvasElement | null>, takers: PinchTakers) {
  const down = useRef(new Map<number, Point>());
  const travelled = useRef(0);
  const latest = useRef(takers);
  latest.current = takers;
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    // React's wheel listener is passive and could not keep the page from being enlarged.
    const wheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      latest.current.onZoom(Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.005)), placeOf(event, element));
    };
    element.addEventListener("wheel", wheel, { passive: false });
    return () => element.removeEventListener("wheel", wheel);
  }, [canvas]);
  const up = (event: PointerEvent<HTMLCanvasElement>): void => {
    down.current.delete(event.pointerId);
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLCanvasElement>): void => {
      if (down.current.size === 0) travelled.current = 0;
      down.current.set(event.pointerId, placeOf(event, event.currentTarget));
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent<HTMLCanvasElement>): void => {
      const now = placeOf(event, event.currentTarget);
      const before = down.current.get(event.pointerId);
      if (!before) {
        if (event.pointerType === "mouse") takers.onPoint(now);
        return;
      }
      travelled.current += Math.hypot(now.x - before.x, now.y - before.y);
      const other = [...down.current].find(([id]) => id !== event.pointerId)?.[1];
      down.current.set(event.pointerId, now);
      if (other) {
        const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
        const apart = (point: Point): number => Math.max(10, Math.hypot(point.x - other.x, point.y - other.y));
        takers.onZoom(apart(now) / apart(before), middle);
      }
      if (travelled.current > slack)
        takers.onPan((now.x - before.x) / (other ? 2 : 1), (now.y - before.y) / (other ? 2 : 1));
    },
    onPointerUp: (event: PointerEvent<HTMLCanvasElement>): void => {
      if (down.current.size === 1 && travelled.current <= slack) takers.onPress(placeOf(event, event.currentTarget));
      up(event);
    },
    onPointerCancel: up,
    onPointerLeave: (event: PointerEvent<HTMLCanvasElement>): void => {
      if (event.pointerType === "mouse" && down.current.size === 0) takers.onPoint(undefined);
    },
  };
}

/** Returns where a pointer is, in CSS pixels of the picture: lecture mode shows the page enlarged. */
function placeOf(event: { readonly clientX: number; readonly clientY: number }, element: HTMLElement): Point {
  const { left, top, width } = element.getBoundingClientRect();
  const enlarged = width / element.offsetWidth || 1;
  return { x: (event.clientX - left) / enlarged, y: (event.clientY - top) / enlarged };
}
