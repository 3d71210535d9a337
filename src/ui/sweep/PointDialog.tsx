import { useId } from "react";
import { formatPercent } from "../../lib/format";
import type { OpenSweep } from "../../store/sweep/state";
import { useSweep } from "../../store/sweep/sweep";
import { levelTitle } from "../../store/sweep/taking";
import { cellId } from "../../sweep/cells";
import { failureOf, resultOf } from "../../sweep/record";
import { useModal } from "../useModal";
import { useWords } from "../useWords";

/** Lists the runs behind a point of a chart; each opens on the Run view. */
export function PointDialog({ open, dataset }: { open: OpenSweep; dataset: string }) {
  const t = useWords();
  const id = useId();
  const picked = useSweep((state) => state.picked);
  const { pick, showRun } = useSweep.getState();
  const dialog = useModal(picked !== undefined);
  const cells = picked
    ? open.header.spec.seeds.map((seed) => ({ seed, cell: cellId(dataset, picked.method, picked.sparsity, seed) }))
    : [];
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={id} onClose={() => pick(undefined)}>
      <h2 id={id}>{picked && levelTitle(picked, t)}</h2>
      <ul className="point-runs">
        {cells.map(({ seed, cell }) => {
          const record = open.records.get(cell);
          const result = record && resultOf(record);
          return (
            <li key={seed}>
              <span>{t`Seed ${seed}`}</span>
              <span className="quiet">
                {result
                  ? t`${formatPercent(result.testAccuracy)} test accuracy`
                  : t.of((record && failureOf(record)) ?? "still to run")}
              </span>
              {result && (
                <button
                  type="button"
                  className="small"
                  onClick={() => {
                    pick(undefined);
                    showRun(cell);
                  }}
                >
                  {t`Open`}
                  <span className="hidden"> {t`the run with seed ${seed}`}</span>
                </button>
              )}
            </li>
          );
        })}
      </ul>
      <div className="dialog-buttons">
        <button type="button" onClick={() => dialog.current?.close()}>
          {t`Close`}
        </button>
      </div>
    </dialog>
  );
}
