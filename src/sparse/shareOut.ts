import { roundToTotal } from "./distribution";

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * Shares a whole number out in proportion to demands, in whole numbers, none above its room.
 *
 * What a full receiver cannot take goes to the others in proportion to their demands; where these are all 0, or no numbers, in
 * proportion to their room. The total must fit into the rooms together.
 */
export function shareOut(total: number, demands: readonly number[], rooms: readonly number[]): number[] {
  const shares = new Array<number>(rooms.length).fill(0);
  let left = total;
  let open = rooms.map((_, i) => i);
  while (open.length > 0 && left > 0) {
    const wanted = open.map((i) => demands[i]);
    const asked = sum(wanted);
    const parts = asked > 0 && asked < Infinity ? wanted : open.map((i) => rooms[i]);
    const scale = left / sum(parts);
    open.forEach((i, k) => {
      shares[i] = scale * parts[k];
    });
    // Taking the full ones out leaves more for the others, so what is full now stays full.
    const full = new Set(open.filter((i) => shares[i] >= rooms[i]));
    if (full.size === 0) break;
    for (const i of full) {
      shares[i] = rooms[i];
      left -= rooms[i];
    }
    open = open.filter((i) => !full.has(i));
    for (const i of open) shares[i] = 0;
  }
  return roundToTotal(shares, total, rooms);
}
