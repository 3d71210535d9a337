import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useWords } from "../useWords";
import { type Camera, nodeNear, nodeTowards, panBy, seenAt, wholeView, zoomAt } from "./camera";
import { type Picture, paint } from "./paint";
import type { Trail } from "./trail";
import { usePinch } from "./usePinch";
import { ZoomButtons } from "./ZoomButtons";

/** How long a step of a trail takes to come along, in milliseconds. */
const alongMs = 700;

interface GraphCanvasProps extends Omit<Picture, "camera" | "along" | "focus" | "ratio"> {
  readonly label: string; // the picture in words
  readonly still: boolean; // nothing moves
  readonly describe: (node: number) => readonly string[];
  readonly onOpen?: (node: number) => void;
}

/** The picture of a graph, which can be moved, enlarged, and gone through node by node with the keyboard. */
export function GraphCanvas({ label, still, describe, onOpen, ...rest }: GraphCanvasProps) {
  const t = useWords();
  const help = useId();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [own, setOwn] = useState<{ readonly of: unknown; readonly camera: Camera }>(); // where a person has moved it
  const [focus, setFocus] = useState<number>();
  const { scene, places, size, trail } = rest;
  const whole = wholeView(places, size);
  const moved = own?.of === scene.sample ? own.camera : undefined;
  const camera = moved ?? whole;
  const { x, y, scale } = camera;
  const setCamera = (change: (camera: Camera) => Camera): void =>
    setOwn((old) => ({
      of: scene.sample,
      camera: change((old?.of === scene.sample ? old.camera : undefined) ?? whole),
    }));
  const node = focus !== undefined && focus < scene.nodes.length ? focus : undefined;
  // Lecture mode shows the page enlarged: the picture is painted as large as it is seen.
  const enlarged = Number(getComputedStyle(document.body).getPropertyValue("zoom")) || 1;
  const ratio = enlarged * (globalThis.devicePixelRatio || 1);
  const along = useAlong(trail, still);
  const { palette, wrongOnly } = rest;
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const camera = { x, y, scale };
    paint(context, { scene, places, camera, size, ratio, palette, trail, along, wrongOnly, focus: node });
  }, [scene, places, x, y, scale, size, ratio, palette, trail, along, wrongOnly, node]);
  const pinch = usePinch(canvas, {
    moved: moved !== undefined,
    onPan: (x, y) => setCamera((old) => panBy(old, x, y)),
    onZoom: (factor, point) => setCamera((old) => zoomAt(old, factor, point, whole, size)),
    onPoint: (point) => setFocus(point && nodeNear(point, places, camera, size, 14)),
    onPress: (point) => {
      const pressed = nodeNear(point, places, camera, size, 18);
      setFocus(pressed);
      if (pressed !== undefined) onOpen?.(pressed);
    },
  });
  const zoom = (factor: number) => () =>
    setCamera((old) => zoomAt(old, factor, { x: size.width / 2, y: size.height / 2 }, whole, size));
  const press = (event: KeyboardEvent): void => {
    const step = {
      "+": zoom(1.4),
      "=": zoom(1.4),
      "-": zoom(1 / 1.4),
      "0": () => setOwn(undefined),
      Escape: () => setFocus(undefined),
      Home: () => setFocus(0),
      End: () => setFocus(scene.nodes.length - 1),
      Enter: () => node !== undefined && onOpen?.(node),
    }[event.key];
    const towards = event.key.startsWith("Arrow")
      ? node === undefined
        ? 0
        : nodeTowards(node, event.key, places)
      : undefined;
    if (!step && !event.key.startsWith("Arrow")) return;
    event.preventDefault();
    step?.();
    if (towards !== undefined) setFocus(towards);
  };
  const at = node === undefined ? undefined : seenAt(node, places, camera, size);
  const words = node === undefined ? [] : describe(node);
  return (
    <>
      <div
        role="application"
        aria-label={label}
        aria-describedby={help}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard goes through the nodes of the picture.
        tabIndex={0}
        className={moved ? "graph-stage graph-moved" : "graph-stage"}
        onKeyDown={press}
      >
        <canvas
          ref={canvas}
          width={Math.round(size.width * ratio)}
          height={Math.round(size.height * ratio)}
          style={{ width: size.width, height: size.height }}
          {...pinch}
        />
      </div>
      <p id={help} className="hidden">
        {onOpen
          ? t`Arrow keys go from node to node, Enter starts there, plus and minus enlarge, 0 shows the whole.`
          : t`Arrow keys go from node to node, plus and minus enlarge, 0 shows the whole.`}
      </p>
      <p className="hidden" aria-live="polite">
        {words.join(", ")}
      </p>
      {at && (
        <p
          className="tooltip graph-tip"
          aria-hidden="true"
          style={{
            left: Math.min(Math.max(at.x, 90), Math.max(90, size.width - 90)),
            top: at.y > size.height / 2 ? at.y - 16 : at.y + 16,
            transform: at.y > size.height / 2 ? "translate(-50%, -100%)" : "translate(-50%, 0)",
          }}
        >
          <b>{words[0]}</b>
          {words.slice(1).map((clause) => (
            <span key={clause}>{clause}</span>
          ))}
        </p>
      )}
      <ZoomButtons onNearer={zoom(1.4)} onFarther={zoom(1 / 1.4)} onWhole={() => setOwn(undefined)} />
    </>
  );
}

/** Lets the last step of a trail come along, from 0 to 1; at once where nothing may move. */
function useAlong(trail: Trail | undefined, still: boolean): number {
  const [along, setAlong] = useState({ of: trail, share: 1 });
  useEffect(() => {
    if (still || !trail || trail.step === 0) return;
    const began = performance.now();
    let frame = requestAnimationFrame(function move(now) {
      const share = Math.min(1, Math.max(0, (now - began) / alongMs));
      setAlong({ of: trail, share });
      if (share < 1) frame = requestAnimationFrame(move);
    });
    return () => cancelAnimationFrame(frame);
  }, [trail, still]);
  if (still || !trail || trail.step === 0) return 1;
  return along.of === trail ? along.share : 0;
}
