import { type RefObject, useState } from "react";

/** How the last copying ended. */
export type Copied = "no" | "done" | "refused";

/** Copies the text of a field; where the browser refuses, the text is selected, so that a key press copies it. */
export function useCopy(
  field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>,
): readonly [Copied, () => void] {
  const [copied, setCopied] = useState<Copied>("no");
  const copy = async (): Promise<void> => {
    const text = field.current?.value ?? "";
    setCopied("no");
    try {
      await navigator.clipboard.writeText(text);
      setCopied("done");
    } catch {
      field.current?.focus();
      field.current?.select();
      setCopied("refused");
    }
  };
  return [copied, () => void copy()];
}
