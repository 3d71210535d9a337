/** A number of so many digits is below 2^53 whatever they are. */
export const digitsKept = 15;

/** Reads an id written as a plain whole number (no sign, no leading zero, at most 15 digits); -1 for any other text. */
export function parsePlainInteger(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  if (length < 1 || length > digitsKept || (length > 1 && bytes[start] === 48)) return -1;
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = bytes[at] - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

const powersOfTen = Array.from({ length: digitsKept + 1 }, (_, power) => 10 ** power);
const numberPattern = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Reads a decimal number, with or without sign, fraction and exponent; NaN where it is none or not finite. */
export function parseNumber(bytes: Uint8Array, start: number, end: number): number {
  const negative = bytes[start] === 45;
  let at = negative ? start + 1 : start;
  let mantissa = 0;
  let digits = 0;
  let decimals = 0;
  let pointSeen = false;
  for (; at < end; at++) {
    const digit = bytes[at] - 48;
    if (digit >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit;
      digits++;
      if (pointSeen) decimals++;
    } else if (bytes[at] === 46 && !pointSeen) pointSeen = true;
    else break;
  }
  if (at < end || digits === 0 || digits > digitsKept) return parseLong(bytes, start, end);
  // Both operands are exact, so the quotient is the double nearest to the decimal text.
  const value = mantissa / powersOfTen[decimals];
  return negative ? 0 - value : value;
}

function parseLong(bytes: Uint8Array, start: number, end: number): number {
  const text = String.fromCharCode(...bytes.subarray(start, Math.min(end, start + 400)));
  const value = numberPattern.test(text) ? Number(text) + 0 : Number.NaN;
  return Number.isFinite(value) ? value : Number.NaN;
}
