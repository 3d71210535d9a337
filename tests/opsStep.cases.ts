import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import { startBackend } from "../src/ops/backend";
import type { BackendId } from "../src/ops/backendInfo";
import { maskedStep } from "../src/ops/maskedStep";
import type { OptimizerConfig } from "../src/ops/optimizer";
import { createParameter, disposeParameter, installMask, type Parameter, resetMoments } from "../src/ops/parameter";
import { readTensor } from "../src/ops/tensorAccess";
import { expectClose, expectNoDeviceFault, normals } from "./ops.cases";

const plain: OptimizerConfig = { id: "sgd", momentum: 0, nesterov: false, weightDecay: 0 };
const configs: readonly OptimizerConfig[] = [
  plain,
  { ...plain, weightDecay: 0.01 },
  { ...plain, momentum: 0.9 },
  { ...plain, momentum: 0.9, nesterov: true, weightDecay: 5e-4 },
  { ...plain, id: "adam" },
  { ...plain, id: "adam", weightDecay: 0.02 },
];

interface State {
  readonly w: Float64Array;
  readonly m: Float64Array;
  readonly v: Float64Array;
}

interface Pull {
  readonly mask?: Float32Array;
  readonly anchor?: Float32Array;
  readonly rho: number;
}

/** Takes the step in double precision, one update rule after the other as PyTorch documents them. */
function referenceStep(
  { w, m, v }: State,
  g0: Float32Array,
  c: OptimizerConfig,
  lr: number,
  step: number,
  pull: Pull,
): void {
  const { mask, anchor, rho } = pull;
  for (let i = 0; i < w.length; i++) {
    let g = g0[i] + c.weightDecay * w[i];
    if (anchor) g += rho * (w[i] - anchor[i]);
    if (c.id === "adam") {
      m[i] = 0.9 * m[i] + 0.1 * g;
      v[i] = 0.999 * v[i] + 0.001 * g * g;
      w[i] -= (lr * (m[i] / (1 - 0.9 ** step))) / (Math.sqrt(v[i] / (1 - 0.999 ** step)) + 1e-8);
    } else if (c.momentum > 0) {
      m[i] = c.momentum * m[i] + g;
      w[i] -= lr * (c.nesterov ? g + c.momentum * m[i] : m[i]);
    } else w[i] -= lr * g;
    if (mask) for (const values of [w, m, v]) values[i] *= mask[i];
  }
}

async function expectState(parameter: Parameter, { w, m, v }: State): Promise<void> {
  expectClose(await readTensor(parameter.weight), w);
  expectClose(await readTensor(parameter.firstMoment), m);
  expectClose(await readTensor(parameter.secondMoment), v);
}

