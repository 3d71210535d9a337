// What stands between a layer's sums and its output, forward and back.

/** dz[i] = y[i] > 0 ? scale dy[i] : 0: back through ReLU, and through dropout, whose kept elements are those above 0. */
export function gate(dy: usize, y: usize, dz: usize, count: i32, scale: f32): void {
  const zero = f32x4.splat(0);
  const scales = f32x4.splat(scale);
  let i = 0;
  for (; i + 4 <= count; i += 4) {
    const at = (<usize>i) << 2;
    const passes = f32x4.gt(v128.load(y + at), zero);
    v128.store(dz + at, v128.and(passes, f32x4.mul(scales, v128.load(dy + at))));
  }
  for (; i < count; i++) {
    const at = (<usize>i) << 2;
    store<f32>(dz + at, load<f32>(y + at) > 0 ? scale * load<f32>(dy + at) : 0);
  }
}

/** sums[unit] = sum of z[row, unit] over the rows: blocks of rows first, then the blocks' sums. */
export function columnSums(z: usize, sums: usize, rows: i32, width: i32, rowsPerBlock: i32): void {
  const rowBytes = (<usize>width) << 2;
  let unit = 0;
  for (; unit + 4 <= width; unit += 4) {
    let total = f32x4.splat(0);
    for (let start = 0; start < rows; start += rowsPerBlock) {
      let block = f32x4.splat(0);
      let at = z + (<usize>start) * rowBytes + ((<usize>unit) << 2);
      for (let row = start; row < min(start + rowsPerBlock, rows); row++, at += rowBytes) {
        block = f32x4.add(block, v128.load(at));
      }
      total = f32x4.add(total, block);
    }
    v128.store(sums + ((<usize>unit) << 2), total);
  }
  for (; unit < width; unit++) {
    let total: f32 = 0;
    for (let start = 0; start < rows; start += rowsPerBlock) {
      let block: f32 = 0;
      let at = z + (<usize>start) * rowBytes + ((<usize>unit) << 2);
      for (let row = start; row < min(start + rowsPerBlock, rows); row++, at += rowBytes) block += load<f32>(at);
      total += block;
    }
    store<f32>(sums + ((<usize>unit) << 2), total);
  }
}
