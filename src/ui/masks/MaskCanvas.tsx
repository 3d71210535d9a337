import { useEffect, useRef } from "react";
import type { MaskCells } from "../../store/masks/maskCells";
import { cellsHigh, type MaskLayout } from "../../store/masks/maskLayout";
import { type MaskColours, maskPixels, type Pixels } from "../../store/masks/maskPixels";

/** How long drops and growth stay visible, in milliseconds. */
const fadeMs = 1600;

interface MaskCanvasProps {
  readonly label: string; // the picture in words
  readonly mask: MaskCells;
  readonly layout: MaskLayout;
  readonly colours: MaskColours;
  readonly ratio: number; // device pixels per CSS pixel
  readonly changes: "fade" | "stay" | "gone";
}

/** The picture of one weight matrix: a pixel per cell, enlarged without smoothing. */
export function MaskCanvas({ label, mask, layout, colours, ratio, changes }: MaskCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const faded = useRef<MaskCells>(undefined);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!canvas.current || !context) return;
    const calm = maskPixels(mask, layout, colours, ratio, false);
    canvas.current.width = calm.width;
    canvas.current.height = calm.height;
    const draw = (pixels: Pixels): void => {
      context.putImageData(new ImageData(pixels.data, pixels.width, pixels.height), 0, 0);
    };
    if (changes === "gone" || faded.current === mask) {
      draw(calm);
      return;
    }
    const fresh = maskPixels(mask, layout, colours, ratio, true);
    draw(fresh);
    if (changes === "stay") return;
    const began = performance.now();
    const mixed = { ...fresh, data: new Uint8ClampedArray(fresh.data) };
    let frame = requestAnimationFrame(function fade(now) {
      // Full strength for the first third, so that an update is noticed before it goes.
      const t = Math.min(1, Math.max(0, ((now - began) / fadeMs) * 1.5 - 0.5));
      for (let i = 0; i < mixed.data.length; i++) mixed.data[i] = fresh.data[i] + t * (calm.data[i] - fresh.data[i]);
      draw(mixed);
      if (t < 1) frame = requestAnimationFrame(fade);
      else faded.current = mask;
    });
    return () => cancelAnimationFrame(frame);
  }, [mask, layout, colours, ratio, changes]);
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={label}
      title={label}
      className="mask-canvas"
      style={{
        width: (layout.across * layout.cellWidth) / ratio,
        height: (cellsHigh(layout, ratio) * layout.cellHeight) / ratio,
      }}
    />
  );
}
