import type { BenchFile } from "../../bench/benchFile";
import { formatPercent, formatShort } from "../../lib/format";
import { isTraining, type RatioBar, ratioBars, widestProduct } from "../../store/bench/rows";
import type { Words } from "../../words/words";
import { useWords } from "../useWords";
import { formatTimes } from "./figures";

/** What the figures say, in plain words. */
export function BenchReading({ file }: { file: BenchFile }) {
  const t = useWords();
  return (
    <div className="panel bench-reading">
      <h2>{t`In plain words`}</h2>
      <ul>
        {sentences(file, t).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}

function sentences(file: BenchFile, t: Words): readonly string[] {
  const bars = ratioBars(file);
  const trained = new Set(file.rows.filter(isTraining).map(({ id }) => id));
  const said: string[] = [];
  const span = (chosen: readonly RatioBar[]): readonly [string, string] => {
    const ratios = chosen.map(({ ratio }) => ratio);
    return [formatTimes(Math.min(...ratios)), formatTimes(Math.max(...ratios))];
  };
  const won = (training: boolean): readonly RatioBar[] =>
    bars.filter(({ id, ratio }) => trained.has(id) === training && ratio > 1);
  const [nets, products] = [won(true), won(false)];
  if (nets.length === 1) {
    said.push(
      t`${t.of(nets[0].title)}: a training step of stock TensorFlow.js takes ${formatTimes(nets[0].ratio)} as long as the lab's.`,
    );
  } else if (nets.length > 1) {
    const [least, most] = span(nets);
    said.push(
      t`A training step of stock TensorFlow.js takes from ${least} to ${most} as long as the lab's, in ${nets.length} nets.`,
    );
  }
  if (products.length > 0) {
    const [least, most] = span(products);
    said.push(
      least === most
        ? t`A sparse product of stock TensorFlow.js takes ${least} as long as the lab's.`
        : t`A sparse product of stock TensorFlow.js takes from ${least} to ${most} as long as the lab's.`,
    );
  }
  const lost = bars.filter(({ ratio }) => ratio <= 1);
  if (lost.length > 0) {
    said.push(t`Stock TensorFlow.js is as fast or faster here: ${lost.map(({ title }) => t.of(title)).join("; ")}.`);
  }
  const widest = widestProduct(file);
  if (widest) {
    const share = formatPercent(widest.copy.share.median, 0);
    const moved = formatShort(widest.perSecond.bytes);
    const copied = formatShort(widest.copy.bytesPerSecond.median);
    said.push(
      t`${t.of(widest.title)}: the product moves ${moved}B a second and a plain copy of memory ${copied}B; held against each other repeat by repeat, that is ${share}.`,
    );
  }
  if (file.place.backend.software) {
    said.push(t`This GPU is a software adapter: its figures say nothing of a real GPU.`);
  }
  return said.length > 0 ? said : [t`Stock TensorFlow.js has no counterpart to what was measured.`];
}
