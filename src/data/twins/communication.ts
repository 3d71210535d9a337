import type { TemporalGraph } from "../../graph/temporal";
import { createRng } from "../../lib/rng";
import { dateMessages } from "./clock";
import { createLoops } from "./loops";
import { createPeople, type People, type PeopleModel } from "./people";
import { type Plan, type PlanModel, planNetwork } from "./plan";
import type { CommunicationFigures } from "./published";
import { type ActivityModel, geometric, type Schedule, scheduleSenders } from "./senders";

/** What a communication twin is made of beyond the figures that it is scaled from. */
export interface CommunicationModel extends ActivityModel, PeopleModel, PlanModel {
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
 * Where the figures say how many nodes have a self-loop, self-loops are a third kind of message, counted out as well.
 */
export function generateCommunication(
  figures: CommunicationFigures,
  model: CommunicationModel,
  edges: number,
  seed: number,
): TemporalGraph {
  const plan = planNetwork(figures, model, edges);
  const schedule = scheduleSenders(plan.senders, plan.pairs, model, createRng(seed, "twin", "senders"));
  const people = createPeople(plan, model, createRng(seed, "twin", "people"));
  const { src, dst, message, firstEdge } = writeMessages(plan, schedule, people, model, seed);
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
  { edges, pairs, ownLoops }: Plan,
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
  const loops = createLoops(ownLoops, src, dst, people, model.memory, createRng(seed, "twin", "loops"));
  const pairEdges = edges - ownLoops.edges;
  const firstEdge: number[] = [];
  let edge = 0;
  let pairEdge = 0; // edges so far that are none of the counted-out self-loops
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
    pairEdge += count;
  };
  const repeatEdges = (): void => {
    // Pairs still owed must fit into the edges to come.
    const most = Math.min(geometric(model.meanRecipients, rng), pairEdges - pairEdge - (pairs - opened));
    const begin = edge;
    const back = (): number => begin - 1 - Math.floor(begin * rng.float() ** model.memory);
    let past = back();
    for (let attempt = 0; attempt < maxAttempts && repeatable[past] === 0; attempt++) past = back();
    const original = message[past];
    for (; edge - begin < most && past < begin && message[past] === original; past++) write(src[past], dst[past], true);
    pairEdge += edge - begin;
  };
  const writeLoop = (): void => {
    const node = loops.next(edge);
    write(node, node, false);
  };

  while (edge < edges) {
    firstEdge.push(edge);
    // Self-loops are spread evenly, but somebody must have been written to before.
    if (edge > 0 && loops.due(edges - edge)) writeLoop();
    // New pairs keep pace with the edges.
    else if (opened <= (pairEdge / pairEdges) * pairs || pairs - opened === pairEdges - pairEdge) openPairs();
    else repeatEdges();
  }
  return { src, dst, message, firstEdge };
}
