import type { FnnNetOptions } from "./net";
import { fnnLayers } from "./shape";

/**
 * Checks that every index and size fits before a net works on raw memory.
 *
 * Throws RangeError where a width, a row, a target or an array's length does not fit.
 */
export function checkFnnOptions(options: FnnNetOptions): void {
  const { sizes, table, tableWidth, rowsPerSample, dropout, loss, sets, parameters, bias } = options;
  demand(
    sizes.length > 1 && sizes.every((size) => Number.isInteger(size) && size > 0),
    `The widths ${sizes} are no net.`,
  );
  demand(sizes[0] === tableWidth * rowsPerSample, `${rowsPerSample} × ${tableWidth} inputs do not make ${sizes[0]}.`);
  demand(dropout >= 0 && dropout < 1, `The dropout rate ${dropout} is not in [0, 1).`);
  const outputs = sizes[sizes.length - 1];
  demand(loss === "softmax" || outputs === 1, `Binary cross-entropy needs 1 output, not ${outputs}.`);
  demand("train" in sets, "There is no training set.");
  const tableRows = table.length / tableWidth;
  const classes = loss === "binary" ? 2 : outputs;
  for (const [name, { rows, targets }] of Object.entries(sets)) {
    demand(rows.length === targets.length * rowsPerSample, `The rows and targets of set "${name}" differ in number.`);
    demand(allBelow(rows, tableRows), `Set "${name}" has a row beyond the table's ${tableRows}.`);
    demand(allBelow(targets, classes), `Set "${name}" has a target beyond ${classes}.`);
  }
  for (const layer of fnnLayers(sizes, bias)) {
    requireLength(parameters[layer.weights], layer.inputs * layer.outputs, layer.weights);
    if (layer.bias) requireLength(parameters[layer.bias], layer.outputs, layer.bias);
  }
}

/** Throws RangeError unless an order holds samples that exist. */
export function checkOrder(order: Uint32Array, count: number): void {
  demand(order.length <= count && allBelow(order, count), `The order has samples beyond ${count}.`);
}

/** Throws RangeError unless start .. end is a batch of the order. */
export function checkBatch(start: number, end: number, length: number): void {
  demand(start >= 0 && start < end && end <= length, `The batch ${start} .. ${end} is not in an order of ${length}.`);
}

/** Throws RangeError unless an array given for a parameter has the parameter's length. */
export function requireLength(values: ArrayLike<number> | undefined, length: number, name: string): void {
  demand(values?.length === length, `"${name}" needs ${length} numbers and has ${values?.length}.`);
}

/** Tells whether all numbers lie in 0 .. limit - 1, by a loop: there may be a hundred million. */
function allBelow(numbers: Uint32Array | Int32Array, limit: number): boolean {
  for (let i = 0; i < numbers.length; i++) if (numbers[i] < 0 || numbers[i] >= limit) return false;
  return true;
}

function demand(holds: boolean, message: string): asserts holds {
  if (!holds) throw new RangeError(message);
}
