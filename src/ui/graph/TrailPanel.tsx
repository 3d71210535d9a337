import { useId } from "react";
import { formatPercent } from "../../lib/format";
import type { GraphSample } from "../../train/graph/messages";
import { useWords } from "../useWords";
import { FieldText } from "./FieldText";
import type { Predicted } from "./predicted";
import { timeWriter } from "./times";
import { trailSteps, type WalkTrail } from "./trail";
import type { TrailControl } from "./useTrail";

interface TrailPanelProps {
  readonly sample: GraphSample | undefined;
  readonly control: TrailControl;
  readonly predicted: Predicted | undefined;
  readonly still: boolean;
  readonly task: "link" | "node";
}

/** What the net sees of a node, step by step: a random walk of its embedding, or the surroundings that its layers take in. */
export function TrailPanel({ sample, control, predicted, still, task }: TrailPanelProps) {
  const t = useWords();
  const id = useId();
  const { trail, kinds } = control;
  const field = kinds.length === 1 && kinds[0] === "field";
  const kind = trail?.kind ?? (field ? "field" : "walk");
  return (
    <section className="panel trail-panel" aria-labelledby={id}>
      <h2 id={id}>{kind === "field" ? t`What the net sees of a node` : t`A walk`}</h2>
      {kinds.length > 1 && <KindChoice control={control} />}
      {sample && kinds.length === 0 && (
        <p className="trail-text">
          {sample.form === "features"
            ? t`This net reads the features of each node by itself: it takes no walks and sees no neighbours.`
            : t`No walk of training could be drawn.`}
        </p>
      )}
      {kinds.length > 0 && <TrailButtons control={control} still={still} />}
      {sample && kind === "walk" && sample.walks && kinds.length > 0 && (
        <>
          {trail?.kind === "walk" && <Hops sample={sample} trail={trail} />}
          <WalkText sample={sample} task={task} />
        </>
      )}
      {sample && kind === "field" && <FieldText sample={sample} trail={trail} predicted={predicted} />}
    </section>
  );
}

function KindChoice({ control }: { readonly control: TrailControl }) {
  const t = useWords();
  const id = useId();
  const now = control.trail?.kind ?? control.kind;
  return (
    <fieldset className="segments">
      <legend className="hidden">{t`What is followed`}</legend>
      {control.kinds.map((kind) => (
        <label key={kind}>
          <input type="radio" name={id} checked={now === kind} onChange={() => control.choose(kind)} />
          <span>{kind === "walk" ? t`Walk` : t`Surroundings`}</span>
        </label>
      ))}
    </fieldset>
  );
}

function TrailButtons({ control, still }: { readonly control: TrailControl; readonly still: boolean }) {
  const t = useWords();
  const { trail, playing, kind } = control;
  const steps = trail ? trailSteps(trail) : 0;
  const what = kind === "walk" ? t`the walk` : t`the surroundings`;
  return (
    <div className="trail-buttons">
      <button type="button" className="primary" onClick={control.next}>
        {kind === "walk" ? (trail ? t`Next walk` : t`Show a walk`) : trail ? t`Next node` : t`Show a node`}
      </button>
      {!still && (
        <button
          type="button"
          aria-disabled={!trail}
          onClick={() => trail && (playing ? control.pause() : control.play())}
        >
          {playing ? t`Pause` : trail && trail.step === steps ? t`Again` : t`Play`}
          <span className="hidden"> {what}</span>
        </button>
      )}
      <button type="button" onClick={control.step}>
        {t`Step`}
        <span className="hidden"> {what}</span>
      </button>
      <button type="button" aria-disabled={!trail} onClick={() => trail && control.clear()}>
        {t`Clear`}
        <span className="hidden"> {what}</span>
      </button>
    </div>
  );
}

function Hops({ sample, trail: { walk, step } }: { readonly sample: GraphSample; readonly trail: WalkTrail }) {
  const t = useWords();
  const write = timeWriter(sample, t);
  const name = (node: number): string => String(sample.ids[node]);
  return (
    <ol className="hops" aria-label={t`Hops of the walk`}>
      {Array.from(walk.times, (time, hop) => (
        <li
          key={time}
          className={hop < step ? "hop-taken" : undefined}
          aria-current={hop === step - 1 ? "step" : undefined}
        >
          <span>
            {name(walk.nodes[hop])} → {hop < step ? name(walk.nodes[hop + 1]) : "?"}
          </span>
          <span className="hop-time">{hop < step ? write(time) : ""}</span>
        </li>
      ))}
    </ol>
  );
}

function WalkText({ sample, task }: { readonly sample: GraphSample; readonly task: "link" | "node" }) {
  const t = useWords();
  const { walks, spread, bothWays, beforeCut } = sample;
  if (!walks) return null;
  return (
    <div className="trail-text">
      <p>
        {t`A walk that the run’s embedding learns from. Each hop takes an edge strictly later than the one before; of those, later ones are likelier. Dashed: where it could go next.`}
      </p>
      <p>
        {t.join(
          beforeCut && task === "link" && t`Walks see only edges before the test edges.`,
          bothWays && t`They go along an edge in either direction.`,
          spread && t`Times lie at random between the stamps of the data.`,
          t`Shown are walks of ${walks.fewestHops} hops or more; ${formatPercent(walks.shorter, 0)} of all are shorter.`,
        )}
      </p>
    </div>
  );
}
