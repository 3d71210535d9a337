import "@tensorflow/tfjs-backend-webgpu";
import * as tf from "@tensorflow/tfjs";
import { expect, it } from "vitest";

it("computes a gradient on WebGPU with one engine shared by the core and the backend", async () => {
  expect(await tf.setBackend("webgpu")).toBe(true);
  const gradient = tf.grad((x: tf.Tensor) => tf.sum(tf.square(x)))(tf.tensor1d([1, -2, 3]));
  expect([...(await gradient.data())]).toEqual([2, -4, 6]);
});

it("leaves out the layers, which the lab never calls", () => {
  expect("sequential" in tf).toBe(false);
});
