import type { TemporalGraph } from "../../graph/temporal";
import { type CommunicationModel, generateCommunication } from "./communication";
import { iaEmailFigures } from "./published";

const emailModel: CommunicationModel = {
  activitySpread: 2.5,
  largestShare: 0.008,
  careerLength: 0.35,
  meanRecipients: 3,
  communitySize: 300,
  mixing: 0.15,
  passing: 0.6,
  reply: 0.7,
  closure: 0.35,
  oneOff: 0.3,
  memory: 5,
  burstiness: 1.5,
};

/** Generates the synthetic twin of ia-email with the given number of edges: the full size has 1,146,258. */
export function makeEmailTwin(edges: number, seed: number): TemporalGraph {
  return generateCommunication(iaEmailFigures, emailModel, edges, seed);
}
