import { admm } from "./algorithms/admm";
import { dense } from "./algorithms/dense";
import { gmp } from "./algorithms/gmp";
import { magnitude } from "./algorithms/magnitude";
import { rigl } from "./algorithms/rigl";
import { set } from "./algorithms/set";
import { slr } from "./algorithms/slr";
import { smallDense } from "./algorithms/smallDense";
import { staticMask } from "./algorithms/static";
import type { Method } from "./types";

/** Every method of the lab in menu order; a new one is its file and a line here. */
export const algorithms = {
  dense,
  "small-dense": smallDense,
  magnitude,
  gmp,
  admm,
  slr,
  static: staticMask,
  set,
  rigl,
} as const satisfies Record<string, Method>;

/** The name of a method in links, files and on the command line. */
export type MethodId = keyof typeof algorithms;
