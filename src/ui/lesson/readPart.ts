/** Scrolls the text of the lesson, and nothing around it, as little as shows a part of it, from its start where it is long. */
export function readPart(part: HTMLElement): void {
  const text = part.closest<HTMLElement>(".lesson-body");
  if (!text) return;
  const top = part.offsetTop; // within the text, which is positioned
  const end = top + part.offsetHeight - text.clientHeight;
  if (text.scrollTop > top || text.scrollTop < end) text.scrollTop = Math.min(top, end + gap);
}

const gap = 8; // below the part, in CSS pixels
