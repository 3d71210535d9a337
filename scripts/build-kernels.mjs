// Compiles the AssemblyScript under src/ to wasm in the build folder beside it; run after a change to those files.
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

/** A memory that threads share has to say how large it can become: 4 GiB, all that an address reaches. */
const shared = ["--sharedMemory", "--maximumMemory", "65536", "--enable", "threads"];

const modules = [
  { source: "src/ops/wasm/assembly/index.ts", target: "src/ops/wasm/build/kernels.wasm", options: [] },
  { source: "src/ops/wasm/assembly/threads.ts", target: "src/ops/wasm/build/threads.wasm", options: shared },
  { source: "src/embed/assembly/index.ts", target: "src/embed/build/embed.wasm", options: [] },
  { source: "src/embed/assembly/index.ts", target: "src/embed/build/embedShared.wasm", options: shared },
];

process.chdir(fileURLToPath(new URL("..", import.meta.url)));

// The memory is the host's, which lays it out: hence stub runtime and imported memory.
const common = ["--importMemory", "--runtime", "stub", "--noExportMemory", "--enable", "simd", "--use", "abort="];
for (const { source, target, options } of modules) {
  mkdirSync(dirname(target), { recursive: true });
  const given = [source, "--outFile", target, "-O3", "--noAssert", ...common, ...options];
  const { error, stderr } = await asc.main(given, { stdout: process.stdout });
  if (error) {
    console.error(stderr.toString());
    console.error(`The wasm kernels could not be built from ${source}: ${error.message}`);
    process.exitCode = 1;
  }
}
