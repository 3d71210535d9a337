import { startBackend } from "../../src/ops/backend";

const started = [await startBackend("auto"), await startBackend("webgpu"), await startBackend("cpu")];
postMessage(started);
