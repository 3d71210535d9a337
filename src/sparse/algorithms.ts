import { admm } from "./algorithms/admm";
import { dense } from "./algorithms/dense";
import { dstEe } from "./algorithms/dstEe";
import { gmp } from "./algorithms/gmp";
import { granet } from "./algorithms/granet";
import { imp } from "./algorithms/imp";
import { magnitude } from "./algorithms/magnitude";
import { rigl } from "./algorithms/rigl";
import { set } from "./algorithms/set";
import { slr } from "./algorithms/slr";
import { smallDense } from "./algorithms/smallDense";
import { snfs } from "./algorithms/snfs";
import { snip } from "./algorithms/snip";
import { staticMask } from "./algorithms/static";
import { synflow } from "./algorithms/synflow";
import type { Method } from "./types";

/** Every method of the lab in menu order; a new one is its file and a line here. */
export const algorithms = {
  dense,
  "small-dense": smallDense,
  magnitude,
  gmp,
  admm,
  slr,
  imp,
  static: staticMask,
  snip,
  synflow,
  set,
  snfs,
  rigl,
  "dst-ee": dstEe,
  granet,
} as const satisfies Record<string, Method>;

/** The name of a method in links, files and on the command line. */
export type MethodId = keyof typeof algorithms;
