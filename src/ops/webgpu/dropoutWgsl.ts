/** WGSL of the random bits of dropout: the same words as `dropoutBits` in src/ops/dropout.ts. */
export const dropoutWgsl = `
fn mixWord(word : u32) -> u32 {
  var x = word + 0x9e3779b9u;
  x = (x ^ (x >> 16u)) * 0x7feb352du;
  x = (x ^ (x >> 15u)) * 0x846ca68bu;
  return x ^ (x >> 16u);
}
fn dropoutBits(key : u32, index : u32) -> u32 { return mixWord(key ^ mixWord(index)); }
`;
