/** Latin words that stand in the page in every language: methods, models, data sets, formats and names in code. */
const terms = new Set(
  `
  RigL SET SNFS SNIP SynFlow GraNet DST-EE ADMM SLR IMP GMP ERK Adam SGD Nesterov Dropout dropout ReLU Skip-gram skip-gram Holm
  ln FNN GCN GraphSAGE GNN GPU CPU SIMD FLOPs epoch EdgeBank AUC ROC-AUC kFLOPs MFLOPs GFLOPs TFLOPs PFLOPs
  Sparse GNN Lab WebGPU WebAssembly JavaScript TensorFlow js Chrome Edge Safari wasm cpu auto webgpu
  SNAP LINQS STAR DBLP MNCI MathOverflow Stack Exchange Overflow stackoverflow Network Repository Rossi and Ahmed AAAI CC BY-SA
  ia-email wiki-talk brain dblp cora citeseer Cora CiteSeer sx-mathoverflow email-Eu-core
  CSV JSON PNG SVG HTML XML GML PDF GIF JPEG HDF Parquet SQLite Matrix Market NumPy Python pickle npy npz zip gz bz xz zstd rar tar
  UTF CRC SHA HTTP CORS CRLF LF NaN GiB MB kB GB https http URL QR ID
  `
    .trim()
    .split(/\s+/),
);

/** Names in the code, in files and in addresses, which are the same in every language. */
const names =
  /`[^`]*`|<\/?\w+>|https?:\S+|\b[\w-]+\.(org|com|edu|md|csv|npz|json|mjs)\S*|\?\w+=\S*|--[\w-]+|npm run [\w -]+|\b\w+_\w+\b|\b[a-z]+[A-Z]\w*|\barray\.astype\("[^"]*"\)|\.astype\("|\b[\w]+\[\d*\]?/g;

/** A citation: names, a year, perhaps a title, and the paper's number. */
const citations = /\p{Lu}[\p{L}&.,() -]*? \d{4}[^;；。]*?arXiv:\d+\.\d+/gu;

/** Returns the Latin words of a text that are no term: what somebody who reads no English would stumble over. */
export function foreignWords(text: string): readonly string[] {
  return [
    ...text
      .replace(citations, " ")
      .replace("(Language)", "")
      .replace(names, " ")
      .replace(/\{\d+\}/g, " ")
      .matchAll(/[A-Za-z][A-Za-z’'-]+/g),
  ]
    .map(([word]) => word.replace(/[’'-]+$/, ""))
    .filter((word) => word.length > 1 && !terms.has(word));
}
