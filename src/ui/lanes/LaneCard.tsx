import { isApplicable } from "../../store/applicable";
import { type LaneForm, laneOf } from "../../store/form";
import { useLab } from "../../store/lab";
import { exceptSentence } from "../../store/laneDifferences";
import { laneStyles } from "../../store/laneStyles";
import type { RunSpec } from "../../train/spec";
import type { FormView } from "../useForm";
import { useWords } from "../useWords";
import { LaneDistribution } from "./LaneDistribution";
import { LaneKept } from "./LaneKept";
import { LaneMethod } from "./LaneMethod";
import { LaneSparsity } from "./LaneSparsity";

/** What the controls of one lane need. */
export interface LaneView {
  readonly view: FormView;
  readonly lane: LaneForm;
  readonly spec: RunSpec;
  /** Names a control, with the lane's letter where there are several. */
  readonly name: (control: string) => string;
}

/** One lane of the set-up: its method, how sparse it gets and how the layers share that. */
export function LaneCard(props: {
  readonly view: FormView;
  readonly lane: LaneForm;
  readonly index: number;
  readonly onRemoved: () => void; // the focus needs another place
}) {
  const { view, lane, index, onRemoved } = props;
  const t = useWords();
  const { form, specs, choice } = view;
  const { chooseLane, removeLane } = useLab.getState();
  const several = form.lanes.length > 1;
  const { letter, colour } = laneStyles[lane.id];
  const chosen = laneOf(form).id === lane.id;
  const spec = specs[index];
  const own: LaneView = { view, lane, spec, name: (control) => (several ? t`${control} of lane ${letter}` : control) };
  const except =
    index > 0 ? exceptSentence(specs[0], spec, laneStyles[form.lanes[0].id].letter, choice.form, t) : undefined;
  const sparse = isApplicable("sparsity", spec, choice.form);
  return (
    <fieldset
      className={several && chosen ? "lane lane-chosen" : "lane"}
      style={{ borderLeftColor: several ? colour : undefined }}
      aria-label={t`Lane ${letter}`}
      onFocus={() => !chosen && chooseLane(lane.id)}
    >
      <div className="lane-head">
        {several && (
          <button
            type="button"
            className="lane-badge lane-pick"
            style={{ background: colour }}
            aria-pressed={chosen}
            title={t`Show the settings of lane ${letter} under Advanced`}
            onClick={() => chooseLane(lane.id)}
          >
            <span className="hidden">{t`Settings of lane`} </span>
            {letter}
          </button>
        )}
        <LaneMethod {...own} />
        {several && (
          <button
            type="button"
            className="lane-remove"
            aria-label={t`Remove lane ${letter}`}
            title={t`Remove lane ${letter}`}
            onClick={() => {
              removeLane(lane.id);
              onRemoved();
            }}
          >
            ×
          </button>
        )}
      </div>
      <LaneSparsity {...own} used={sparse} />
      <div className="lane-foot">
        {isApplicable("distribution", spec, choice.form) && <LaneDistribution {...own} />}
        <LaneKept {...own} used={sparse} />
      </div>
      {except !== undefined && <p className="lane-except">{except}</p>}
    </fieldset>
  );
}
