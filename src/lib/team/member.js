// @ts-check
// One thread of a team: an instance of the module on the shared memory, at work until the thread is ended.
// Plain JavaScript, because Node starts it as it is.
import { sitDown } from "./desk.js";

const port = globalThis.process?.getBuiltinModule?.("node:worker_threads").parentPort ?? globalThis;

/** @param {import("./startMember").MemberStart} start */
async function join({ module, memory, desk, jobs }) {
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } });
  const seat = sitDown(
    desk,
    jobs.map((name) => /** @type {Function} */ (exports[name])),
  );
  port.postMessage("ready");
  // The message leaves before the thread gives itself to the desk.
  setTimeout(seat.serve);
}

port.addEventListener("message", (event) => {
  const { data } = /** @type {MessageEvent} */ (event);
  join(data).catch((error) => port.postMessage(`A thread did not start: ${error.message}`));
});
if ("start" in port) port.start();
