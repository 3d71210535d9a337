import { useId } from "react";
import { type RowGroup, rowGroups } from "../../bench/rowList";
import type { BackendRequest } from "../../ops/backendInfo";
import { useBench } from "../../store/bench/bench";
import { engineTaken } from "../../store/bench/soleWork";
import { useLab } from "../../store/lab";
import { backendLabels } from "../../store/page/preferences";
import { isOneColumn, showResults } from "../oneColumn";
import { useWords } from "../useWords";

const groupLabels: Readonly<Record<RowGroup, string>> = {
  fnn: "Fully connected nets",
  wide: "A wide sparse net",
  gnn: "Graph nets",
  spmm: "Sparse products",
  embedding: "Walks and skip-gram",
};

/** How long a benchmark of all rows takes, about. */
const lengths = { quick: "Quick, about 30 s", full: "Full, about 2 min" } as const;

/** What a benchmark measures, and its buttons. */
export function BenchControls() {
  const t = useWords();
  const id = useId();
  const quick = useBench((bench) => bench.quick);
  const groups = useBench((bench) => bench.groups);
  const chosen = useBench((bench) => bench.backend);
  const standing = useLab((lab) => lab.backendRequest);
  const { choose } = useBench.getState();
  const toggle = (group: RowGroup, on: boolean): void =>
    choose({ groups: rowGroups.filter((one) => (one === group ? on : groups.includes(one))) });
  return (
    <section className="controls" aria-label={t`Set-up of a benchmark`}>
      <form className="fields" onSubmit={(event) => event.preventDefault()} noValidate>
        <div className="field">
          <label htmlFor={`${id}-backend`}>{t`Backend`}</label>
          <select
            id={`${id}-backend`}
            value={chosen ?? standing}
            aria-describedby={`${id}-about`}
            onChange={({ target }) => choose({ backend: target.value as BackendRequest })}
          >
            {(Object.keys(backendLabels) as BackendRequest[]).map((request) => (
              <option key={request} value={request}>
                {t.of(backendLabels[request])}
              </option>
            ))}
          </select>
          <p id={`${id}-about`} className="about">
            {t`Both sides run on it, in a worker of their own; the lab keeps its own backend.`}
          </p>
        </div>
        <fieldset className="field">
          <legend className="field-head">{t`What is measured`}</legend>
          {rowGroups.map((group) => (
            <label key={group} className="switch">
              <input
                type="checkbox"
                checked={groups.includes(group)}
                onChange={({ target }) => toggle(group, target.checked)}
              />
              <span>{t.of(groupLabels[group])}</span>
            </label>
          ))}
        </fieldset>
        <fieldset className="field">
          <legend className="field-head">{t`Length`}</legend>
          {(Object.keys(lengths) as (keyof typeof lengths)[]).map((length) => (
            <label key={length} className="switch">
              <input
                type="radio"
                name={`${id}-length`}
                checked={quick === (length === "quick")}
                onChange={() => choose({ quick: length === "quick" })}
              />
              <span>{t.of(lengths[length])}</span>
            </label>
          ))}
          <p className="about">{t`A slow device or a software GPU takes longer. Fewer repeats make ratios rougher.`}</p>
        </fieldset>
      </form>
      <BenchBar />
    </section>
  );
}

/** The buttons of a benchmark, always within reach, and why it cannot start where it cannot. */
function BenchBar() {
  const t = useWords();
  const running = useBench(({ state }) => state === "running");
  const nothing = useBench(({ groups }) => groups.length === 0);
  const activity = useLab((lab) => lab.activity);
  const guest = useLab((lab) => lab.guest);
  const { start, stop } = useBench.getState();
  const taken = !running && (activity !== "idle" || guest !== undefined);
  const startOff = running || nothing || taken;
  const act = (off: boolean, action: () => void) => () => {
    if (off) return;
    action();
    if (isOneColumn()) showResults();
  };
  return (
    <div className="run-bar">
      <p className="run-hint" aria-live="polite">
        {nothing
          ? t`Choose something to measure.`
          : taken && (guest ? t`${t.of(guest)} has the engine.` : t.of(engineTaken))}
      </p>
      <div className="buttons bench-buttons">
        <button type="button" className="primary" aria-disabled={startOff} onClick={act(startOff, start)}>
          {t`Start benchmark`}
        </button>
        <button type="button" aria-disabled={!running} onClick={act(!running, stop)}>
          {t`Stop`}
        </button>
      </div>
    </div>
  );
}
