/** Instructions of WebAssembly in its binary form. */
export type Code = readonly number[];

/** The types of values used here. */
export const type = { i32: 0x7f, f32: 0x7d, v128: 0x7b } as const;

/** Writes an unsigned number in LEB128. */
export function unsigned(value: number): Code {
  const low = value & 0x7f;
  const rest = value >>> 7;
  return rest === 0 ? [low] : [low | 0x80, ...unsigned(rest)];
}

/** Writes a signed number in LEB128. */
export function signed(value: number): Code {
  const low = value & 0x7f;
  const rest = value >> 7;
  const ends = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
  return ends ? [low] : [low | 0x80, ...signed(rest)];
}

/** Reads a local variable. */
export const get = (local: number): Code => [0x20, ...unsigned(local)];
/** Gives a local variable the value of an expression. */
export const set = (local: number, ...value: readonly Code[]): Code => [...value.flat(), 0x21, ...unsigned(local)];
/** Runs code once; `leave` or `leaveIf` of depth 0 goes to its end. */
export const block = (...body: readonly Code[]): Code => [0x02, 0x40, ...body.flat(), 0x0b];
/** Runs code again whenever `leaveIf` of depth 0 is taken within it. */
export const loop = (...body: readonly Code[]): Code => [0x03, 0x40, ...body.flat(), 0x0b];
/** Branches to the block or loop so many levels out where the condition is not 0. */
export const branchIf = (depth: number, ...condition: readonly Code[]): Code => [...condition.flat(), 0x0d, depth];

const binary =
  (...opcode: Code) =>
  (left: Code, right: Code): Code => [...left, ...right, ...opcode];
const unary =
  (...opcode: Code) =>
  (operand: Code): Code => [...operand, ...opcode];

/** Operations on 32-bit integers; addresses and offsets count bytes. */
export const i32 = {
  const: (value: number): Code => [0x41, ...signed(value)],
  load: (address: Code): Code => [...address, 0x28, 2, 0],
  add: binary(0x6a),
  mul: binary(0x6c),
  and: binary(0x71),
  equal: binary(0x46),
  notEqual: binary(0x47),
  isZero: unary(0x45),
  fromF32: unary(0xfc, 0x00), // towards zero, never a trap
};

/** Operations on single-precision numbers. */
export const f32 = {
  const: (value: number): Code => [0x43, ...new Uint8Array(Float32Array.of(value).buffer)],
  load: (address: Code): Code => [...address, 0x2a, 2, 0],
  add: binary(0x92),
  sub: binary(0x93),
  mul: binary(0x94),
  min: binary(0x96),
  max: binary(0x97),
  fromI32: unary(0xb2),
};

/** Operations on four single-precision numbers at once. */
export const f32x4 = {
  zero: [0xfd, 0x0c, ...new Array<number>(16).fill(0)] as Code,
  load: (address: Code, offset: number): Code => [...address, 0xfd, 0x00, 2, ...unsigned(offset)],
  store: (address: Code, offset: number, value: Code): Code => [
    ...address,
    ...value,
    ...[0xfd, 0x0b, 2],
    ...unsigned(offset),
  ],
  splat: unary(0xfd, 0x13),
  lane: (index: number, value: Code): Code => [...value, 0xfd, 0x1f, index],
  add: binary(0xfd, 0xe4, 0x01),
  mul: binary(0xfd, 0xe6, 0x01),
};

const section = (id: number, body: Code): Code => [id, ...unsigned(body.length), ...body];
const name = (text: string): Code => [text.length, ...new TextEncoder().encode(text)];

/** A function without result: parameters first, then locals, all numbered from 0. */
export interface WasmFunction {
  readonly name: string;
  readonly parameters: Code; // types
  readonly locals: Code; // types
  readonly body: Code;
}

/** Assembles a module with one exported function that works on the memory imported as `env.memory`. */
export function assembleModule({ name: label, parameters, locals, body }: WasmFunction): Uint8Array<ArrayBuffer> {
  const code = [...unsigned(locals.length), ...locals.flatMap((local) => [1, local]), ...body, 0x0b];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, ...unsigned(parameters.length), ...parameters, 0]),
    ...section(2, [1, ...name("env"), ...name("memory"), 0x02, 0x00, 0]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...name(label), 0x00, 0]),
    ...section(10, [1, ...unsigned(code.length), ...code]),
  ]);
}
