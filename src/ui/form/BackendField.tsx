import { useId } from "react";
import type { BackendRequest } from "../../ops/backendInfo";
import { useLab } from "../../store/lab";
import { backendLabels } from "../../store/page/preferences";
import { useWords } from "../useWords";

/** Chooses what the tensors are computed on. */
export function BackendField() {
  const t = useWords();
  const id = useId();
  const backend = useLab((state) => state.backendRequest);
  return (
    <div className="field">
      <label htmlFor={id}>{t`Backend`}</label>
      <select
        id={id}
        value={backend}
        aria-describedby={`${id}-about`}
        onChange={(event) => useLab.getState().chooseBackend(event.target.value as BackendRequest)}
      >
        {(Object.keys(backendLabels) as BackendRequest[]).map((request) => (
          <option key={request} value={request}>
            {t.of(backendLabels[request])}
          </option>
        ))}
      </select>
      <p id={`${id}-about`} className="about">
        {t`Where the net is trained; a run under way keeps its own, the next one takes this.`}{" "}
        <cite>Smilkov et al. 2019, arXiv:1901.05350</cite>
      </p>
    </div>
  );
}
