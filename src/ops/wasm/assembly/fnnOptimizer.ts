import { multiplyAdd } from "./fnnSimd";

/** The gradient of four weights with all that the loss adds, g + weightDecay · w + rho · (w - anchor); 0 outside the mask. */
// @ts-ignore: decorator
@inline
function fullGradient(at: usize, weight: v128, gradients: usize, masks: usize, anchors: usize, decay: v128, rho: v128): v128 {
  let g = multiplyAdd(v128.load(gradients + at), decay, weight);
  if (anchors) g = multiplyAdd(g, rho, f32x4.sub(weight, v128.load(anchors + at)));
  return v128.and(g, v128.load(masks + at));
}

/** w ← w - lr · g over `bytes` bytes. */
export function updatePlain(
  w: usize, gradients: usize, masks: usize, anchors: usize, bytes: usize, decay: f32, rho: f32, learningRate: f32,
): void {
  const rate = f32x4.splat(learningRate);
  const decays = f32x4.splat(decay);
  const rhos = f32x4.splat(rho);
  for (let at: usize = 0; at < bytes; at += 16) {
    const weight = v128.load(w + at);
    const g = fullGradient(at, weight, gradients, masks, anchors, decays, rhos);
    v128.store(w + at, f32x4.sub(weight, f32x4.mul(rate, g)));
  }
}

/** v ← momentum · v + g; w ← w - lr · (nesterov ? g + momentum · v : v). */
export function updateMomentum(
  w: usize, gradients: usize, masks: usize, anchors: usize, bytes: usize, decay: f32, rho: f32, learningRate: f32,
  moments: usize, momentum: f32, nesterov: bool,
): void {
  const rate = f32x4.splat(learningRate);
  const decays = f32x4.splat(decay);
  const rhos = f32x4.splat(rho);
  const keep = f32x4.splat(momentum);
  for (let at: usize = 0; at < bytes; at += 16) {
    const weight = v128.load(w + at);
    const g = fullGradient(at, weight, gradients, masks, anchors, decays, rhos);
    const v = multiplyAdd(g, keep, v128.load(moments + at));
    v128.store(moments + at, v);
    const step = nesterov ? multiplyAdd(g, keep, v) : v;
    v128.store(w + at, f32x4.sub(weight, f32x4.mul(rate, step)));
  }
}

/**
 * m ← β1 m + (1 - β1) g; v ← β2 v + (1 - β2) g²; w ← w - lr / c1 · m / (√(v / c2) + ε). arXiv:1412.6980
 *
 * rate = lr / c1, rootScale = 1 / √c2 with the bias corrections c = 1 - β^t.
 */
export function updateAdam(
  w: usize, gradients: usize, masks: usize, anchors: usize, bytes: usize, decay: f32, rho: f32, rate: f32,
  first: usize, second: usize, rootScale: f32,
): void {
  const rates = f32x4.splat(rate);
  const decays = f32x4.splat(decay);
  const rhos = f32x4.splat(rho);
  const rootScales = f32x4.splat(rootScale);
  const epsilon = f32x4.splat(1e-8);
  const beta1 = f32x4.splat(0.9);
  const beta2 = f32x4.splat(0.999);
  const rest1 = f32x4.splat(0.1);
  const rest2 = f32x4.splat(0.001);
  for (let at: usize = 0; at < bytes; at += 16) {
    const weight = v128.load(w + at);
    const g = fullGradient(at, weight, gradients, masks, anchors, decays, rhos);
    const m = multiplyAdd(f32x4.mul(beta1, v128.load(first + at)), rest1, g);
    const v = multiplyAdd(f32x4.mul(beta2, v128.load(second + at)), rest2, f32x4.mul(g, g));
    v128.store(first + at, m);
    v128.store(second + at, v);
    const root = multiplyAdd(epsilon, f32x4.sqrt(v), rootScales);
    v128.store(w + at, f32x4.sub(weight, f32x4.mul(rates, f32x4.div(m, root))));
  }
}
