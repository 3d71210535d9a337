import { useId } from "react";
import type { OpenSweep } from "../../store/sweep/state";
import { useSweep } from "../../store/sweep/sweep";
import { startOf } from "../../sweep/record";
import { useWords } from "../useWords";

/** Chooses which data set of the sweep the charts show, where it has several. */
export function DatasetTabs({ open, dataset }: { open: OpenSweep; dataset: string }) {
  const t = useWords();
  const id = useId();
  const { header, records } = open;
  const { datasets } = header.spec;
  if (datasets.length < 2) return null;
  const nameOf = (one: string): string => {
    const start = [...records.values()].map(startOf).find((event) => event?.spec.dataset === one);
    return start?.dataset.name ?? header.sources[one]?.name ?? one;
  };
  return (
    <fieldset className="segments">
      <legend>{t`Data set`}</legend>
      {datasets.map(({ id: one }) => (
        <label key={one}>
          <input
            type="radio"
            name={id}
            checked={one === dataset}
            onChange={() => useSweep.getState().chooseDataset(one)}
          />
          <span>{t.of(nameOf(one))}</span>
        </label>
      ))}
    </fieldset>
  );
}
