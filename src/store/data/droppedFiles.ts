import type { ChosenFile } from "../../train/data/messages";

const labelName = /label|class|department|community|group/i;

/** Tells edges and labels of dropped files apart: by name, else the smaller one holds the labels; more than two are a mistake. */
export function sortDropped(files: readonly File[]): ChosenFile | undefined {
  if (files.length === 0 || files.length > 2) return undefined;
  if (files.length === 1) return { edges: files[0] };
  const [first, second] = files;
  const named = [first, second].filter((file) => labelName.test(file.name));
  const labels = named.length === 1 ? named[0] : first.size < second.size ? first : second;
  return { edges: labels === first ? second : first, labels };
}
