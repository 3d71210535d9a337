// Compiles the entries of src/*/assembly to wasm in the build folder beside them; run after a change to those files.
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

// The memory comes from outside and has an allocator of its own: hence stub runtime and imported memory.
const common = ["-O3", "--noAssert", "--importMemory", "--runtime", "stub", "--noExportMemory", "--use", "abort="];

const alone = ["--enable", "simd"];

/** A memory that threads share has to say how large it can become: 4 GiB, all that an address reaches. */
const shared = ["--enable", "simd", "--enable", "threads", "--sharedMemory", "--maximumMemory", "65536"];

/** Each module with the memory that it works in. */
const modules = [
  { folder: "src/ops/wasm", entry: "index", name: "kernels", options: alone },
  { folder: "src/ops/wasm", entry: "threads", name: "threads", options: shared },
  { folder: "src/embed", entry: "index", name: "embed", options: alone },
  { folder: "src/embed", entry: "index", name: "embedShared", options: shared },
];

process.chdir(fileURLToPath(new URL("..", import.meta.url)));

for (const { folder, entry, name, options } of modules) {
  mkdirSync(`${folder}/build`, { recursive: true });
  const source = `${folder}/assembly/${entry}.ts`;
  const files = [source, "--outFile", `${folder}/build/${name}.wasm`];
  const { error, stderr } = await asc.main([...files, ...common, ...options], { stdout: process.stdout });
  if (error) {
    console.error(stderr.toString());
    console.error(`The wasm kernels could not be built from ${source}: ${error.message}`);
    process.exitCode = 1;
  }
}
