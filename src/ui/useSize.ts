import { type RefObject, useEffect, useRef, useState } from "react";

/** The inner size of an element in CSS pixels; 0 before it is known. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Follows the size of the element that the returned reference is put on. */
export function useSize<E extends HTMLElement>(): [RefObject<E | null>, Size] {
  const element = useRef<E>(null);
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useEffect(() => {
    const observed = element.current;
    if (!observed) return;
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry.contentRect;
      setSize((old) => (old.width === width && old.height === height ? old : { width, height }));
    });
    observer.observe(observed);
    return () => observer.disconnect();
  }, []);
  return [element, size];
}
