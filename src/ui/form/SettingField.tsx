import { useId } from "react";
import { useLab } from "../../store/lab";
import { isLaneSetting } from "../../store/setup";
import { type SettingId, settings } from "../../train/settings";
import type { Setting } from "../../train/settings/types";
import type { FormView } from "../useForm";
import { useWords } from "../useWords";

/** The field of one setting, made from the settings table. */
export function SettingField({ id, view: { form, lane, spec } }: { id: SettingId; view: FormView }) {
  const t = useWords();
  const field = useId();
  const setting: Setting = settings[id];
  const { typeNumber, setSetting } = useLab.getState();
  const fault = (isLaneSetting(id) ? lane : form).faults[id];
  const value = spec[id];
  const about = `${field}-about`;
  const help = (
    <p id={about} className={fault ? "fault" : "about"}>
      {t.of(fault ? fault.message : setting.help)} {!fault && setting.paper && <cite>{setting.paper}</cite>}
    </p>
  );
  if (setting.kind === "switch") {
    return (
      <div className="field">
        <label className="switch">
          <input
            type="checkbox"
            checked={value === true}
            aria-describedby={about}
            onChange={(event) => setSetting(id, event.target.checked)}
          />
          {t.of(setting.label)}
        </label>
        {help}
      </div>
    );
  }
  return (
    <div className="field">
      <label htmlFor={field}>{t.of(setting.label)}</label>
      {setting.kind === "choice" ? (
        <select
          id={field}
          value={String(value)}
          aria-describedby={about}
          onChange={(event) => setSetting(id, event.target.value as (typeof spec)[SettingId])}
        >
          {Object.entries(setting.options).map(([option, label]) => (
            <option key={option} value={option}>
              {t.of(label)}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={field}
          type="number"
          inputMode={setting.integer ? "numeric" : "decimal"}
          min={setting.min}
          max={setting.max}
          step={setting.integer ? 1 : (setting.step ?? "any")}
          value={fault?.text ?? String(value)}
          aria-invalid={fault !== undefined}
          aria-describedby={about}
          onChange={(event) => typeNumber(id, event.target.value)}
        />
      )}
      {help}
    </div>
  );
}
