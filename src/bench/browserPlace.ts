import * as tf from "@tensorflow/tfjs";
import type { BackendInfo } from "../ops/backendInfo";
import type { Place } from "./benchFile";
import { browserName } from "./browserName";

/** Describes the browser in which something is measured. */
export function browserPlace(backend: BackendInfo): Place {
  return {
    program: browserName(navigator.userAgent),
    cores: navigator.hardwareConcurrency,
    backend,
    tensorflow: tf.version_core,
  };
}
