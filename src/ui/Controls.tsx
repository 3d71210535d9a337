import { AdvancedSettings } from "./form/AdvancedSettings";
import { DatasetField } from "./form/DatasetField";
import { MethodField } from "./form/MethodField";
import { ModelField } from "./form/ModelField";
import { SettingField } from "./form/SettingField";
import { SparsityField } from "./form/SparsityField";
import { RunBar } from "./RunBar";
import { useForm } from "./useForm";

/** Everything that a person sets, in the order a person thinks, and the buttons. */
export function Controls() {
  const view = useForm();
  return (
    <section className="controls" aria-label="Set-up">
      <form className="fields" onSubmit={(event) => event.preventDefault()} noValidate>
        <DatasetField view={view} />
        <ModelField view={view} />
        <MethodField view={view} />
        <SparsityField view={view} />
        <div className="seed">
          <SettingField id="seed" view={view} />
        </div>
        <AdvancedSettings view={view} />
      </form>
      <RunBar view={view} />
    </section>
  );
}
