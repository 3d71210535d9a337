import { useId, useRef } from "react";
import { useLab } from "../store/lab";
import { useUpdates } from "../store/page/updates";
import { useWords } from "./useWords";

const names = { webgpu: "WebGPU", wasm: "WebAssembly", cpu: "JavaScript" } as const;

/** Says which backend and device runs; pressed, it says why. */
export function BackendChip() {
  const t = useWords();
  const engine = useLab((state) => state.engine);
  const worksOffline = useUpdates((state) => state.worksOffline);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  if (engine.state === "starting") return <span className="chip chip-wait">{t`Engine is starting …`}</span>;
  if (engine.state === "failed") return <span className="chip chip-bad">{t`No engine`}</span>;
  const { backend } = engine;
  const device =
    backend.threads === undefined ? t.of(backend.device) : t`${t.of(backend.device)}, ${backend.threads} threads`;
  return (
    <>
      <button ref={button} type="button" className="chip" popoverTarget={id} title={t.of(backend.reason)}>
        <span className="chip-dot" aria-hidden="true" />
        <span className="hidden">{t`Backend`}: </span>
        <strong>{names[backend.id]}</strong>
        <span className="chip-device">
          <span className="hidden">, </span>
          {device}
        </span>
        <span className="chip-why">{t`why?`}</span>
      </button>
      <div id={id} popover="auto" className="popover">
        <h2>{t`Where it runs`}</h2>
        <p>{device}</p>
        <p>{t.of(backend.reason)}</p>
        <p className="quiet">{t`Another backend can be chosen under Advanced, or with ?backend= in the address.`}</p>
        <p className="quiet">
          {worksOffline
            ? t`The whole page is kept in this browser: it works without a connection.`
            : t`The page is not kept in this browser: it needs a connection.`}
        </p>
      </div>
    </>
  );
}
