import * as tf from "@tensorflow/tfjs";
import { runLabKernels } from "./kernels/labKernel";

/**
 * Returns the mean loss of logits [count, outputs] against targets, differentiable in the logits.
 *
 * `binary` is cross-entropy on one logit, `softmax` on several. Both have the gradient (p - y) / count; the softmax takes
 * loss and gradient in one kernel.
 */
export function meanLoss(kind: "binary" | "softmax", logits: tf.Tensor2D, targets: tf.Tensor1D): tf.Scalar {
  const loss = kind === "binary" ? binaryLoss : softmaxLoss;
  return loss(logits, targets) as tf.Scalar;
}

function binaryLoss(logits: tf.Tensor2D, targets: tf.Tensor1D): tf.Tensor {
  const truth = tf.reshape(targets, logits.shape);
  const loss = tf.customGrad((...args) => {
    const z = args[0] as tf.Tensor2D;
    const save = args[1] as tf.GradSaveFunc;
    save([z, truth]);
    return {
      // -y log s(z) - (1 - y) log(1 - s(z)) = softplus(z) - y z
      value: tf.mean(tf.sub(tf.softplus(z), tf.mul(truth, z))),
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => scaled(tf.sub(tf.sigmoid(saved[0]), saved[1]), dy),
    };
  });
  return loss(logits);
}

function softmaxLoss(logits: tf.Tensor2D, targets: tf.Tensor1D): tf.Tensor {
  const loss = tf.customGrad((...args) => {
    const save = args[1] as tf.GradSaveFunc;
    const [value, gradient] = runLabKernels("LabSoftmaxLoss", { logits: args[0] as tf.Tensor, targets }, {});
    save([gradient]);
    return { value, gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => tf.mul(saved[0], dy) };
  });
  return loss(logits);
}

function scaled(difference: tf.Tensor, dy: tf.Tensor): tf.Tensor {
  return tf.mul(difference, tf.div(dy, difference.shape[0]));
}
