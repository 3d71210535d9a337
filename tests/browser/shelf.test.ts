import { afterEach, describe, expect, it } from "vitest";
import type { Shelf } from "../../src/data/shelf/shelf";
import { shelfCases } from "../dataShelf.cases";
import type { ShelfCall } from "./shelfWorker";

const workers: Worker[] = [];
afterEach(() => {
  for (const worker of workers.splice(0)) worker.terminate();
});

/** Opens a shelf in a worker of its own, where files can be appended to. */
async function openIn(kind: "page" | "records", lost = false): Promise<Shelf & { readonly end: () => void }> {
  const worker = new Worker(new URL("./shelfWorker.ts", import.meta.url), { type: "module" });
  workers.push(worker);
  const ask = <T>(call: ShelfCall): Promise<T> =>
    new Promise((resolve, reject) => {
      worker.onerror = (event) => reject(new Error(event.message));
      worker.onmessage = ({ data }: MessageEvent<{ value?: T; error?: string }>) =>
        data.error === undefined ? resolve(data.value as T) : reject(new Error(data.error));
      worker.postMessage(call);
    });
  return {
    lasting: await ask<boolean>({ call: "open", kind, lost }),
    list: () => ask({ call: "list" }),
    read: (name) => ask({ call: "read", name }),
    append: async (name) => ({
      start: await ask<number>({ call: "append", name }),
      write: (chunk) => ask({ call: "write", chunk }),
      close: () => ask({ call: "close" }),
    }),
    rename: (name, to) => ask({ call: "rename", name, to }),
    remove: (name) => ask({ call: "remove", name }),
    end: () => worker.terminate(),
  };
}

/** Opens a shelf and empties it. */
async function openEmpty(kind: "page" | "records", lost = false) {
  const shelf = await openIn(kind, lost);
  for (const { name } of await shelf.list()) await shelf.remove(name);
  return shelf;
}

async function putText(shelf: Shelf, name: string, text: string): Promise<void> {
  const writer = await shelf.append(name);
  await writer.write(new TextEncoder().encode(text));
  await writer.close();
}

describe("the shelf of files that the page opens", () => {
  shelfCases(() => openEmpty("page"));

  it("outlives the worker, also where writing was cut short", async () => {
    const first = await openEmpty("page");
    expect(first.lasting).toBe(true);
    await putText(first, "a.npz", "whole");
    const writer = await first.append("b.part");
    await writer.write(new TextEncoder().encode("half"));
    first.end();
    const second = await openIn("page");
    expect(await second.list()).toEqual([
      { name: "a.npz", bytes: 5 },
      { name: "b.part", bytes: 4 },
    ]);
  });

  it("says so where another tab writes the same file", async () => {
    const first = await openEmpty("page");
    const writer = await first.append("b.part");
    const second = await openIn("page");
    await expect(second.append("b.part")).rejects.toThrow(/b\.part is being written by another tab/);
    await writer.close();
    await expect(second.append("b.part")).resolves.toMatchObject({ start: 0 });
  });
});

describe("the shelf of records", () => {
  shelfCases(() => openEmpty("records"));

  it("is taken where the browser refuses its private files, and outlives the worker", async () => {
    const first = await openEmpty("page", true);
    await putText(first, "a.npz", "whole");
    first.end();
    // Not among the private files: they never saw it.
    expect((await (await openIn("page")).list()).map(({ name }) => name)).not.toContain("a.npz");
    const second = await openIn("page", true);
    expect(await second.list()).toEqual([{ name: "a.npz", bytes: 5 }]);
  });
});
