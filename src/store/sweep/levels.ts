import { formatShare, percentOf } from "../../lib/format";
import { InputError } from "../../lib/inputError";
import { settings } from "../../train/settings";

/** Five levels that show the whole range in little time. */
export const quickLevels: readonly number[] = [0.5, 0.75, 0.875, 0.9375, 0.984375];

/** Writes sparsity levels as a person types them: 50, 75, 96.875. */
export function levelsText(levels: readonly number[]): string {
  return levels.map((level) => String(percentOf(level))).join(", ");
}

/**
 * Reads a list of sparsity levels in percent, separated by commas, semicolons or spaces.
 *
 * @throws InputError naming the first piece that is no level, too high, or there twice.
 */
export function parseLevels(text: string): readonly number[] {
  const { min, max } = settings.sparsity;
  const allowed = `${percentOf(min)} to ${percentOf(max)} %`;
  const pieces = text.split(/[\s,;]+/).filter((piece) => piece !== "" && piece !== "%");
  if (pieces.length === 0)
    throw new InputError(`Write at least one sparsity level from ${allowed}, such as 50, 75, 90.`);
  const levels: number[] = [];
  for (const piece of pieces) {
    const percent = Number(piece.replace(/%$/, ""));
    if (!Number.isFinite(percent)) {
      throw new InputError(`“${piece}” is no sparsity level; write numbers from ${allowed} with commas between them.`);
    }
    const level = Number((percent / 100).toPrecision(12));
    if (level < min || level > max) {
      throw new InputError(`${piece} is out of range; a sparsity level is from ${allowed}.`);
    }
    if (levels.includes(level)) throw new InputError(`${formatShare(level)} is there twice; write it once.`);
    levels.push(level);
  }
  return levels.sort((a, b) => a - b);
}
