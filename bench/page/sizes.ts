import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { keptFiles } from "../../scripts/offlineBuild";

/** A file of the built page. */
export interface FileSize {
  readonly file: string;
  readonly bytes: number; // as built
  readonly gzipBytes: number; // as most hosts send it
  readonly firstPaint: boolean; // the page names it, so that it comes before anything is shown
}

/** Returns the size of every file that the page consists of, the largest first. */
export function fileSizes(folder: string): readonly FileSize[] {
  const page = readFileSync(join(folder, "index.html"), "utf8");
  const sizes = keptFiles(folder).map((file): FileSize => {
    const content = readFileSync(join(folder, file));
    const named = /\.(js|css|html)$/.test(file) && (file === "index.html" || page.includes(`${file}"`));
    return { file, bytes: content.length, gzipBytes: gzipSync(content).length, firstPaint: named };
  });
  return sizes.toSorted((a, b) => b.gzipBytes - a.gzipBytes);
}

/** Sums up sizes. */
export function totalSize(sizes: readonly FileSize[]): Pick<FileSize, "bytes" | "gzipBytes"> {
  return {
    bytes: sizes.reduce((sum, { bytes }) => sum + bytes, 0),
    gzipBytes: sizes.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0),
  };
}
