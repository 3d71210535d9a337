import type { Request, Response } from "../train/protocol";
import { dataChoices, findChoice } from "./dataChoices";
import { chooseDataset } from "./form";
import type { Access, LabActions } from "./state";

type FileActions = Pick<LabActions, "openFiles" | "useOpened" | "forgetOpening">;

/** The reading of files, and the ears for what the worker says of it. */
export interface FileControl extends FileActions {
  hear(response: Response & { type: "opening" | "opened" | "refused" }): void;
  /** Hands every file to a fresh worker, which knows none of them. */
  reopen(): void;
}

/** Creates the control of files: one is read at a time, and the latest choice wins. */
export function createFileControl({ get, set }: Access, send: (request: Request) => void): FileControl {
  let count = 0;
  const open = (files: Parameters<FileActions["openFiles"]>[0], key: string): number => {
    const id = ++count;
    send({ type: "open", id, files, key });
    return id;
  };
  /** Lets the worker forget what was read, or is still being read, and did not become a data set. */
  const close = (): void => {
    const { opening } = get();
    if (opening?.state === "reading") send({ type: "close", key: opening.key });
    else if (opening?.state === "opened") send({ type: "close", key: opening.file.key });
  };
  return {
    openFiles: (files) => {
      close();
      const key = `file-${count + 1}`;
      const id = open(files, key);
      set({ opening: { state: "reading", id, key, files, done: 0, total: 0 } });
    },
    useOpened: () => {
      const { opening, opened, form } = get();
      if (opening?.state !== "opened") return;
      const all = [...opened, opening.file];
      const choice = findChoice(dataChoices(all), opening.file.key);
      set({ opened: all, opening: undefined, form: chooseDataset(form, choice) });
    },
    forgetOpening: () => {
      close();
      set({ opening: undefined });
    },
    hear: (response) => {
      const { opening } = get();
      if (opening?.state !== "reading" || opening.id !== response.id) return;
      const { files, key } = opening;
      if (response.type === "opening") set({ opening: { ...opening, done: response.done, total: response.total } });
      else if (response.type === "refused") set({ opening: { state: "refused", files, message: response.message } });
      else set({ opening: { state: "opened", file: { key, files, summary: response.summary } } });
    },
    reopen: () => {
      for (const { files, key } of get().opened) open(files, key);
      const { opening } = get();
      if (opening?.state === "reading") set({ opening: { ...opening, id: open(opening.files, opening.key), done: 0 } });
      else if (opening?.state === "opened") open(opening.file.files, opening.file.key);
    },
  };
}
