import type { UpdateEvent } from "../../store/masks/slowMotion";
import type { SeenLayer } from "../../train/protocol";
import type { Words } from "../../words/words";

/** Writes a weight or a score with three figures. */
export function figure(value: number): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  return size < 0.001
    ? value.toExponential(1).replace("-", "−")
    : String(Number(value.toPrecision(3))).replace("-", "−");
}

/** Names a weight by the units that it connects, counted from 1. */
export function placeWords(index: number, { outputs }: SeenLayer, t: Words): string {
  return t`input ${Math.floor(index / outputs) + 1} → unit ${(index % outputs) + 1}`;
}

/** Says what happens to one connection and why. */
export function eventWords(event: UpdateEvent, number: number, layer: SeenLayer, t: Words): string {
  const place = placeWords(event.index, layer, t);
  if (event.kind === "drop") {
    const text = t`${number}: drop ${place}; |w| = ${figure(event.score)} is the smallest left.`;
    return event.returns ? t.join(text, t`It will grow back.`) : text;
  }
  const text = Number.isNaN(event.score)
    ? t`${number}: grow ${place}, drawn at random.`
    : t`${number}: grow ${place}; score ${figure(event.score)} is the largest left.`;
  return event.returns ? t.join(text, t`It had just been dropped and keeps its value.`) : text;
}
