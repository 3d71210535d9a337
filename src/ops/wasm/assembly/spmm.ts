import { dropoutBits, dropoutBits4 } from "./hash";

/**
 * y[row] = sum over the entries of a CSR row of values[entry] * x[colIdx[entry]], rows and width as given.
 * order, where it is not 0, maps an entry to the place of its value.
 */
export function spmm(
  rowPtr: usize, colIdx: usize, values: usize, order: usize, x: usize, y: usize, rows: i32, width: i32,
): void {
  const rowBytes = (<usize>width) << 2;
  for (let row = 0; row < rows; row++) {
    const start = load<u32>(rowPtr + ((<usize>row) << 2));
    const end = load<u32>(rowPtr + ((<usize>row) << 2), 4);
    sumRow(start, end, colIdx, values, order, x, rowBytes, y + (<usize>row) * rowBytes, width);
  }
}

/**
 * spmm with what follows it, each where its pointer is not 0: addend[row], bias, then ReLU, and dropout where scale is
 * above 0, by the bits of element (nodes[row], unit), or (row, unit) where nodes is 0.
 */
export function spmmLayer(
  rowPtr: usize, colIdx: usize, values: usize, x: usize, y: usize, rows: i32, width: i32,
  addend: usize, bias: usize, rectified: bool, nodes: usize, key: u32, threshold: u32, scale: f32,
): void {
  const rowBytes = (<usize>width) << 2;
  for (let row = 0; row < rows; row++) {
    const start = load<u32>(rowPtr + ((<usize>row) << 2));
    const end = load<u32>(rowPtr + ((<usize>row) << 2), 4);
    const out = y + (<usize>row) * rowBytes;
    sumRow(start, end, colIdx, values, 0, x, rowBytes, out, width);
    // The row is still in the nearest cache.
    const added = addend == 0 ? 0 : addend + (<usize>row) * rowBytes;
    const node = nodes == 0 ? <u32>row : load<u32>(nodes + ((<usize>row) << 2));
    finishRow(out, width, added, bias, rectified, node * width, key, threshold, scale);
  }
}

// @ts-ignore: decorator
@inline
function sumRow(
  start: u32, end: u32, colIdx: usize, values: usize, order: usize, x: usize, rowBytes: usize, out: usize, width: i32,
): void {
  let unit = 0;
  for (; unit + 16 <= width; unit += 16) {
    sum16(start, end, colIdx, values, order, x + (unit << 2), rowBytes, out + (unit << 2));
  }
  // What is left is covered by tiles that may overlap: both write the same sums.
  const last = width - 4;
  if (last < 0) {
    for (; unit < width; unit++) sum1(start, end, colIdx, values, order, x + (unit << 2), rowBytes, out + (unit << 2));
  } else {
    for (; unit < width; unit += 8) {
      const first = min(unit, last);
      const second = min(unit + 4, last);
      sum8(start, end, colIdx, values, order, x, rowBytes, out, first << 2, second << 2);
    }
  }
}

function finishRow(
  out: usize, width: i32, addend: usize, bias: usize, rectified: bool, index: u32, key: u32, threshold: u32, scale: f32,
): void {
  const zero = f32x4.splat(0);
  let unit = 0;
  for (; unit + 4 <= width; unit += 4) {
    const at = (<usize>unit) << 2;
    let sum = v128.load(out + at);
    if (addend != 0) sum = f32x4.add(sum, v128.load(addend + at));
    if (bias != 0) sum = f32x4.add(sum, v128.load(bias + at));
    // Keeps what is not a number, so that a run that diverges is seen to.
    if (rectified) sum = v128.andnot(sum, f32x4.lt(sum, zero));
    if (scale > 0) {
      const kept = i32x4.ge_u(dropoutBits4(key, index + unit), i32x4.splat(threshold));
      sum = v128.and(kept, f32x4.mul(f32x4.splat(scale), sum));
    }
    v128.store(out + at, sum);
  }
  for (; unit < width; unit++) {
    const at = (<usize>unit) << 2;
    let sum = load<f32>(out + at);
    if (addend != 0) sum += load<f32>(addend + at);
    if (bias != 0) sum += load<f32>(bias + at);
    if (rectified && sum < 0) sum = 0;
    if (scale > 0) sum = dropoutBits(key, index + unit) >= threshold ? scale * sum : 0;
    store<f32>(out + at, sum);
  }
}

// @ts-ignore: decorator
@inline
function valueOf(values: usize, order: usize, entry: u32): f32 {
  const place = order == 0 ? entry : load<u32>(order + ((<usize>entry) << 2));
  return load<f32>(values + ((<usize>place) << 2));
}

// @ts-ignore: decorator
@inline
function rowOf(x: usize, colIdx: usize, entry: u32, rowBytes: usize): usize {
  return x + (<usize>load<u32>(colIdx + ((<usize>entry) << 2))) * rowBytes;
}

// @ts-ignore: decorator
@inline
function sum16(
  start: u32, end: u32, colIdx: usize, values: usize, order: usize, x: usize, rowBytes: usize, out: usize,
): void {
  let a = f32x4.splat(0), b = f32x4.splat(0), c = f32x4.splat(0), d = f32x4.splat(0);
  for (let entry = start; entry < end; entry++) {
    const value = f32x4.splat(valueOf(values, order, entry));
    const from = rowOf(x, colIdx, entry, rowBytes);
    a = f32x4.add(a, f32x4.mul(value, v128.load(from)));
    b = f32x4.add(b, f32x4.mul(value, v128.load(from, 16)));
    c = f32x4.add(c, f32x4.mul(value, v128.load(from, 32)));
    d = f32x4.add(d, f32x4.mul(value, v128.load(from, 48)));
  }
  v128.store(out, a);
  v128.store(out, b, 16);
  v128.store(out, c, 32);
  v128.store(out, d, 48);
}

// @ts-ignore: decorator
@inline
function sum8(
  start: u32, end: u32, colIdx: usize, values: usize, order: usize, x: usize, rowBytes: usize, out: usize,
  first: usize, second: usize,
): void {
  let a = f32x4.splat(0), b = f32x4.splat(0);
  for (let entry = start; entry < end; entry++) {
    const value = f32x4.splat(valueOf(values, order, entry));
    const from = rowOf(x, colIdx, entry, rowBytes);
    a = f32x4.add(a, f32x4.mul(value, v128.load(from + first)));
    b = f32x4.add(b, f32x4.mul(value, v128.load(from + second)));
  }
  v128.store(out + first, a);
  v128.store(out + second, b);
}

// @ts-ignore: decorator
@inline
function sum1(
  start: u32, end: u32, colIdx: usize, values: usize, order: usize, x: usize, rowBytes: usize, out: usize,
): void {
  let sum: f32 = 0;
  for (let entry = start; entry < end; entry++) {
    sum += valueOf(values, order, entry) * load<f32>(rowOf(x, colIdx, entry, rowBytes));
  }
  store<f32>(out, sum);
}
