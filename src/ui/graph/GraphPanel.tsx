import { useId, useMemo, useState } from "react";
import { type ColourBy, type Drawing, sampleSizes, suggestedSize, useGraph } from "../../store/graph/graph";
import { laneLetter } from "../../store/laneLetter";
import { methodName } from "../../sweep/verdictSentence";
import { SaveMenu } from "../save/SaveMenu";
import type { FormView } from "../useForm";
import { useSize } from "../useSize";
import { useWords } from "../useWords";
import { GraphCanvas } from "./GraphCanvas";
import { GraphLegend } from "./GraphLegend";
import { GraphTable } from "./GraphTable";
import { NoPicture } from "./NoPicture";
import { colouringName, nodeClauses } from "./names";
import { predictionSentence } from "./predictionSentence";
import { colourings, sceneOf } from "./scene";
import { useLayout } from "./useLayout";
import { usePalette } from "./usePalette";
import type { PredictionsView } from "./usePredicted";
import type { TrailControl } from "./useTrail";

interface GraphPanelProps {
  readonly view: FormView;
  readonly drawing: Drawing;
  readonly predictions: PredictionsView;
  readonly control: TrailControl;
  readonly still: boolean;
}

/** The picture of the graph with its legend and what it is coloured by; or the same as a table. */
export function GraphPanel({ view, drawing, predictions, control, still }: GraphPanelProps) {
  const t = useWords();
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  const [frame, size] = useSize<HTMLDivElement>();
  const palette = usePalette();
  const sample = drawing.state === "here" ? drawing.sample : undefined;
  const layout = useLayout(sample);
  const wanted = useGraph((state) => state.colourBy);
  const wrongOnly = useGraph((state) => state.wrongOnly);
  const { lanes, predicted } = predictions;
  const choices = useMemo(() => (sample ? colourings(sample, predicted) : []), [sample, predicted]);
  const by = wanted && choices.includes(wanted) ? wanted : choices[0];
  const scene = useMemo(() => sample && by && sceneOf(sample, by, predicted), [sample, by, predicted]);
  const shown = layout && (!still || layout.settled) ? layout : undefined;
  const { trail, kinds, startAt } = control;
  return (
    <section className="panel chart graph-panel" aria-labelledby={id}>
      <header className="chart-head graph-head">
        <h2 id={id}>{t`Graph`}</h2>
        {scene && by && <Choices by={by} choices={choices} predictions={predictions} />}
        {scene && by && layout?.settled && (
          <SaveMenu
            title={t`Graph`}
            name={() => ["graph", view.spec.dataset, "seed", view.spec.seed]}
            draw={async () => {
              const { graphDrawing } = await import("./graphDrawing");
              const result = predictionSentence(scene.sample, predictions, t);
              return graphDrawing({ scene, places: layout.places, by, predicted, result, seed: view.spec.seed }, t);
            }}
          />
        )}
        <button type="button" className="toggle" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {t`Table`}
          <span className="hidden"> {t`of the nodes`}</span>
        </button>
      </header>
      {scene && by && <GraphLegend scene={scene} by={by} predicted={predicted} />}
      <div className="chart-body graph-body" ref={frame}>
        {!scene && <NoPicture view={view} drawing={drawing} />}
        {scene && !asTable && !shown && <p className="empty graph-empty">{t`The picture is being laid out …`}</p>}
        {scene && asTable && <GraphTable sample={scene.sample} predicted={predicted} />}
        {scene && by && !asTable && shown && size.width > 0 && size.height > 0 && (
          <GraphCanvas
            label={t`Picture of ${scene.nodes.length} nodes, coloured by: ${colouringName(by, t)}. The Table button shows them as a table.`}
            scene={scene}
            places={shown.places}
            size={size}
            palette={palette}
            trail={trail}
            wrongOnly={wrongOnly && predicted !== undefined}
            still={still || !shown.settled}
            describe={(node) => [t`Node ${scene.sample.ids[node]}`, ...nodeClauses(scene.sample, predicted, node, t)]}
            onOpen={kinds.includes("field") ? startAt : undefined}
          />
        )}
      </div>
      <div className="graph-foot">
        {lanes.length > 1 && <LaneChoice predictions={predictions} />}
        <SizeField view={view} />
      </div>
    </section>
  );
}

function Choices(props: {
  readonly by: ColourBy;
  readonly choices: readonly ColourBy[];
  readonly predictions: PredictionsView;
}) {
  const t = useWords();
  const id = useId();
  const { chooseColours, chooseWrongOnly } = useGraph.getState();
  const wrongOnly = useGraph((state) => state.wrongOnly);
  return (
    <>
      <span className="graph-choice">
        <label htmlFor={id}>{t`Colour by`}</label>
        <select id={id} value={props.by} onChange={(event) => chooseColours(event.target.value as ColourBy)}>
          {props.choices.map((choice) => (
            <option key={choice} value={choice}>
              {colouringName(choice, t)}
            </option>
          ))}
        </select>
      </span>
      {props.predictions.predicted && (
        <label className="graph-choice">
          <input type="checkbox" checked={wrongOnly} onChange={(event) => chooseWrongOnly(event.target.checked)} />
          <span>{t`Wrong only`}</span>
        </label>
      )}
    </>
  );
}

function SizeField({ view }: { readonly view: FormView }) {
  const t = useWords();
  const id = useId();
  const size = useGraph((state) => state.size) ?? suggestedSize(view.spec);
  return (
    <span className="graph-choice">
      <label htmlFor={id}>{t`Most nodes`}</label>
      <select id={id} value={size} onChange={(event) => useGraph.getState().chooseSize(Number(event.target.value))}>
        {sampleSizes.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </span>
  );
}

/** Chooses whose predictions are shown, where several lanes train. */
function LaneChoice({ predictions: { lanes } }: { readonly predictions: PredictionsView }) {
  const t = useWords();
  const id = useId();
  const lane = useGraph((state) => state.lane);
  return (
    <fieldset className="segments graph-lanes">
      <legend>{t`Predictions of`}</legend>
      {lanes.map(({ spec }, i) => (
        <label key={laneLetter(i)}>
          <input type="radio" name={id} checked={lane === i} onChange={() => useGraph.getState().chooseLane(i)} />
          <span>
            {laneLetter(i)} {t.of(methodName(spec.method))}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
