import type { Rng } from "../../lib/rng";
import { anybodyWho } from "./anybodyWho";

/** The nodes of a growing communication network: who joins, who belongs where, whom somebody writes to next. */
export interface People {
  /** Returns the node of a sender's slot, choosing it at the sender's first message. */
  sender(slot: number): number;
  /** Chooses a recipient that a sender has never written to, and records the pair. */
  openPair(sender: number): number;
  /** Tells whether somebody has sent. */
  hasSent(node: number): boolean;
  /** Tells whether somebody else has written to somebody. */
  hasReceived(node: number): boolean;
  /** Records that somebody has sent who will never be given a sender's slot: to itself, that is. */
  markSender(node: number): void;
  /** Returns how many people have joined. */
  count(): number;
}

/** How recipients are found. */
export interface PeopleModel {
  readonly communitySize: number; // mean people per community
  readonly mixing: number; // probability of looking outside the sender's community
  readonly passing: number; // share of joining recipients to whom nobody opens another pair
  readonly reply: number; // probability of trying somebody who wrote to the sender
  readonly closure: number; // probability of trying a contact's contact otherwise
  readonly steady?: boolean; // counts are kept even where most people send and know each other, default false
}

/** How many of each there are to be in the end. */
export interface PeopleCounts {
  readonly nodes: number;
  readonly pairs: number;
  readonly senders: number;
  readonly silent: number; // share of the senders who never receive
  readonly loops: number; // expected number of people who write to themselves
}

/** Attempts at a recipient not written to before, after which anybody will do. */
const maxAttempts = 64;

/**
 * Creates the people of a communication network; nodes are numbered in the order in which they join.
 *
 * Recipients are found by replying, by closing triangles, or by how often they have sent and received new pairs
 * within the sender's community; newcomers join evenly over the new pairs.
 */
export function createPeople(counts: PeopleCounts, model: PeopleModel, rng: Rng): People {
  const communities = Math.max(1, Math.round(counts.nodes / model.communitySize));
  const loopChance = counts.loops / counts.senders;
  const communityOf: number[] = [];
  const contacts: number[][] = []; // [people], whom each wrote to or heard from
  const writers: number[][] = []; // [people], who wrote to each
  const isAside: boolean[] = []; // [people], not to be written to again
  const isSender: boolean[] = [];
  const owesLoop: boolean[] = []; // [people], writes to itself next
  const nodeOfSlot = new Int32Array(counts.senders).fill(-1);
  const active: number[][] = Array.from({ length: communities }, () => []); // a person per end of a new pair
  const everyActive: number[] = [];
  const pairs = new Set<number>();
  const recipients = counts.nodes - Math.floor(counts.senders * counts.silent);
  let joiningRecipients = recipients;
  let pairsLeft = counts.pairs;
  let named = 0;
  let quiet = 0; // everybody before has sent

  const pick = (list: readonly number[]): number => list[rng.int(list.length)];
  const join = (community: number, aside: boolean): number => {
    communityOf.push(community);
    contacts.push([]);
    writers.push([]);
    isAside.push(aside);
    isSender.push(false);
    owesLoop.push(false);
    return communityOf.length - 1;
  };
  // Density falls as c^(-1/3): the first communities are the largest.
  const anyCommunity = (): number => Math.floor(communities * rng.float() ** 1.5);
  const markActive = (node: number): void => {
    if (isAside[node]) return;
    active[communityOf[node]].push(node);
    everyActive.push(node);
  };

  const recipientWhoNeverSent = (): number | undefined => {
    for (let attempt = 0; attempt < maxAttempts && everyActive.length > 0; attempt++) {
      const node = pick(everyActive);
      if (!isSender[node]) return node;
    }
    return undefined;
  };
  const anybodyWhoNeverSent = (): number | undefined => {
    while (isSender[quiet]) quiet++;
    return quiet < isSender.length ? quiet : undefined;
  };
  const nameSender = (): number => {
    named++;
    // Steps of the running share, so that the number of silent senders is exact.
    if (Math.floor(named * counts.silent) > Math.floor((named - 1) * counts.silent)) return join(anyCommunity(), true);
    // Where most people send, nobody may be left to start: the quiet ones do, lest newcomers run out early.
    const ahead = model.steady && joiningRecipients * counts.pairs < recipients * pairsLeft;
    const known = recipientWhoNeverSent() ?? (ahead ? anybodyWhoNeverSent() : undefined);
    if (known !== undefined) return known;
    joiningRecipients--;
    return join(anyCommunity(), false);
  };
  const sender = (slot: number): number => {
    if (nodeOfSlot[slot] < 0) {
      const node = nameSender();
      isSender[node] = true;
      owesLoop[node] = rng.float() < loopChance;
      nodeOfSlot[slot] = node;
    }
    return nodeOfSlot[slot];
  };

  const suggest = (from: number): number => {
    if (rng.float() < model.reply && writers[from].length > 0) return pick(writers[from]);
    if (rng.float() < model.closure && contacts[from].length > 0) return pick(contacts[pick(contacts[from])]);
    const home = active[communityOf[from]];
    const list = rng.float() < model.mixing || home.length === 0 ? everyActive : home;
    return list.length > 0 ? pick(list) : from;
  };
  const searchAll = (fits: (node: number) => boolean): number | undefined => {
    for (let attempt = 0; attempt < maxAttempts && everyActive.length > 0; attempt++) {
      const node = pick(everyActive);
      if (fits(node)) return node;
    }
    return anybodyWho(fits, communityOf.length, rng);
  };
  const anybodyElse = (from: number): number => {
    const others = communityOf.length - 1;
    if (others === 0) {
      joiningRecipients--;
      return join(communityOf[from], false);
    }
    const node = rng.int(others);
    return node < from ? node : node + 1;
  };
  const findRecipient = (from: number): number => {
    if (owesLoop[from]) {
      owesLoop[from] = false;
      return from;
    }
    if (rng.float() * pairsLeft < joiningRecipients) {
      joiningRecipients--;
      return join(rng.float() < model.mixing ? anyCommunity() : communityOf[from], rng.float() < model.passing);
    }
    const isNew = (node: number): boolean => node !== from && !isAside[node] && !pairs.has(from * counts.nodes + node);
    for (let attempt = 0; attempt < maxAttempts; attempt++) {
      const node = suggest(from);
      if (isNew(node)) return node;
    }
    return model.steady ? (searchAll(isNew) ?? anybodyElse(from)) : rng.int(communityOf.length);
  };
  const openPair = (from: number): number => {
    const to = findRecipient(from);
    pairsLeft--;
    pairs.add(from * counts.nodes + to);
    // Who writes much is written to much, too.
    markActive(to);
    markActive(from);
    if (to !== from) {
      writers[to].push(from);
      contacts[from].push(to);
      contacts[to].push(from);
    }
    return to;
  };
  const markSender = (node: number): void => {
    isSender[node] = true;
  };
  return {
    sender,
    openPair,
    hasSent: (node) => isSender[node],
    hasReceived: (node) => writers[node].length > 0,
    markSender,
    count: () => communityOf.length,
  };
}
