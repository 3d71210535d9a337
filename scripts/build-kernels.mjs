// Compiles the entries of src/ops/wasm/assembly to src/ops/wasm/build/*.wasm; run after a change to those files.
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const folder = "src/ops/wasm";

// The memory comes from outside and has an allocator of its own: hence stub runtime and imported memory.
const common = ["-O3", "--noAssert", "--importMemory", "--runtime", "stub", "--noExportMemory", "--use", "abort="];

/** Each module with the memory that it works in. */
const modules = [
  { entry: "index", name: "kernels", options: ["--enable", "simd"] },
  {
    entry: "threads",
    name: "threads",
    options: ["--enable", "simd", "--enable", "threads", "--sharedMemory", "--maximumMemory", "65536"],
  },
];

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
mkdirSync(`${folder}/build`, { recursive: true });

for (const { entry, name, options } of modules) {
  const source = `${folder}/assembly/${entry}.ts`;
  const files = [source, "--outFile", `${folder}/build/${name}.wasm`];
  const { error, stderr } = await asc.main([...files, ...common, ...options], { stdout: process.stdout });
  if (error) {
    console.error(stderr.toString());
    console.error(`The wasm kernels could not be built from ${source}: ${error.message}`);
    process.exitCode = 1;
  }
}
