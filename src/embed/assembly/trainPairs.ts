/** The logistic function's table: src/embed/sigmoidTable.ts. */
const CELLS_PER_UNIT: f32 = 100;
const CENTRE_CELL: f32 = 601.5;
const EDGE: f32 = 6.01;

/**
 * Learns from pairs one after the other, as trainPairs in src/embed/plainTraining.ts.
 *
 * input, output: rows of `bytes` bytes, a multiple of 16; context: [count]; targets: [count][width]; step: room for a row.
 */
export function trainPairs(
  input: usize, output: usize, bytes: usize, context: usize, targets: usize, sigmoid: usize, step: usize,
  count: u32, width: u32, learningRate: f32,
): void {
  for (let pair: u32 = 0; pair < count; pair++) {
    const v = input + <usize>load<u32>(context) * bytes;
    if (width == 6 && areDistinct(targets)) {
      if (bytes == 32) trainSixOfEight(v, output, targets, sigmoid, learningRate);
      else trainSix(v, output, bytes, targets, sigmoid, learningRate);
    } else trainInTurn(v, output, bytes, targets, width, sigmoid, step, learningRate);
    context += 4;
    targets += width << 2;
  }
}

/** Tells whether six words are all different. */
// @ts-ignore: decorator
@inline
function areDistinct(words: usize): bool {
  const first = v128.load(words);
  const x = load<u32>(words, 16);
  const y = load<u32>(words, 20);
  const among = v128.or(
    i32x4.eq(first, v128.shuffle<i32>(first, first, 1, 2, 3, 0)),
    i32x4.eq(first, v128.shuffle<i32>(first, first, 2, 3, 0, 1)),
  );
  const beyond = v128.or(i32x4.eq(first, i32x4.splat(x)), i32x4.eq(first, i32x4.splat(y)));
  return !v128.any_true(v128.or(among, beyond)) && x != y;
}

/** The cells of the sigmoid table, as byte offsets, of four dot products. */
// @ts-ignore: decorator
@inline
function cellsOf(dots: v128): v128 {
  const clamped = f32x4.min(f32x4.max(dots, f32x4.splat(-EDGE)), f32x4.splat(EDGE));
  const cell = f32x4.add(f32x4.mul(clamped, f32x4.splat(CELLS_PER_UNIT)), f32x4.splat(CENTRE_CELL));
  return i32x4.shl(i32x4.trunc_sat_f32x4_s(cell), 2);
}

/** [Σ a, Σ b, Σ c, Σ d] over the lanes of four vectors, each as (0 + 1) + (2 + 3). */
// @ts-ignore: decorator
@inline
function laneSums(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 2, 4, 6), v128.shuffle<f32>(a, b, 1, 3, 5, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 2, 4, 6), v128.shuffle<f32>(c, d, 1, 3, 5, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 2, 4, 6), v128.shuffle<f32>(ab, cd, 1, 3, 5, 7));
}

/** How far a row is pulled: (label - s(dot)) · rate, the sigmoid looked up at a cell's byte offset. */
// @ts-ignore: decorator
@inline
function pull(label: f32, sigmoid: usize, cell: i32, rate: f32): v128 {
  return f32x4.splat((label - load<f32>(sigmoid + cell)) * rate);
}

/** Adds a row's pull to the step of v, and v's to the row; returns the step. */
// @ts-ignore: decorator
@inline
function move(step: v128, row: usize, pull: v128, v: v128): v128 {
  const old = v128.load(row);
  v128.store(row, f32x4.add(old, f32x4.mul(pull, v)));
  return f32x4.add(step, f32x4.mul(pull, old));
}

/**
 * Learns from a pair with one true and five false nodes, all different.
 *
 * Then no row depends on another's update: all dot products can come first, side by side, with the same bits.
 */
// @ts-ignore: decorator
@inline
function trainSix(v: usize, output: usize, bytes: usize, targets: usize, sigmoid: usize, rate: f32): void {
  const u0 = output + <usize>load<u32>(targets, 0) * bytes;
  const u1 = output + <usize>load<u32>(targets, 4) * bytes;
  const u2 = output + <usize>load<u32>(targets, 8) * bytes;
  const u3 = output + <usize>load<u32>(targets, 12) * bytes;
  const u4 = output + <usize>load<u32>(targets, 16) * bytes;
  const u5 = output + <usize>load<u32>(targets, 20) * bytes;
  const zero = f32x4.splat(0);
  let d0 = zero, d1 = zero, d2 = zero, d3 = zero, d4 = zero, d5 = zero;
  for (let at: usize = 0; at < bytes; at += 16) {
    const x = v128.load(v + at);
    d0 = f32x4.add(d0, f32x4.mul(x, v128.load(u0 + at)));
    d1 = f32x4.add(d1, f32x4.mul(x, v128.load(u1 + at)));
    d2 = f32x4.add(d2, f32x4.mul(x, v128.load(u2 + at)));
    d3 = f32x4.add(d3, f32x4.mul(x, v128.load(u3 + at)));
    d4 = f32x4.add(d4, f32x4.mul(x, v128.load(u4 + at)));
    d5 = f32x4.add(d5, f32x4.mul(x, v128.load(u5 + at)));
  }
  const first = cellsOf(laneSums(d0, d1, d2, d3));
  const rest = cellsOf(laneSums(d4, d5, d4, d5));
  const g0 = pull(1, sigmoid, i32x4.extract_lane(first, 0), rate);
  const g1 = pull(0, sigmoid, i32x4.extract_lane(first, 1), rate);
  const g2 = pull(0, sigmoid, i32x4.extract_lane(first, 2), rate);
  const g3 = pull(0, sigmoid, i32x4.extract_lane(first, 3), rate);
  const g4 = pull(0, sigmoid, i32x4.extract_lane(rest, 0), rate);
  const g5 = pull(0, sigmoid, i32x4.extract_lane(rest, 1), rate);
  for (let at: usize = 0; at < bytes; at += 16) {
    const x = v128.load(v + at);
    let step = move(zero, u0 + at, g0, x);
    step = move(step, u1 + at, g1, x);
    step = move(step, u2 + at, g2, x);
    step = move(step, u3 + at, g3, x);
    step = move(step, u4 + at, g4, x);
    step = move(step, u5 + at, g5, x);
    v128.store(v + at, f32x4.add(x, step));
  }
}

