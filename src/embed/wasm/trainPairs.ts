import { cellsPerUnit, centreCell, sigmoidLimit } from "../sigmoidTable";
import { assembleModule, block, branchIf, type Code, f32, f32x4, get, i32, loop, set, type } from "./bytes";

/** Runs the assembled module's one function; all but the last three are byte offsets into the memory. */
export type TrainPairsInWasm = (
  input: number,
  output: number,
  context: number,
  targets: number,
  sigmoid: number,
  count: number,
  width: number,
  learningRate: number,
) => void;

/**
 * Assembles skip-gram's arithmetic for vectors of `dim` numbers, a multiple of 4, four at a time.
 *
 * The loop over a vector is unrolled and the context's vector and its step stay in registers, as far as they go.
 */
export function assembleTrainPairs(dim: number): Uint8Array<ArrayBuffer> {
  const parameters = [...new Array<number>(7).fill(type.i32), type.f32];
  const [input, output, context, targets, sigmoid, count, width, learningRate] = parameters.keys();
  const locals = [...new Array<number>(5).fill(type.i32), type.f32, ...new Array<number>(2 + dim / 2).fill(type.v128)];
  const local = (index: number): number => parameters.length + index;
  const [v, u, truth, target, k, pull] = [0, 1, 2, 3, 4, 5].map(local);
  const [fours, old] = [6, 7].map(local);
  const vector = (part: number): number => local(8 + part);
  const step = (part: number): number => local(8 + dim / 4 + part);
  const each = (code: (part: number) => Code): Code => Array.from({ length: dim / 4 }, (_, part) => code(part)).flat();

  const rowOf = (base: number, row: Code): Code => i32.add(get(base), i32.mul(row, i32.const(4 * dim)));
  const advance = (pointer: number): Code => set(pointer, i32.add(get(pointer), i32.const(4)));
  const product = (part: number): Code => f32x4.mul(get(vector(part)), f32x4.load(get(u), 16 * part));
  const dot = f32.add(
    f32.add(f32x4.lane(0, get(fours)), f32x4.lane(1, get(fours))),
    f32.add(f32x4.lane(2, get(fours)), f32x4.lane(3, get(fours))),
  );
  const edge = sigmoidLimit + 1 / cellsPerUnit;
  const clamped = f32.min(f32.max(dot, f32.const(-edge)), f32.const(edge));
  const cell = i32.fromF32(f32.add(f32.mul(clamped, f32.const(cellsPerUnit)), f32.const(centreCell)));
  const looked = f32.load(i32.add(get(sigmoid), i32.mul(cell, i32.const(4))));

  const learnTarget = [
    ...set(u, rowOf(output, get(target))),
    ...set(fours, product(0)),
    ...each((part) => (part === 0 ? [] : set(fours, f32x4.add(get(fours), product(part))))),
    ...set(pull, f32.mul(f32.sub(f32.fromI32(i32.isZero(get(k))), looked), get(learningRate))),
    ...set(fours, f32x4.splat(get(pull))),
    ...each((part) => [
      ...set(old, f32x4.load(get(u), 16 * part)),
      ...set(step(part), f32x4.add(get(step(part)), f32x4.mul(get(fours), get(old)))),
      ...f32x4.store(get(u), 16 * part, f32x4.add(get(old), f32x4.mul(get(fours), get(vector(part))))),
    ]),
  ];
  const learnPair = [
    ...set(v, rowOf(input, i32.load(get(context)))),
    ...each((part) => [...set(vector(part), f32x4.load(get(v), 16 * part)), ...set(step(part), f32x4.zero)]),
    ...set(truth, i32.load(get(targets))),
    ...set(k, i32.const(0)),
    ...loop(
      set(target, i32.load(get(targets))),
      block(branchIf(0, i32.and(i32.equal(get(target), get(truth)), i32.notEqual(get(k), i32.const(0)))), learnTarget),
      advance(targets),
      set(k, i32.add(get(k), i32.const(1))),
      branchIf(0, i32.notEqual(get(k), get(width))),
    ),
    ...each((part) => f32x4.store(get(v), 16 * part, f32x4.add(get(vector(part)), get(step(part))))),
  ];
  const body = block(
    branchIf(0, i32.isZero(get(count))),
    loop(
      learnPair,
      advance(context),
      set(count, i32.add(get(count), i32.const(-1))),
      branchIf(0, i32.notEqual(get(count), i32.const(0))),
    ),
  );
  return assembleModule({ name: "trainPairs", parameters, locals, body });
}
