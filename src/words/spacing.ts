const han = /\p{Script=Han}/u;
const fullWidth = /[，。：；？！、（）“”《》…]/u;
const latin = /[\p{Script=Latin}\p{Nd}%]/u;

/**
 * Puts two pieces of a Chinese text together where a value was put in.
 *
 * Between Chinese and Latin letters or figures stands one space, between two Chinese pieces and at full-width signs none, so
 * that a template need not know whether "RigL" or "稠密" will stand in it.
 */
export function joinHan(before: string, after: string): string {
  const [left, right] = [before.replace(/ +$/, ""), after.replace(/^ +/, "")];
  const [last, first] = [[...left].at(-1), [...right][0]];
  if (last === undefined || first === undefined) return before + after;
  if (fullWidth.test(last) || fullWidth.test(first)) return left + right;
  if (han.test(last) && han.test(first)) return left + right;
  if ((han.test(last) && latin.test(first)) || (latin.test(last) && han.test(first))) return `${left} ${right}`;
  return before + after;
}
