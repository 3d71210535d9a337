import type { TemporalGraph } from "../../graph/temporal";
import { type CommunicationModel, generateCommunication } from "./communication";
import { wikiTalkFigures } from "./published";

const wikiTalkModel: CommunicationModel = {
  activitySpread: 3,
  largestShare: 0.008,
  careerLength: 1,
  meanRecipients: 1,
  communitySize: 1_000,
  mixing: 0.3,
  passing: 0.5,
  reply: 0.9,
  closure: 0.1,
  steady: true,
  oneOff: 0,
  memory: 2,
  burstiness: 1.5,
  soloSenders: 0.35,
};

/** Generates the synthetic twin of wiki-talk with the given number of edges: the full size has 7,833,140. */
export function makeWikiTalkTwin(edges: number, seed: number): TemporalGraph {
  return generateCommunication(wikiTalkFigures, wikiTalkModel, edges, seed);
}