// @ts-ignore: decorator
@inline
function trainSixOfEight(v: usize, output: usize, targets: usize, sigmoid: usize, rate: f32): void {
  const u0 = output + (<usize>load<u32>(targets, 0) << 5);
  const u1 = output + (<usize>load<u32>(targets, 4) << 5);
  const u2 = output + (<usize>load<u32>(targets, 8) << 5);
  const u3 = output + (<usize>load<u32>(targets, 12) << 5);
  const u4 = output + (<usize>load<u32>(targets, 16) << 5);
  const u5 = output + (<usize>load<u32>(targets, 20) << 5);
  const x = v128.load(v);
  const y = v128.load(v, 16);
  const d0 = f32x4.add(f32x4.mul(x, v128.load(u0)), f32x4.mul(y, v128.load(u0, 16)));
  const d1 = f32x4.add(f32x4.mul(x, v128.load(u1)), f32x4.mul(y, v128.load(u1, 16)));
  const d2 = f32x4.add(f32x4.mul(x, v128.load(u2)), f32x4.mul(y, v128.load(u2, 16)));
  const d3 = f32x4.add(f32x4.mul(x, v128.load(u3)), f32x4.mul(y, v128.load(u3, 16)));
  const d4 = f32x4.add(f32x4.mul(x, v128.load(u4)), f32x4.mul(y, v128.load(u4, 16)));
  const d5 = f32x4.add(f32x4.mul(x, v128.load(u5)), f32x4.mul(y, v128.load(u5, 16)));
  const first = cellsOf(laneSums(d0, d1, d2, d3));
  const rest = cellsOf(laneSums(d4, d5, d4, d5));
  const g0 = pull(1, sigmoid, i32x4.extract_lane(first, 0), rate);
  const g1 = pull(0, sigmoid, i32x4.extract_lane(first, 1), rate);
  const g2 = pull(0, sigmoid, i32x4.extract_lane(first, 2), rate);
  const g3 = pull(0, sigmoid, i32x4.extract_lane(first, 3), rate);
  const g4 = pull(0, sigmoid, i32x4.extract_lane(rest, 0), rate);
  const g5 = pull(0, sigmoid, i32x4.extract_lane(rest, 1), rate);
  const zero = f32x4.splat(0);
  let s = move(zero, u0, g0, x);
  let t = move(zero, u0 + 16, g0, y);
  s = move(s, u1, g1, x);
  t = move(t, u1 + 16, g1, y);
  s = move(s, u2, g2, x);
  t = move(t, u2 + 16, g2, y);
  s = move(s, u3, g3, x);
  t = move(t, u3 + 16, g3, y);
  s = move(s, u4, g4, x);
  t = move(t, u4 + 16, g4, y);
  s = move(s, u5, g5, x);
  t = move(t, u5 + 16, g5, y);
  v128.store(v, f32x4.add(x, s));
  v128.store(v, f32x4.add(y, t), 16);
}

/** Learns from a pair target by target; a false node that is the true one is passed over. */
function trainInTurn(
  v: usize, output: usize, bytes: usize, targets: usize, width: u32, sigmoid: usize, step: usize, rate: f32,
): void {
  const zero = f32x4.splat(0);
  const truth = load<u32>(targets);
  memory.fill(step, 0, bytes);
  for (let k: u32 = 0; k < width; k++) {
    const target = load<u32>(targets + (k << 2));
    if (k > 0 && target == truth) continue;
    const u = output + <usize>target * bytes;
    let dot = zero;
    for (let at: usize = 0; at < bytes; at += 16) {
      dot = f32x4.add(dot, f32x4.mul(v128.load(v + at), v128.load(u + at)));
    }
    const cell = i32x4.extract_lane(cellsOf(laneSums(dot, dot, dot, dot)), 0);
    const g = pull(k == 0 ? 1 : 0, sigmoid, cell, rate);
    for (let at: usize = 0; at < bytes; at += 16) {
      v128.store(step + at, move(v128.load(step + at), u + at, g, v128.load(v + at)));
    }
  }
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(v + at, f32x4.add(v128.load(v + at), v128.load(step + at)));
  }
}
