import { type FocusEvent, type KeyboardEvent, useId, useRef, useState } from "react";
import type { Drawing } from "../../paper/figure";
import { useLab } from "../../store/lab";
import { useWords } from "../useWords";

interface SaveMenuProps {
  readonly title: string; // of the chart
  readonly draw: () => Promise<Drawing | undefined>;
  /** What the file is called, without its ending. */
  readonly name: () => readonly (string | number)[];
}

const endings = ["svg", "png", "csv"] as const;

/** Saves a chart as a picture for paper or as its numbers. */
export function SaveMenu({ title, draw, name }: SaveMenuProps) {
  const t = useWords();
  const id = useId();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const save = async (ending: (typeof endings)[number]): Promise<void> => {
    setOpen(false);
    button.current?.focus();
    try {
      const { saveDrawing } = await import("./saveDrawing");
      const drawing = await draw();
      if (drawing) await saveDrawing(drawing, name(), ending);
    } catch {
      useLab.setState({ notice: "The chart could not be saved; the browser made no picture of it. Try SVG or CSV." });
    }
  };
  const leave = (event: FocusEvent<HTMLDivElement>): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !open) return;
    event.stopPropagation();
    setOpen(false);
    button.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is in it takes the focus; Escape and leaving close it.
    <div className="save" onBlur={leave} onKeyDown={press}>
      <button
        type="button"
        className="toggle"
        ref={button}
        aria-label={t`Save ${title}`}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {t`Save`}
      </button>
      <div className="save-list" id={id} hidden={!open}>
        {endings.map((ending) => (
          <button
            key={ending}
            type="button"
            aria-label={t`Save ${title} as ${ending.toUpperCase()}`}
            onClick={() => void save(ending)}
          >
            {ending.toUpperCase()}
          </button>
        ))}
      </div>
    </div>
  );
}
