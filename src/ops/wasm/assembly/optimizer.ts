// One optimizer step over `count` numbers, in place. mask and anchor are 0 where there are none.
// g = gradient + weightDecay w + rho (w - anchor); weight and moments become 0 where the mask is 0.

/** sgd: v = momentum v + g; w -= rate (nesterov ? g + momentum v : v). Without momentum v is not touched. */
export function sgdStep(
  weight: usize, first: usize, second: usize, gradient: usize, mask: usize, anchor: usize, count: i32,
  rate: f32, weightDecay: f32, rho: f32, momentum: f32, nesterov: bool,
): void {
  for (let i = 0; i < count; i += 4) {
    const at = (<usize>i) << 2;
    const left = count - i;
    const kept = keptAt(mask, at, left);
    const w = load4(weight + at, left);
    const g = fullGradient(w, gradient, anchor, at, left, weightDecay, rho);
    let change = g;
    if (momentum != 0) {
      const v = f32x4.add(scaled(load4(first + at, left), momentum), g);
      store4(first + at, v128.and(v, kept), left);
      change = nesterov ? f32x4.add(g, scaled(v, momentum)) : v;
    } else if (mask != 0) {
      store4(first + at, v128.and(load4(first + at, left), kept), left);
    }
    if (mask != 0) store4(second + at, v128.and(load4(second + at, left), kept), left);
    store4(weight + at, v128.and(f32x4.sub(w, scaled(change, rate)), kept), left);
  }
}

/** Adam: m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g g; w -= rate m / (sqrt(v correction) + epsilon). */
export function adamStep(
  weight: usize, first: usize, second: usize, gradient: usize, mask: usize, anchor: usize, count: i32,
  rate: f32, weightDecay: f32, rho: f32, correction: f32, beta1: f64, beta2: f64, epsilon: f32,
): void {
  const rest1 = <f32>(1 - beta1);
  const rest2 = <f32>(1 - beta2);
  for (let i = 0; i < count; i += 4) {
    const at = (<usize>i) << 2;
    const left = count - i;
    const kept = keptAt(mask, at, left);
    const w = load4(weight + at, left);
    const g = fullGradient(w, gradient, anchor, at, left, weightDecay, rho);
    const m = f32x4.add(scaled(load4(first + at, left), <f32>beta1), scaled(g, rest1));
    const v = f32x4.add(scaled(load4(second + at, left), <f32>beta2), scaled(f32x4.mul(g, g), rest2));
    const size = f32x4.add(f32x4.sqrt(scaled(v, correction)), f32x4.splat(epsilon));
    store4(first + at, v128.and(m, kept), left);
    store4(second + at, v128.and(v, kept), left);
    store4(weight + at, v128.and(f32x4.sub(w, f32x4.div(scaled(m, rate), size)), kept), left);
  }
}

/** target[i] = 0 where mask[i] is 0. */
export function applyMask(target: usize, mask: usize, count: i32): void {
  for (let i = 0; i < count; i += 4) {
    const at = (<usize>i) << 2;
    const left = count - i;
    store4(target + at, v128.and(load4(target + at, left), keptAt(mask, at, left)), left);
  }
}

/** All bits set where the mask keeps a weight. */
// @ts-ignore: decorator
@inline
function keptAt(mask: usize, at: usize, left: i32): v128 {
  return mask == 0 ? i32x4.splat(-1) : f32x4.ne(load4(mask + at, left), f32x4.splat(0));
}

// @ts-ignore: decorator
@inline
function fullGradient(w: v128, gradient: usize, anchor: usize, at: usize, left: i32, weightDecay: f32, rho: f32): v128 {
  const g = f32x4.add(load4(gradient + at, left), scaled(w, weightDecay));
  return anchor == 0 ? g : f32x4.add(g, scaled(f32x4.sub(w, load4(anchor + at, left)), rho));
}

// @ts-ignore: decorator
@inline
function scaled(values: v128, factor: f32): v128 {
  return f32x4.mul(values, f32x4.splat(factor));
}

/** Loads four numbers, or as many as are left and zeros: memory past a tensor's end is another's. */
// @ts-ignore: decorator
@inline
function load4(from: usize, left: i32): v128 {
  if (left >= 4) return v128.load(from);
  let values = v128.load32_zero(from);
  if (left > 1) values = v128.load32_lane(from, values, 1, 4);
  if (left > 2) values = v128.load32_lane(from, values, 2, 8);
  return values;
}

/** Stores four numbers, or as many as are left. */
// @ts-ignore: decorator
@inline
function store4(to: usize, values: v128, left: i32): void {
  if (left >= 4) {
    v128.store(to, values);
    return;
  }
  v128.store32_lane(to, values, 0);
  if (left > 1) v128.store32_lane(to, values, 1, 4);
  if (left > 2) v128.store32_lane(to, values, 2, 8);
}
