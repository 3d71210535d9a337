import { readAsset } from "../lib/readAsset";
import { createTeam, type Team } from "../lib/team/team";
import type { EmbedKernels } from "./kernels";

const pageBytes = 65536;

/** All that an address of wasm reaches. */
const mostPages = 65536;

/** A team whose memory has grown beyond this is ended after its work: wasm memory never shrinks. */
const keptBytes = 256 * 2 ** 20;

let module: WebAssembly.Module | undefined;
let team: { readonly team: Team; readonly memory: WebAssembly.Memory; busy: boolean } | undefined;

/** Loads the kernels in wasm for work from now on; without it, and where there is no SIMD, plain code does the same. */
export async function loadEmbedKernels(): Promise<void> {
  if (module || typeof WebAssembly === "undefined") return;
  const code = await readAsset(new URL("./build/embed.wasm", import.meta.url));
  if (WebAssembly.validate(code)) module = await WebAssembly.compile(code);
}

/** Starts threads for work from now on, so many with the caller's; does nothing where they are up or cannot be had. */
export async function startEmbedTeam(size: number): Promise<void> {
  await loadEmbedKernels();
  if (team || !module || size < 2 || typeof SharedArrayBuffer === "undefined") return;
  const memory = growable();
  const code = new URL("./build/embedShared.wasm", import.meta.url);
  const started = memory && (await createTeam({ code, memory, size }));
  if (!started) return;
  // Two runs may have asked at once.
  if (team) started.dispose();
  else team = { team: started, memory, busy: false };
}

/** Ends the threads, if any. */
export function endEmbedTeam(): void {
  team?.team.dispose();
  team = undefined;
}

function growable(): WebAssembly.Memory | undefined {
  try {
    return new WebAssembly.Memory({ initial: 1, maximum: mostPages, shared: true });
  } catch {
    return undefined;
  }
}

/** Returns the kernels linked with new memory of at least so many bytes; undefined where there is none so large. */
export function linkKernels(
  bytes: number,
): { readonly memory: WebAssembly.Memory; readonly kernels: EmbedKernels } | undefined {
  if (!module) return undefined;
  const pages = Math.max(1, Math.ceil(bytes / pageBytes));
  try {
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    const { exports } = new WebAssembly.Instance(module, { env: { memory } });
    return { memory, kernels: exports as unknown as EmbedKernels };
  } catch {
    return undefined;
  }
}

/** Takes the team where it is free and its memory can be of so many bytes; it must be given back. */
export function takeTeam(bytes: number): { readonly team: Team; readonly memory: WebAssembly.Memory } | undefined {
  if (!team || team.busy) return undefined;
  const missing = Math.ceil((bytes - team.memory.buffer.byteLength) / pageBytes);
  try {
    if (missing > 0) team.memory.grow(missing);
  } catch {
    return undefined;
  }
  team.busy = true;
  return team;
}

/** Gives the team back. */
export function giveTeamBack(): void {
  if (!team) return;
  team.busy = false;
  if (team.memory.buffer.byteLength > keptBytes) endEmbedTeam();
}
