import { type RefObject, useEffect, useRef } from "react";
import { usePixelRatio } from "../usePixelRatio";

/** Draws on a canvas of so many CSS pixels, as sharp as the screen, whenever `draw` is another function. */
export function useDrawing(
  width: number,
  height: number,
  draw: (context: CanvasRenderingContext2D) => void,
): RefObject<HTMLCanvasElement | null> {
  const canvas = useRef<HTMLCanvasElement>(null);
  const ratio = usePixelRatio();
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!canvas.current || !context || width <= 0 || height <= 0) return;
    canvas.current.width = Math.round(width * ratio);
    canvas.current.height = Math.round(height * ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    draw(context);
  }, [width, height, draw, ratio]);
  return canvas;
}
