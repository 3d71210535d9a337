import type { ByteSource } from "../byteSource";

/** A file of the shelf. */
export interface ShelfFile {
  readonly name: string;
  readonly bytes: number;
}

/** Writes at the end of one file of the shelf; one at a time. */
export interface ShelfWriter {
  readonly start: number; // bytes that were there before
  write(chunk: Uint8Array): Promise<void>;
  /** Ends the writing; what was written until then stays. */
  close(): Promise<void>;
}

/** Named files of this browser: data sets in their prepared form, and downloads that are not complete yet. */
export interface Shelf {
  readonly lasting: boolean; // false where the files go with the page, as in some private windows
  list(): Promise<readonly ShelfFile[]>;
  /** Opens a file; undefined where there is none. */
  read(name: string): Promise<(ShelfFile & { readonly source: ByteSource }) | undefined>;
  /** Opens a file to write at its end; it is made where there is none. */
  append(name: string): Promise<ShelfWriter>;
  /** Renames a file; another one of that name gives way. */
  rename(name: string, to: string): Promise<void>;
  /** Removes a file; does nothing where there is none. */
  remove(name: string): Promise<void>;
}