/** The same optimizer cases on any backend; `counts` are the sizes of the parameters tried. */
export function stepCases(backend: BackendId, counts: readonly number[]): void {
  describe(`optimizer step on ${backend}`, () => {
    expectNoDeviceFault();
    beforeAll(async () => {
      await startBackend(backend);
    });

    it("takes a step of each rule as by hand", async () => {
      const expected: readonly (readonly [OptimizerConfig, readonly number[]])[] = [
        [plain, [0.95, -2.1]], // 1 - 0.1 * 0.5, -2 - 0.1 * 1
        [{ ...plain, weightDecay: 0.1 }, [0.94, -2.08]], // 1 - 0.1 (0.5 + 0.1), -2 - 0.1 (1 - 0.2)
        [{ ...plain, momentum: 0.9 }, [0.95, -2.1]], // v = g at first
        [{ ...plain, momentum: 0.9, nesterov: true }, [0.905, -2.19]], // 1 - 0.1 (0.5 + 0.45), -2 - 0.1 (1 + 0.9)
        [{ ...plain, id: "adam" }, [0.9, -2.1]], // at first m̂ = g and √v̂ = |g|
      ];
      for (const [config, weights] of expected) {
        const parameter = createParameter(Float32Array.of(1, -2), [2]);
        const gradient = tf.tensor1d([0.5, 1]);
        maskedStep(parameter, gradient, { config, learningRate: 0.1, step: 1 });
        expectClose(await readTensor(parameter.weight), weights, 1e-6);
        gradient.dispose();
        disposeParameter(parameter);
      }
    });

    it.each(configs)("follows the formulas over steps, with masks and anchors: %o", async (config) => {
      for (const count of counts) {
        for (const pulled of [false, true]) {
          const start = normals(count, "w");
          const pull: Pull = pulled
            ? { mask: Float32Array.from(start, (_, i) => (i % 3 === 1 ? 0 : 1)), anchor: normals(count, "a"), rho: 0.3 }
            : { rho: 0 };
          const parameter = createParameter(start, [count, 1]);
          const mask = pull.mask && tf.tensor1d(pull.mask.slice());
          const anchor = pull.anchor && tf.tensor1d(pull.anchor.slice());
          const state = { w: Float64Array.from(start), m: new Float64Array(count), v: new Float64Array(count) };
          for (let step = 1; step <= 3; step++) {
            const gradient = normals(count, "g", step);
            const tensor = tf.tensor1d(gradient.slice());
            maskedStep(parameter, tensor, { config, learningRate: 0.05, step, mask, anchor, rho: pull.rho });
            referenceStep(state, gradient, config, 0.05, step, pull);
            tensor.dispose();
          }
          await expectState(parameter, state);
          tf.dispose([mask, anchor]);
          disposeParameter(parameter);
        }
      }
    });

    it("leaves neighbours in memory alone", async () => {
      const parameter = createParameter(normals(5, "w"), [5]);
      const others = [1, 2, 3].map((k) => tf.tensor1d(new Float32Array(4).fill(k)));
      const gradient = tf.tensor1d(normals(5, "g"));
      maskedStep(parameter, gradient, { config: { ...plain, id: "adam" }, learningRate: 0.1, step: 1 });
      for (const [k, other] of others.entries())
        expect([...(await readTensor(other))]).toEqual(new Array(4).fill(k + 1));
      tf.dispose([...others, gradient]);
      disposeParameter(parameter);
    });

    it("clears not-a-number outside the mask", async () => {
      const parameter = createParameter(Float32Array.of(Number.NaN, 1), [2]);
      const [gradient, mask] = [tf.tensor1d([Number.NaN, 1]), tf.tensor1d([0, 1])];
      maskedStep(parameter, gradient, { config: { ...plain, id: "adam" }, learningRate: 0.5, step: 1, mask });
      await expectState(parameter, {
        w: Float64Array.of(0, 0.5),
        m: Float64Array.of(0, 0.1),
        v: Float64Array.of(0, 0.001),
      });
      tf.dispose([gradient, mask]);
      disposeParameter(parameter);
    });

    it("installs masks and resets moments", async () => {
      const parameter = createParameter(Float32Array.of(1, 2, 3, 4), [2, 2]);
      const gradient = tf.tensor2d([1, 1, 1, 1], [2, 2]);
      const take = (): void =>
        maskedStep(parameter, gradient, { config: { ...plain, momentum: 0.5 }, learningRate: 1, step: 1 });
      const zeros = new Float64Array(4);
      take();
      const dropped = tf.tensor1d([1, 0, 1, 0]);
      installMask(parameter, dropped);
      await expectState(parameter, { w: Float64Array.of(0, 0, 2, 0), m: Float64Array.of(1, 0, 1, 0), v: zeros });
      take(); // without the mask, so that all moments are there: m = 0.5 m + 1
      const moved = tf.tensor1d([1, 1, 0, 0]);
      installMask(parameter, moved, dropped);
      await expectState(parameter, { w: Float64Array.of(-1.5, -1, 0, 0), m: Float64Array.of(1.5, 0, 0, 0), v: zeros });
      resetMoments(parameter);
      await expectState(parameter, { w: Float64Array.of(-1.5, -1, 0, 0), m: zeros, v: zeros });
      tf.dispose([gradient, dropped, moved]);
      disposeParameter(parameter);
    });

    it("sees gradients that are queued, and is seen by what follows", async () => {
      const without = tf.memory().numTensors;
      const parameter = createParameter(Float32Array.of(3, -1), [2]);
      const before = tf.memory().numTensors;
      for (let step = 1; step <= 20; step++) {
        tf.tidy(() => {
          // d/dw (w² / 2) = w: each step at rate 0.5 halves the weight.
          const { grads } = tf.variableGrads(
            () => tf.sum(tf.mul(0.5, tf.square(parameter.weight))),
            [parameter.weight],
          );
          maskedStep(parameter, grads[parameter.weight.name], { config: plain, learningRate: 0.5, step });
        });
      }
      expect(tf.memory().numTensors).toBe(before);
      expect([...(await readTensor(parameter.weight))]).toEqual([3 / 2 ** 20, -1 / 2 ** 20]);
      disposeParameter(parameter);
      expect(tf.memory().numTensors).toBe(without);
    });

    it("refuses a gradient of another size", () => {
      const parameter = createParameter(Float32Array.of(1, 2), [2]);
      const gradient = tf.tensor1d([1]);
      expect(() => maskedStep(parameter, gradient, { config: plain, learningRate: 1, step: 1 })).toThrow("2");
      gradient.dispose();
      disposeParameter(parameter);
    });
  });
}
