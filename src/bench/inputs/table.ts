import { createRng } from "../../lib/rng";
import type { SampleSet } from "../../train/learner";
import type { Prepared } from "../../train/prepared";

/** The sizes of a training set of table rows. */
export interface TableSize {
  readonly tableRows: number;
  readonly width: number;
  readonly rowsPerSample: 1 | 2;
  readonly samples: number;
  readonly outputs: number; // 1 = link or not
}

/** Makes random rows, samples and targets; there is nothing to learn in them, which costs no less. */
export function randomTable({ tableRows, width, rowsPerSample, samples, outputs }: TableSize, seed: number): Prepared {
  const rng = createRng(seed, "benchmark table");
  const table = new Float32Array(tableRows * width).map(() => rng.normal());
  const classes = outputs === 1 ? 2 : outputs;
  const train: SampleSet = {
    rows: new Uint32Array(samples * rowsPerSample).map(() => rng.int(tableRows)),
    targets: new Int32Array(samples).map(() => rng.int(classes)),
  };
  const few: SampleSet = { rows: train.rows.slice(0, rowsPerSample), targets: train.targets.slice(0, 1) };
  return {
    input: { form: "table", table, width, rowsPerSample },
    loss: outputs === 1 ? "binary" : "softmax",
    outputs,
    sets: { train, trainScored: few, val: few, test: few },
  };
}
