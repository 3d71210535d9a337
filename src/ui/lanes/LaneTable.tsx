import { formatCount } from "../../lib/format";
import { sharedStarts } from "../../store/identity";
import { useLab } from "../../store/lab";
import { comparisonRows } from "../../store/runFacts";
import type { ShownRun } from "../../store/shownRuns";
import { useWords } from "../useWords";
import { LaneBadge } from "./LaneBadge";
import { StartProof } from "./StartProof";

/** The figures of lanes beside each other, rows in which they differ marked, and the proof of what they share. */
export function LaneTable({ lanes }: { lanes: readonly ShownRun[] }) {
  const t = useWords();
  const convention = useLab((state) => state.convention);
  const runs = lanes.map(({ run }) => run);
  const [{ dataset, plan, backend, spec }] = runs;
  const rows = comparisonRows(runs, dataset?.form ?? "temporal", convention, t);
  const starts = sharedStarts(runs, t);
  return (
    <>
      {starts && <StartProof starts={starts} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling table must be reachable by keyboard. */}
      <section className="lane-table" aria-label={t`The lanes beside each other`} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <td />
              {lanes.map(({ key, label, style }) => (
                <th key={key} scope="col">
                  <LaneBadge {...style} /> {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, values, differs }) => (
              <tr key={label} className={differs ? "differs" : undefined}>
                <th scope="row">
                  {label}
                  {differs && <span className="hidden"> ({t`differs`})</span>}
                </th>
                {values.map((value, i) => (
                  <td key={lanes[i].key}>{value ?? "–"}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="quiet">
        {dataset && t`Data set: ${t.of(dataset.name)}.`}{" "}
        {plan &&
          t`Samples for training, validation and test: ${formatCount(plan.samples.train)}, ${formatCount(plan.samples.val)}, ${formatCount(plan.samples.test)}.`}{" "}
        {t`Seed ${spec.seed}.`} {backend && t`Times measured on ${backend.id}, ${t.of(backend.device)}.`}
      </p>
    </>
  );
}
