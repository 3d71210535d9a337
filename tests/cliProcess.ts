import { spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { zipSync } from "fflate";
import { npyBytes } from "./npyBytes";
import { toyFeatures, toyTemporal } from "./trainToy";

/** The top folder of the project. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** How a command ended and what it wrote. */
export interface Ending {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the lab's command line as a person would, in the project's folder. */
export function runLab(args: readonly string[]): Promise<Ending> {
  return runScript("src/cli/main.ts", args);
}

/** Runs a script of the project, given by its path. */
export function runScript(script: string, args: readonly string[]): Promise<Ending> {
  const child = spawn(process.execPath, ["--import", "tsx", script, ...args], { cwd: root });
  const parts = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  child.stdout.on("data", (bytes: Buffer) => parts.stdout.push(bytes));
  child.stderr.on("data", (bytes: Buffer) => parts.stderr.push(bytes));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) =>
      resolve({ code, stdout: `${Buffer.concat(parts.stdout)}`, stderr: `${Buffer.concat(parts.stderr)}` }),
    );
  });
}

/** Runs commands two at a time and returns how each ended, in their order. */
export async function runLabs(commands: readonly (readonly string[])[]): Promise<Ending[]> {
  const endings: Ending[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < commands.length) {
      const index = next++;
      endings[index] = await runLab(commands[index]);
    }
  };
  await Promise.all([work(), work()]);
  return endings;
}

/** Makes a folder for one file of tests, which the system clears away. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "lab-cli-"));
}

/** Writes the toy graphs as the files that a person has: an edge list, its node labels, a citation graph. */
export function writeToyFiles(folder: string): { edges: string; labels: string; citation: string } {
  const { src, dst, time, labels = new Int32Array(0) } = toyTemporal.graph;
  const edges = join(folder, "toy edges.txt");
  writeFileSync(edges, [...src].map((from, e) => `${from} ${dst[e]} ${time[e]}\n`).join(""));
  const labelFile = join(folder, "toy labels.txt");
  writeFileSync(labelFile, [...labels].map((label, node) => `${node} ${"abc"[label]}\n`).join(""));
  const { adjacency, features } = toyFeatures;
  const arrays = Object.entries({ adj: adjacency, attr: features }).flatMap(([name, csr]) => [
    [`${name}_data`, npyBytes("<f4", `(${csr.values.length},)`, csr.values)],
    [`${name}_indices`, npyBytes("<i4", `(${csr.colIdx.length},)`, csr.colIdx)],
    [`${name}_indptr`, npyBytes("<i4", `(${csr.rowPtr.length},)`, csr.rowPtr)],
    [`${name}_shape`, npyBytes("<i4", "(2,)", Int32Array.of(csr.rows, csr.cols))],
  ]) as [string, Uint8Array][];
  const all: [string, Uint8Array][] = [...arrays, ["labels", npyBytes("<i4", "(30,)", toyFeatures.labels)]];
  const citation = join(folder, "toy ring.npz");
  writeFileSync(citation, zipSync(Object.fromEntries(all.map(([name, bytes]) => [`${name}.npy`, bytes]))));
  return { edges, labels: labelFile, citation };
}
