import * as tf from "@tensorflow/tfjs";

/**
 * Returns the mean loss of logits [count, outputs] against targets, differentiable in the logits.
 *
 * `binary` is cross-entropy on one logit, `softmax` on several. Both have the gradient (p - y) / count, which takes fewer
 * kernels than what automatic differentiation makes of the loss.
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
  // Whole numbers first: the wasm backend writes those into a float tensor too, bit by bit.
  const truth = tf.cast(tf.oneHot(tf.cast(targets, "int32"), logits.shape[1]), "float32");
  const loss = tf.customGrad((...args) => {
    const z = args[0] as tf.Tensor2D;
    const save = args[1] as tf.GradSaveFunc;
    const shifted = tf.sub(z, tf.max(z, 1, true));
    const powers = tf.exp(shifted);
    const sums = tf.sum(powers, 1, true);
    save([powers, sums, truth]);
    return {
      // -sum_c y_c log p_c = log sum_c exp(z_c) - z_y, with the greatest logit taken off all
      value: tf.mean(tf.sub(tf.log(sums), tf.sum(tf.mul(shifted, truth), 1, true))),
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => scaled(tf.sub(tf.div(saved[0], saved[1]), saved[2]), dy),
    };
  });
  return loss(logits);
}

function scaled(difference: tf.Tensor, dy: tf.Tensor): tf.Tensor {
  return tf.mul(difference, tf.div(dy, difference.shape[0]));
}
