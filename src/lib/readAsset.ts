/** Reads a file that came with the program, by fetch in a page and from disk in Node; throws Error where it is missing. */
export async function readAsset(url: URL): Promise<ArrayBuffer> {
  if (url.protocol === "file:") {
    const { readFile } = process.getBuiltinModule("node:fs/promises");
    const file = await readFile(url);
    return file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer;
  }
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The wasm kernels could not be loaded from ${url}: HTTP ${response.status}.`);
  return response.arrayBuffer();
}
