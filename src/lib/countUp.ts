/** Returns 0, 1, … count - 1, by a loop: at tens of millions a callback for each is felt. */
export function countUp(count: number): Uint32Array<ArrayBuffer> {
  const numbers = new Uint32Array(count);
  for (let i = 0; i < count; i++) numbers[i] = i;
  return numbers;
}
