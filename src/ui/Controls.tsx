import { AdvancedSettings } from "./form/AdvancedSettings";
import { DatasetField } from "./form/DatasetField";
import { ModelField } from "./form/ModelField";
import { SettingField } from "./form/SettingField";
import { LaneCards } from "./lanes/LaneCards";
import { RunBar } from "./RunBar";
import { useForm } from "./useForm";
import { useWords } from "./useWords";

/** Everything that a person sets, in the order a person thinks, and the buttons. */
export function Controls() {
  const t = useWords();
  const view = useForm();
  return (
    <section className="controls" aria-label={t`Set-up`}>
      <form className="fields" onSubmit={(event) => event.preventDefault()} noValidate>
        <DatasetField view={view} />
        <ModelField view={view} />
        <LaneCards view={view} />
        <div className="seed">
          <SettingField id="seed" view={view} />
        </div>
        <AdvancedSettings view={view} />
      </form>
      <RunBar view={view} />
    </section>
  );
}
