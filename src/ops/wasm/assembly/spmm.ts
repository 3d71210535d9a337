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
    const out = y + (<usize>row) * rowBytes;
    let unit = 0;
    for (; unit + 16 <= width; unit += 16) sum16(start, end, colIdx, values, order, x + (unit << 2), rowBytes, out + (unit << 2));
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
