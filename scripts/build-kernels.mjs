// Compiles src/ops/wasm/assembly to src/ops/wasm/build/kernels.wasm; run after a change to those files.
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const source = "src/ops/wasm/assembly/index.ts";
const target = "src/ops/wasm/build/kernels.wasm";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
mkdirSync(dirname(target), { recursive: true });

// The memory is the one of the wasm backend, which has its own allocator: hence stub runtime and imported memory.
const options = ["--importMemory", "--runtime", "stub", "--noExportMemory", "--enable", "simd", "--use", "abort="];
const { error, stderr } = await asc.main([source, "--outFile", target, "-O3", "--noAssert", ...options], {
  stdout: process.stdout,
});
if (error) {
  console.error(stderr.toString());
  console.error(`The wasm kernels could not be built from ${source}: ${error.message}`);
  process.exitCode = 1;
}
