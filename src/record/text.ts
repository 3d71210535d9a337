import type { Recording } from "./recording";

/** Writes a recording as JSON with a line an event, so that it can be read, compared and searched line by line. */
export function recordingText({ lanes, ...head }: Recording): string {
  const written = lanes.map(({ spec, events }) => {
    const lines = events.map((event) => `    ${JSON.stringify(event)}`);
    return `{ "spec": ${JSON.stringify(spec)},\n  "events": [\n${lines.join(",\n")}\n  ] }`;
  });
  return `${JSON.stringify(head).slice(0, -1)},"lanes":[\n${written.join(",\n")}\n]}\n`;
}
