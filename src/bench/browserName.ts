/** The names that browsers go by, those that others borrow last. */
const browsers: readonly (readonly [string, RegExp])[] = [
  ["Edge", /Edg\/([\d.]+)/],
  ["Opera", /OPR\/([\d.]+)/],
  ["Firefox", /Firefox\/([\d.]+)/],
  ["Chromium", /Chrom(?:e|ium)\/([\d.]+)/],
  ["Safari", /Version\/([\d.]+).*Safari/],
];

/** Returns a browser's name and version as it tells them. */
export function browserName(userAgent: string): string {
  for (const [name, pattern] of browsers) {
    const version = pattern.exec(userAgent)?.[1];
    if (version) return `${name} ${version}`;
  }
  return "a browser";
}
