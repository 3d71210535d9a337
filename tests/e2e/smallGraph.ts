import { createRng } from "../../src/lib/rng";

const NODES = 60;
const EDGES = 3000;

/** A file as the page's file input and Playwright take it. */
export interface GraphFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** Writes lines as a text file. */
export function textFile(name: string, lines: readonly string[]): GraphFile {
  return { name, mimeType: "text/plain", buffer: Buffer.from(`${lines.join("\n")}\n`) };
}

/** Makes a temporal edge list of two groups that mostly write to themselves, with its labels. */
export function smallGraph(): { readonly edges: GraphFile; readonly labels: GraphFile } {
  const rng = createRng(1, "small graph");
  const group = (node: number): number => node % 2;
  // A ring first, so that every node occurs.
  const rows = Array.from({ length: NODES }, (_, node) => `${node} ${(node + 2) % NODES} ${node}`);
  for (let i = NODES; i < EDGES; i++) {
    const from = rng.int(NODES);
    const to = 2 * rng.int(NODES / 2) + (rng.float() < 0.9 ? group(from) : 1 - group(from));
    rows.push(`${from} ${to} ${i}`);
  }
  const labels = Array.from({ length: NODES }, (_, node) => `${node} ${group(node)}`);
  return { edges: textFile("mail.txt", rows), labels: textFile("labels.txt", labels) };
}

/** What the page must say of the small graph; counted here, not by the lab. */
export function smallGraphCounts(): { readonly nodes: string; readonly edges: string; readonly pairs: string } {
  const rows = smallGraph().edges.buffer.toString().trim().split("\n");
  const pairs = new Set(rows.map((row) => row.split(" ").slice(0, 2).join(" ")));
  const count = new Intl.NumberFormat("en-GB");
  return { nodes: count.format(NODES), edges: count.format(EDGES), pairs: count.format(pairs.size) };
}
