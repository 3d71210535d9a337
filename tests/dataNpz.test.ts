import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { parseNpy } from "../src/data/npy";
import { npyBytes } from "./npyBytes";
import { openNpz } from "./npzFile";

const valuesOf = (bytes: Uint8Array) => [...parseNpy("a", bytes).values];

describe("npy arrays", () => {
  it.each([
    ["<f4", new Float32Array([1.5, -2])],
    ["<f8", new Float64Array([1.5, -2])],
    ["|i1", new Int8Array([1, -2])],
    ["<i2", new Int16Array([300, -2])],
    ["<i4", new Int32Array([70000, -2])],
    ["|u1", new Uint8Array([1, 255])],
    ["<u2", new Uint16Array([300, 2])],
    ["<u4", new Uint32Array([4000000000, 2])],
    ["|b1", new Uint8Array([1, 0])],
  ])("reads %s", (descr, data) => {
    expect(valuesOf(npyBytes(descr, "(2,)", data))).toEqual([...data]);
  });

  it("reads 64-bit integers as doubles", () => {
    expect(valuesOf(npyBytes("<i8", "(2,)", new BigInt64Array([5n, -7n])))).toEqual([5, -7]);
    expect(valuesOf(npyBytes("<u8", "(1,)", new BigUint64Array([2n ** 40n])))).toEqual([1099511627776]);
  });

  it("reads big-endian numbers", () => {
    expect(valuesOf(npyBytes(">i2", "(2,)", new Uint8Array([1, 0, 0, 2])))).toEqual([256, 2]);
  });

  it("reads fixed-length text", () => {
    const codes = new Uint32Array([..."ab\0", ..."çde"].map((letter) => letter.codePointAt(0) ?? 0));
    expect(valuesOf(npyBytes("<U3", "(2,)", codes))).toEqual(["ab", "çde"]);
  });

  it("reads formats 1, 2 and 3 and single values", () => {
    for (const version of [1, 2, 3]) {
      const array = parseNpy("a", npyBytes("<i4", "()", new Int32Array([9]), { version }));
      expect(array.shape).toEqual([]);
      expect([...array.values]).toEqual([9]);
    }
  });

  it("puts column-major arrays in row-major order", () => {
    // [[1, 2, 3], [4, 5, 6]] in the order of its columns.
    const array = parseNpy("a", npyBytes("<i4", "(2, 3)", new Int32Array([1, 4, 2, 5, 3, 6]), { fortran: true }));
    expect(array.shape).toEqual([2, 3]);
    expect([...array.values]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it.each([
    ["|O", "(1,)", /pickled Python objects.*save it as plain numbers/],
    ["<c8", "(1,)", /type "<c8"; expected integers, floats/],
    ["<f2", "(1,)", /type "<f2"/],
    ["<f8", "(9,)", /cut off: expected \d+ bytes, found \d+/],
  ])("refuses %s %s", (descr, shape, message) => {
    expect(() => parseNpy("a", npyBytes(descr, shape, new Uint8Array(8)))).toThrow(message);
  });

  it("refuses what is no array", () => {
    expect(() => parseNpy("a", strToU8("not an array at all"))).toThrow(/no NumPy array/);
    expect(() => parseNpy("a", npyBytes("<f4", "(2", new Float32Array(2)))).toThrow(/header cannot be read/);
  });
});

describe("npz files", () => {
  const one = npyBytes("<i4", "(1,)", new Int32Array([9]));

  it("lists arrays and leaves unread what nobody asks for", async () => {
    const npz = await openNpz(
      "a.npz",
      zipSync({ "one.npy": one, "pickled.npy": npyBytes("|O", "()", new Uint8Array(3)) }),
    );
    expect(npz.names).toEqual(["one", "pickled"]);
    expect([...npz.array("one").values]).toEqual([9]);
    expect(() => npz.array("pickled")).toThrow(/^a\.npz, pickled: the array holds pickled Python objects/);
    expect(() => npz.array("two")).toThrow(/no array "two"; found one, pickled/);
  });

  it("refuses an archive that holds something else", async () => {
    const zip = zipSync({ "one.npy": one, "readme.html": strToU8("hello") });
    await expect(openNpz("a.zip", zip)).rejects.toThrow(/holds readme\.html beside arrays; expected an npz file/);
  });

  it("refuses an archive that is cut off anywhere", async () => {
    const zip = zipSync({ "one.npy": one });
    for (let length = 4; length < zip.length; length++) {
      await expect(openNpz("a.npz", zip.subarray(0, length)), `${length} bytes`).rejects.toThrow(/cut off or damaged/);
    }
  });
});
