/** Unpacks base64 to bytes, such as the bits of a mask picture, eight weights a byte. */
export function bytesOf(base64: string): Uint8Array {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** How many ones each byte has. */
const ones = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll("0", "").length);

/** Counts the connections that one mask has and the next has not, and the other way round; both base64 of the same shape. */
export function countChanges(before: string, after: string): { readonly dropped: number; readonly grown: number } {
  if (before === after) return { dropped: 0, grown: 0 };
  const [old, now] = [bytesOf(before), bytesOf(after)];
  let dropped = 0;
  let grown = 0;
  for (let i = 0; i < now.length; i++) {
    dropped += ones[old[i] & ~now[i] & 255];
    grown += ones[now[i] & ~old[i] & 255];
  }
  return { dropped, grown };
}
