import { type DragEvent, type ReactNode, useRef, useState } from "react";
import { sortDropped } from "../../store/data/droppedFiles";
import { useLab } from "../../store/lab";
import { looksLikeRecord } from "../../store/record/recordFile";
import { useWords } from "../useWords";

/** Lets files be dropped anywhere on the page. */
export function FileDrop({ children }: { children: ReactNode }) {
  const t = useWords();
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState(false);
  // dragenter and dragleave come for every element passed over: the page is left when they balance.
  const depth = useRef(0);
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes("Files");
  const enter = (change: 1 | -1) => (event: DragEvent) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth.current += change;
    setOver(depth.current > 0);
  };
  const take = async (dropped: readonly File[]): Promise<void> => {
    if (dropped.length === 1 && (await looksLikeRecord(dropped[0]))) {
      setRefused(false);
      await useLab.getState().openRecord(dropped[0]);
      return;
    }
    const files = sortDropped(dropped);
    setRefused(files === undefined);
    if (files) useLab.getState().openFiles(files);
  };
  const drop = (event: DragEvent): void => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth.current = 0;
    setOver(false);
    // Read now: the list is empty once the event is over.
    const dropped = [...event.dataTransfer.files];
    void take(dropped);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut of the Choose file button, which the keyboard reaches.
    <div
      className={over ? "page page-drop" : "page"}
      onDragEnter={enter(1)}
      onDragLeave={enter(-1)}
      onDragOver={(event) => hasFiles(event) && event.preventDefault()}
      onDrop={drop}
    >
      {children}
      {over && (
        <div className="drop-here">
          {t`Drop an edge list, with its labels file if there is one, a citation npz, or the JSON of a run or a sweep`}
        </div>
      )}
      {refused && (
        <div className="notice notice-bad drop-refused" role="alert">
          <p>{t`Drop one file, or two: the edges and the node labels.`}</p>
          <button type="button" onClick={() => setRefused(false)}>
            {t`Dismiss`}
          </button>
        </div>
      )}
    </div>
  );
}
