import type { TemporalGraph } from "../../graph/temporal";
import { createRng } from "../../lib/rng";
import { dateMessages } from "./clock";
import { createPeople, type People, type PeopleModel } from "./people";
import type { CommunicationFigures } from "./published";
import { type ActivityModel, geometric, type Schedule, scheduleSenders } from "./senders";

/** What a communication twin is made of beyond the figures that it is scaled from. */
export interface CommunicationModel extends ActivityModel, PeopleModel {
  readonly oneOff: number; // share of pair-opening messages that nobody repeats
  readonly memory: number; // an edge of relative age U^memory is repeated: 1 forgets nothing, larger prefers the recent
  readonly burstiness: number; // standard deviation of the log gap between messages
}

/** Attempts at finding an edge to repeat that is not one-off, after which any will do. */
const maxAttempts = 64;

/**
 * Generates a temporal communication network from published figures, scaled to a number of edges.
 *
 * A message either opens new pairs of one sender or repeats part of an earlier message: Simon's process on pairs
 * (Biometrika 1955), with fading memory. Edges, nodes and new pairs are counted out, the rest follows from the model.
 */
export function generateCommunication(
  figures: CommunicationFigures,
  model: CommunicationModel,
  edges: number,
  seed: number,
): TemporalGraph {
  const scale = edges / figures.edges;
  const size = {
    nodes: Math.max(2, Math.round(figures.nodes * scale)),
    pairs: Math.max(1, Math.round(figures.distinctPairs * scale)),
    senders: Math.max(1, Math.round(figures.senders * scale)),
  };
  const schedule = scheduleSenders(size.senders, size.pairs, model, createRng(seed, "twin", "senders"));
  // A loop is always repeatable, another new pair with 1 - oneOff only: loops gain that much on the way to edges.
  const loops = figures.selfLoopShare * (1 - model.oneOff) * size.pairs;
  const silent = figures.silentSenders / figures.senders;
  const people = createPeople({ ...size, silent, loops }, model, createRng(seed, "twin", "people"));
  const { src, dst, message, firstEdge } = writeMessages(edges, size.pairs, schedule, people, model, seed);
  const span = [figures.firstTime, figures.endTime] as const;
  const dates = dateMessages(
    firstEdge,
    edges,
    figures.volume,
    span,
    model.burstiness,
    createRng(seed, "twin", "clock"),
  );
  const time = Float64Array.from(message, (index) => dates[index]);
  return { nodeCount: people.count(), src, dst, time };
}

interface Messages {
  readonly src: Uint32Array; // [edges]
  readonly dst: Uint32Array; // [edges]
  readonly message: Uint32Array; // [edges], which message an edge belongs to
  readonly firstEdge: readonly number[]; // [messages]
}

function writeMessages(
  edges: number,
  pairs: number,
  schedule: Schedule,
  people: People,
  model: CommunicationModel,
  seed: number,
): Messages {
  const rng = createRng(seed, "twin", "messages");
  const src = new Uint32Array(edges);
  const dst = new Uint32Array(edges);
  const message = new Uint32Array(edges);
  const repeatable = new Uint8Array(edges);
  const firstEdge: number[] = [];
  let edge = 0;
  let opened = 0;
  let opening = 0;

  const write = (from: number, to: number, mayRepeat: boolean): void => {
    src[edge] = from;
    dst[edge] = to;
    repeatable[edge] = mayRepeat ? 1 : 0;
    message[edge++] = firstEdge.length - 1;
  };
  const openPairs = (): void => {
    const sender = people.sender(schedule.slot[opening]);
    const lasting = rng.float() >= model.oneOff;
    const count = schedule.size[opening++];
    for (let i = 0; i < count; i++) {
      const recipient = people.openPair(sender);
      write(sender, recipient, lasting || recipient === sender);
    }
    opened += count;
  };
  const repeatEdges = (): void => {
    // Pairs still owed must fit into the edges to come.
    const most = Math.min(geometric(model.meanRecipients, rng), edges - edge - (pairs - opened));
    const begin = edge;
    const back = (): number => begin - 1 - Math.floor(begin * rng.float() ** model.memory);
    let past = back();
    for (let attempt = 0; attempt < maxAttempts && repeatable[past] === 0; attempt++) past = back();
    const original = message[past];
    for (; edge - begin < most && past < begin && message[past] === original; past++) write(src[past], dst[past], true);
  };

  while (edge < edges) {
    firstEdge.push(edge);
    // New pairs keep pace with the edges.
    if (opened <= (edge / edges) * pairs || pairs - opened === edges - edge) openPairs();
    else repeatEdges();
  }
  return { src, dst, message, firstEdge };
}
