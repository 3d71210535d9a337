/** Hands a file to the browser's downloads. */
export function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Makes the name of a file of words: letters and numbers of any language, joined by hyphens. */
export function fileNameOf(words: readonly (string | number)[], ending: string): string {
  const text = words
    .join(" ")
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}.]+/gu, "-")
    .replace(/^-|-$/g, "");
  return `${text.toLowerCase().slice(0, 120)}.${ending}`;
}
