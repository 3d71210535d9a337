/**
 * Returns P(T ≤ t) of Student's distribution with a whole number of degrees of freedom.
 *
 * Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4: with θ = atan(t / √ν) the probability of
 * |T| ≤ t is a finite sum in sin θ and cos θ, so that nothing is approximated.
 */
export function studentCdf(t: number, degrees: number): number {
  if (t === Number.POSITIVE_INFINITY) return 1;
  if (t === Number.NEGATIVE_INFINITY) return 0;
  const theta = Math.atan(t / Math.sqrt(degrees));
  const cos = Math.cos(theta);
  const odd = degrees % 2 === 1;
  let term = odd ? cos : 1;
  let sum = degrees > 1 ? term : 0;
  for (let k = odd ? 3 : 2; k < degrees; k += 2) {
    term *= (cos * cos * (k - 1)) / k;
    sum += term;
  }
  const within = odd ? (2 / Math.PI) * (theta + Math.sin(theta) * sum) : Math.sin(theta) * sum; // P(|T| ≤ |t|), signed
  return Math.min(1, Math.max(0, (1 + within) / 2));
}

/** Returns the t with P(T ≤ t) = p, for p in (0, 1), by halving. */
export function studentQuantile(p: number, degrees: number): number {
  let high = 1;
  while (studentCdf(high, degrees) < Math.max(p, 1 - p)) high *= 2;
  let low = -high;
  for (let i = 0; i < 200 && low < high; i++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (studentCdf(middle, degrees) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
