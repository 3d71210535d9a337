import type { Csr } from "../graph/csr";
import type { LossId, SampleSet } from "./learner";

/** Rows of numbers, one per node; a sample reads one row, or two that are concatenated. */
export interface TableInput {
  readonly form: "table";
  readonly table: Float32Array; // row-major [nodes, width]
  readonly width: number;
  readonly rowsPerSample: 1 | 2;
}

/** A whole graph, trained full batch. */
export interface GraphInput {
  readonly form: "graph";
  readonly nodes: number;
  readonly propagation: Csr; // [nodes, nodes]
  readonly features: Csr | Omit<TableInput, "form" | "rowsPerSample">;
}

/** A data set made ready for training: inputs, disjoint sample sets, and what the loss is. */
export interface Prepared {
  readonly input: TableInput | GraphInput;
  readonly loss: LossId;
  readonly outputs: number; // logits per sample: 1, or the number of classes
  readonly sets: {
    readonly train: SampleSet;
    readonly trainScored: SampleSet; // the part of `train` that the training accuracy is taken on
    readonly val: SampleSet;
    readonly test: SampleSet;
  };
  readonly seen?: Uint8Array; // of the test set, 1 = both nodes occur before the cut
  readonly note?: string; // anything that the data forced, in a sentence
}
