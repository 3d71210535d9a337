import asc from "assemblyscript/asc";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { createTeam, type Team } from "../src/lib/team/team";

// A job that counts its calls, one that ends only when `count` threads are in it at once, and one that traps.
const source = `
export function count(at: usize, by: i32): void {
  store<i32>(at, load<i32>(at) + by);
}
export function scale(at: usize, by: f32): void {
  store<f32>(at, load<f32>(at) * by);
}
export function meet(at: usize, count: i32, looks: i32): void {
  atomic.add<i32>(at, 1);
  for (let look = 0; look < looks; look++) if (atomic.load<i32>(at) >= count) return;
  unreachable();
}
export function divide(a: i32, b: i32): i32 {
  return a / b;
}
`;

const options = [
  "--enable",
  "threads",
  "--importMemory",
  "--sharedMemory",
  "--initialMemory",
  "1",
  "--maximumMemory",
  "1",
];
const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
let code: URL;
let team: Team | undefined;

beforeAll(async () => {
  let binary = new Uint8Array();
  const { error, stderr } = await asc.main(
    ["team.ts", "--outFile", "team.wasm", "-O", "--runtime", "stub", "--noExportMemory", "--use", "abort=", ...options],
    {
      readFile: (name) => (name === "team.ts" ? source : null),
      writeFile: (_name, contents) => {
        binary = new Uint8Array(contents as Uint8Array);
      },
      listFiles: () => [],
    },
  );
  if (error) throw new Error(stderr.toString());
  code = new URL(`data:application/wasm;base64,${Buffer.from(binary).toString("base64")}`);
});

afterEach(() => {
  team?.dispose();
  team = undefined;
  vi.unstubAllGlobals();
});

async function start(size: number): Promise<Team> {
  new Int32Array(memory.buffer).fill(0);
  team = await createTeam({ code, memory, size });
  if (!team) throw new Error("The team did not start.");
  return team;
}

describe("createTeam", () => {
  it.each([1, 2, 4])("does every part once, whatever the number of threads: %i", async (size) => {
    const { run } = await start(size);
    const counts = new Int32Array(memory.buffer);
    for (let round = 0; round < 300; round++) run("count", (part) => [4 * part, part + 1], 37);
    expect(counts.slice(0, 38)).toEqual(
      Int32Array.from({ length: 38 }, (_, part) => (part < 37 ? 300 * (part + 1) : 0)),
    );
  });

  it("has all its threads in a job at once", async () => {
    const { run } = await start(3);
    run("meet", () => [0, 3, 2 ** 31 - 1], 3);
    expect(new Int32Array(memory.buffer)[0]).toBe(3);
  });

  it("wakes its threads after they have gone to sleep", async () => {
    const { run } = await start(2);
    for (let round = 1; round <= 3; round++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      run("meet", () => [0, 2 * round, 2 ** 31 - 1], 2);
    }
    expect(new Int32Array(memory.buffer)[0]).toBe(6);
  });

  it("shares out more arguments than fit on the desk at once", async () => {
    const { run } = await start(2);
    run("count", (part) => [4 * (part % 100), 1], 20_000);
    expect(new Int32Array(memory.buffer).slice(0, 100)).not.toContain(0);
  });

  it("hands fractions over, and calls nothing for no parts", async () => {
    const { run } = await start(2);
    const numbers = new Float32Array(memory.buffer);
    numbers.set([3, 5]);
    run("scale", (part) => [4 * part, 0.5], 2);
    run("scale", (part) => [4 * part, 0.5], 0);
    expect(numbers.slice(0, 2)).toEqual(Float32Array.of(1.5, 2.5));
  });

  it("throws at the caller what a part throws, and works on", async () => {
    const { run } = await start(3);
    expect(() => run("divide", (part) => [1, part === 40 ? 0 : 1], 64)).toThrow(/divide by zero/);
    run("count", (part) => [4 * part, 7], 3);
    expect(new Int32Array(memory.buffer).slice(0, 3)).toEqual(Int32Array.of(7, 7, 7));
  });

  it("says which job it does not know", async () => {
    const { run } = await start(1);
    expect(() => run("lift", () => [], 1)).toThrow('no function "lift"');
  });

  it("gives the caller an instance of its own", async () => {
    const { exports } = await start(2);
    expect((exports.divide as (a: number, b: number) => number)(7, 2)).toBe(3);
  });

  it("is not to be had in a page that is not cross-origin isolated", async () => {
    vi.stubGlobal("crossOriginIsolated", false);
    expect(await createTeam({ code, memory, size: 2 })).toBeUndefined();
  });
});
