import { formatCount } from "../../lib/format";
import { type GraphSample, parts } from "../../train/graph/messages";
import { useWords } from "../useWords";
import { className, partName } from "./names";
import type { Predicted } from "./predicted";
import { isWrong } from "./scene";
import { timeWriter } from "./times";

interface GraphTableProps {
  readonly sample: GraphSample;
  readonly predicted: Predicted | undefined;
}

/** The nodes of a picture as a table; where links are predicted, the tested pairs too. */
export function GraphTable({ sample, predicted }: GraphTableProps) {
  const t = useWords();
  const { ids, labels, degree, part, firstTime, form, task } = sample;
  const write = timeWriter(sample, t);
  const hasClasses = labels.some((label) => label >= 0);
  const hasParts = part.some((one) => one > 0);
  const judge = (node: number): string => {
    const wrong = isWrong(sample, predicted, node);
    return wrong === undefined ? "–" : wrong ? t`wrong` : t`right`;
  };
  const columns: readonly (readonly [string, (node: number) => string])[] = [
    ...(hasClasses ? [[t`Class`, (node: number) => className(sample, labels[node], t)] as const] : []),
    ...(task === "node" && predicted
      ? [
          [
            t`Prediction`,
            (node: number) => (predicted.nodes[node] < 0 ? "–" : className(sample, predicted.nodes[node], t)),
          ] as const,
          [t`Right or wrong`, judge] as const,
        ]
      : []),
    ...(hasParts ? [[t`Used for`, (node: number) => partName(parts[part[node]], t)] as const] : []),
    [t`Neighbours`, (node) => formatCount(degree[node])],
    ...(form === "temporal" ? [[t`First edge`, (node: number) => write(firstTime[node])] as const] : []),
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling table must be reachable by keyboard.
    <section className="table-scroll" aria-label={t`Nodes of the picture`} tabIndex={0}>
      {task === "link" && predicted && <PairTable sample={sample} predicted={predicted} />}
      <table>
        <caption className="hidden">{t`Nodes of the picture`}</caption>
        <thead>
          <tr>
            <th scope="col">{t`Node`}</th>
            {columns.map(([name]) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from(ids, (id, node) => (
            <tr key={id}>
              <th scope="row">{id}</th>
              {columns.map(([name, cell]) => (
                <td key={name}>{cell(node)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function PairTable({ sample, predicted }: { readonly sample: GraphSample; readonly predicted: Predicted }) {
  const t = useWords();
  const { ids, pairs, negatives, testAt } = sample;
  const rows = [
    ...Array.from(testAt, (at, i) => ({
      at,
      from: pairs.src[i],
      to: pairs.dst[i],
      edge: true,
      said: predicted.pairs[i],
    })),
    ...Array.from(negatives.testAt, (at, i) => {
      return { at, from: negatives.src[i], to: negatives.dst[i], edge: false, said: predicted.negatives[i] };
    }),
  ].filter(({ said }) => said >= 0);
  return (
    <table className="graph-pairs">
      <caption>{t`Test pairs in the picture`}</caption>
      <thead>
        <tr>
          <th scope="col">{t`From`}</th>
          <th scope="col">{t`To`}</th>
          <th scope="col">{t`Edge`}</th>
          <th scope="col">{t`Right or wrong`}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ at, from, to, edge, said }) => (
          <tr key={at}>
            <th scope="row">{ids[from]}</th>
            <td>{ids[to]}</td>
            <td>{edge ? t`yes` : t`no`}</td>
            <td>{edge === (said === 1) ? t`right` : t`wrong`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
