import { shortCitation } from "../../lib/format";
import { algorithms } from "../../sparse/algorithms";
import { applicableSettings } from "../../store/applicable";
import { useLab } from "../../store/lab";
import { laneLetter } from "../../store/laneLetter";
import { firstSetup, isLaneSetting } from "../../store/setup";
import { methodName } from "../../sweep/verdictSentence";
import { type SettingId, settings } from "../../train/settings";
import type { Setting, SettingGroup } from "../../train/settings/types";
import type { FormView } from "../useForm";
import { useWords } from "../useWords";
import { BackendField } from "./BackendField";
import { SettingField } from "./SettingField";

const groups: readonly { readonly group: SettingGroup; readonly label: string }[] = [
  { group: "training", label: "Training" },
  { group: "model", label: "Model" },
  { group: "data", label: "Walks and embedding" },
  { group: "released", label: "As in the released code" },
  { group: "run", label: "Run" },
];

/** Scrolls the set-up so that the settings just opened are in view; a page of one column stays where it is. */
function showOpened(details: HTMLDetailsElement): void {
  const frame = details.parentElement;
  if (!details.open || !frame) return;
  frame.scrollTop += details.getBoundingClientRect().top - frame.getBoundingClientRect().top;
}

/** Everything with a good default: only what has an effect on the run that is set up, each with a sentence and its paper. */
export function AdvancedSettings({ view }: { view: FormView }) {
  const t = useWords();
  const { form, lane, spec, choice } = view;
  const shown = applicableSettings(spec, choice.form).filter((id) => (settings[id] as Setting).advanced !== false);
  const changed = shown.filter((id) => {
    const { set, faults } = isLaneSetting(id) ? lane : form;
    return id in faults || (id in set && set[id] !== firstSetup.set[id]);
  }).length;
  // What is a lane's own stands first, under its letter; how its layers share the sparsity stands on its card.
  const own = shown.filter((id) => isLaneSetting(id) && id !== "distribution");
  const inGroup = (group: SettingGroup): SettingId[] =>
    shown.filter((id) => !isLaneSetting(id) && settings[id].group === group);
  const { description, paper } = algorithms[lane.method];
  const method = t.of(methodName(lane.method));
  return (
    <details className="advanced" onToggle={(event) => showOpened(event.currentTarget)}>
      <summary>
        {t`Advanced`}
        <span className="quiet">{changed === 0 ? t`all at their defaults` : t`${changed} changed`}</span>
      </summary>
      <button type="button" className="advanced-reset" onClick={useLab.getState().resetSettings}>
        {t`Reset to defaults`}
      </button>
      <fieldset className="group">
        <legend>
          {form.lanes.length > 1 ? t`Lane ${laneLetter(lane.id)} alone: ${method}` : t`Method: ${method}`}
        </legend>
        <p className="about method-about">
          {t.of(description)} <cite title={paper}>{shortCitation(paper)}</cite>
        </p>
        {own.map((id) => (
          <SettingField key={id} id={id} view={view} />
        ))}
      </fieldset>
      {groups
        .filter(({ group }) => inGroup(group).length > 0)
        .map(({ group, label }) => (
          <fieldset key={group} className="group">
            <legend>{t.of(label)}</legend>
            {inGroup(group).map((id) => (
              <SettingField key={id} id={id} view={view} />
            ))}
          </fieldset>
        ))}
      <fieldset className="group">
        <legend>{t`Engine`}</legend>
        <BackendField />
      </fieldset>
    </details>
  );
}
