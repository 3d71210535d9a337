import { cutKey } from "../../data/cutKey";
import type { ChosenFile, DataResponse } from "../../train/data/messages";
import type { Request } from "../../train/protocol";
import { chooseDataset } from "../form";
import type { Access, LabActions } from "../state";
import { dataChoices, findChoice, type OpenedFile } from "./dataChoices";
import { memoryLimit, tooLarge } from "./largeGraph";

type FileActions = Pick<LabActions, "openFiles" | "useOpened" | "forgetOpening">;

/** The reading of files, and the ears for what the worker says of it. */
export interface FileControl extends FileActions {
  hear(response: DataResponse & { type: "opening" | "opened" | "refused" }): void;
  /** Hands every file to a fresh worker, which knows none of them. */
  reopen(): void;
}

/** Creates the control of files: one is read at a time, and the latest choice wins. */
export function createFileControl({ get, set }: Access, send: (request: Request) => void): FileControl {
  let count = 0;
  const open = (files: ChosenFile, key: string, cut?: number): number => {
    const id = ++count;
    send({ type: "open", id, files, key, cut });
    return id;
  };
  /** Lets the worker forget what was read, or is still being read, and did not become a data set. */
  const close = (): void => {
    const { opening } = get();
    if (opening?.state === "reading") send({ type: "close", key: opening.key });
    else if (opening?.state === "opened") send({ type: "close", key: opening.file.key });
  };
  const take = (file: OpenedFile): void => {
    const opened = [...get().opened, file];
    const choice = findChoice(dataChoices({ opened }), file.key);
    set({ opened, opening: undefined, form: chooseDataset(get().form, choice) });
  };
  /** Takes what was read as the data set of the registry that it is; the worker keeps it in this browser. */
  const keep = (key: string, as: string, cut: number | undefined): void => {
    const { fetches, form } = get();
    send({ type: "keep", key, as });
    const keeping = { ...fetches, [as]: { state: "going", stage: "keeping", done: 0, total: 0 } as const };
    const choice = findChoice(dataChoices({ opened: [] }), cut === undefined ? as : cutKey(as, cut));
    set({ fetches: keeping, opening: undefined, form: chooseDataset(form, choice) });
  };
  return {
    openFiles: (files) => {
      close();
      const message = tooLarge(files.edges, memoryLimit());
      if (message !== undefined) {
        set({ opening: { state: "refused", files, message } });
        return;
      }
      const key = `file-${count + 1}`;
      const id = open(files, key);
      set({ opening: { state: "reading", id, key, files, done: 0, total: 0 } });
    },
    useOpened: ({ cut, keepAs } = {}) => {
      const { opening } = get();
      if (opening?.state !== "opened") return;
      const { file } = opening;
      if (keepAs !== undefined) keep(file.key, keepAs, cut);
      else if (cut !== undefined) {
        const id = ++count;
        send({ type: "cut", id, key: file.key, edges: cut });
        set({ opening: { state: "reading", id, key: file.key, files: file.files, done: 0, total: 0, cut } });
      } else take(file);
    },
    forgetOpening: () => {
      close();
      set({ opening: undefined });
    },
    hear: (response) => {
      const { opening } = get();
      if (opening?.state !== "reading" || opening.id !== response.id) return;
      const { files, key, cut } = opening;
      if (response.type === "opening") {
        const { done, total, secondsLeft } = response;
        set({ opening: { ...opening, done, total, secondsLeft } });
      } else if (response.type === "refused") {
        set({ opening: { state: "refused", files, message: response.message } });
      } else {
        const { summary, known } = response;
        const file = { key, files, summary, cut, known };
        // A cut was asked for by somebody who had seen the whole.
        if (cut === undefined) set({ opening: { state: "opened", file } });
        else take(file);
      }
    },
    reopen: () => {
      for (const { files, key, cut } of get().opened) open(files, key, cut);
      const { opening } = get();
      if (opening?.state === "reading") {
        const { files, key, cut } = opening;
        set({ opening: { ...opening, id: open(files, key, cut), done: 0 } });
      } else if (opening?.state === "opened") open(opening.file.files, opening.file.key);
    },
  };
}
