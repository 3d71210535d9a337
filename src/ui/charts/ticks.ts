/** Returns round numbers (1, 2, 2.5 or 5 times a power of ten) across [0 or start .. end], about `count` of them. */
export function roundTicks(start: number, end: number, count: number): number[] {
  const span = end - start;
  if (!(span > 0)) return [start];
  const rough = span / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const ticks: number[] = [];
  for (let i = Math.ceil(start / step - 1e-9); i * step <= end + step * 1e-9; i++) {
    ticks.push(Number((i * step).toPrecision(12)));
  }
  return ticks;
}

/** Returns powers of ten within [start .. end], at most about `count` of them. */
export function powerTicks(start: number, end: number, count: number): number[] {
  const [first, last] = [Math.ceil(Math.log10(start) - 1e-9), Math.floor(Math.log10(end) + 1e-9)];
  const stride = Math.max(1, Math.ceil((last - first + 1) / Math.max(1, count)));
  const ticks: number[] = [];
  for (let power = first; power <= last; power += stride) ticks.push(10 ** power);
  return ticks;
}
