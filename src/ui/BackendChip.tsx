import { useId, useRef } from "react";
import { useLab } from "../store/lab";

const names = { webgpu: "WebGPU", wasm: "WebAssembly", cpu: "JavaScript" } as const;

/** Says which backend and device runs; pressed, it says why. */
export function BackendChip() {
  const engine = useLab((state) => state.engine);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  if (engine.state === "starting") return <span className="chip chip-wait">Engine is starting …</span>;
  if (engine.state === "failed") return <span className="chip chip-bad">No engine</span>;
  const { backend } = engine;
  return (
    <>
      <button ref={button} type="button" className="chip" popoverTarget={id} title={backend.reason}>
        <span className="chip-dot" aria-hidden="true" />
        <span className="hidden">Backend: </span>
        <strong>{names[backend.id]}</strong>
        <span className="chip-device">
          <span className="hidden">, </span>
          {backend.device}
        </span>
        <span className="chip-why">why?</span>
      </button>
      <div id={id} popover="auto" className="popover">
        <h2>Where it runs</h2>
        <p>{backend.reason}</p>
        <p className="quiet">Another backend can be chosen under Advanced, or with ?backend= in the address.</p>
      </div>
    </>
  );
}
