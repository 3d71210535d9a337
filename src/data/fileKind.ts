/** What a file looks like from its first bytes, where it is not plain text in columns. */
export interface FileKind {
  readonly what: string; // "a zip archive"
  readonly advice: string; // what to do about it
}

const unpack = "unpack it and choose the edge list inside";
const saveAsText = "save the edges as plain text with the columns source, target, time";

/** First bytes, as Latin-1 text, of the formats that people choose by mistake. */
const signatures: readonly (readonly [start: string, kind: FileKind])[] = [
  ["PK\x03\x04", { what: "a zip archive", advice: unpack }],
  ["PK\x05\x06", { what: "an empty zip archive", advice: "choose another file" }],
  ["\x1f\x8b", { what: "a gz file inside a gz file", advice: "unpack it once" }],
  ["BZh", { what: "a bz2 archive", advice: unpack }],
  ["\xfd7zXZ", { what: "an xz archive", advice: unpack }],
  ["\x28\xb5\x2f\xfd", { what: "a zstd archive", advice: unpack }],
  ["7z\xbc\xaf\x27\x1c", { what: "a 7z archive", advice: unpack }],
  ["Rar!", { what: "a rar archive", advice: unpack }],
  ["\x89PNG", { what: "a PNG picture", advice: "choose a file of edges" }],
  ["\xff\xd8\xff", { what: "a JPEG picture", advice: "choose a file of edges" }],
  ["GIF8", { what: "a GIF picture", advice: "choose a file of edges" }],
  ["%PDF", { what: "a PDF document", advice: saveAsText }],
  ["\x93NUMPY", { what: "a single NumPy array (npy)", advice: saveAsText }],
  ["\x89HDF", { what: "an HDF5 file", advice: saveAsText }],
  ["PAR1", { what: "a Parquet file", advice: saveAsText }],
  ["SQLite format 3", { what: "an SQLite database", advice: saveAsText }],
  ["%%MatrixMarket", { what: "a Matrix Market file, which has no times", advice: saveAsText }],
  ["\xff\xfe", { what: "text in UTF-16", advice: "save it as UTF-8" }],
  ["\xfe\xff", { what: "text in UTF-16", advice: "save it as UTF-8" }],
];

/** Tells whether a file starts as a gz file. */
export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

/** Tells whether a file starts as a zip archive (an npz file is one). */
export function isZip(head: Uint8Array): boolean {
  return latin1(head).startsWith("PK\x03\x04") || latin1(head).startsWith("PK\x05\x06");
}

/** Recognises a file that cannot be an edge list or node labels from its first bytes (about 512); undefined if it may be. */
export function foreignKind(head: Uint8Array): FileKind | undefined {
  const text = latin1(head);
  const found = signatures.find(([start]) => text.startsWith(start));
  if (found) return found[1];
  if (text.startsWith("ustar", 257)) return { what: "a tar archive", advice: unpack };
  if (text.includes("\0")) return zeroBytesKind(head);
  const trimmed = text.replace(/^\xef\xbb\xbf/, "").trimStart();
  if (/^<(!doctype\s+html|html|head|body)/i.test(trimmed)) {
    return { what: "a web page (HTML) instead of data", advice: "download the file itself, not the page about it" };
  }
  if (trimmed.startsWith("<")) return { what: "an XML file", advice: saveAsText };
  if (/^[{[]/.test(trimmed)) return { what: "a JSON file", advice: saveAsText };
  if (/^(creator .*\s+)?graph\s*\[/i.test(trimmed)) return { what: "a GML file", advice: saveAsText };
  return undefined;
}

/** Zero bytes at every second place are the high bytes of UTF-16. */
function zeroBytesKind(head: Uint8Array): FileKind {
  const zeros = [0, 0];
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i % 2]++;
  const oneSided = Math.min(...zeros) === 0 && Math.max(...zeros) >= Math.floor(head.length / 2) * 0.8;
  return oneSided
    ? { what: "text in UTF-16", advice: "save it as UTF-8" }
    : { what: "binary data", advice: "choose a text file with the columns source, target, time" };
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 512));
}
