import type { TemporalGraph } from "../../graph/temporal";
import { type CommunicationModel, generateCommunication } from "./communication";
import { stackOverflowFigures } from "./published";

const stackOverflowModel: CommunicationModel = {
  activitySpread: 2.4,
  largestShare: 0.006,
  careerLength: 1.2,
  meanRecipients: 1,
  communitySize: 500,
  mixing: 0.5,
  passing: 0.15,
  reply: 0.75,
  closure: 0.1,
  steady: true,
  oneOff: 0,
  memory: 1.5,
  burstiness: 1.5,
  soloSenders: 0.167,
};

/** Generates the synthetic twin of stackoverflow with the given number of edges: the full size has 63,497,050. */
export function makeStackOverflowTwin(edges: number, seed: number): TemporalGraph {
  return generateCommunication(stackOverflowFigures, stackOverflowModel, edges, seed);
}
