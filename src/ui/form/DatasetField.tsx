import { useId, useState } from "react";
import type { DatasetEntry } from "../../data/registry";
import { formatCount } from "../../lib/format";
import { availabilityOf, dataGroups, groupOf } from "../../store/data/availability";
import { useLab } from "../../store/lab";
import type { Words } from "../../words/words";
import { CutField } from "../data/CutField";
import { DatasetSource } from "../data/DatasetSource";
import { StoredLine } from "../data/StoredLine";
import { FileDialog } from "../files/FileDialog";
import { SummaryList } from "../files/SummaryList";
import type { FormView } from "../useForm";
import { useWords } from "../useWords";

/** Chooses the data set, or opens a file; says what it is, where it comes from and how to get it. */
export function DatasetField({ view }: { view: FormView }) {
  const t = useWords();
  const { choice, form } = view;
  const id = useId();
  const [dialog, setDialog] = useState(false);
  const opening = useLab((state) => state.opening);
  const { chooseDataset, chooseTask } = useLab.getState();
  const choose = (): void => setDialog(true);
  // The label before it says already that the data set is a twin.
  const [, original] = /^Synthetic twin of (.*)/.exec(choice.citation) ?? [];
  const citation = original === undefined ? t.of(choice.citation) : t`of ${original}`;
  return (
    <div className="field">
      <div className="field-head">
        <label htmlFor={id}>{t`Data set`}</label>
        <button type="button" className="small" aria-haspopup="dialog" onClick={choose}>
          {t`Choose file …`}
        </button>
      </div>
      <select
        id={id}
        value={choice.cut?.whole ?? choice.id}
        aria-describedby={`${id}-about`}
        onChange={(event) => chooseDataset(event.target.value)}
      >
        <Options view={view} />
      </select>
      <div id={`${id}-about`} className="about about-data">
        <span className="tag">{t.of(choice.kind)}</span> <cite>{citation}</cite>
        <span className="extra"> {t.of(choice.description)}</span>
      </div>
      {choice.entry && !choice.entry.make && (
        <p className="about">{t.join(!choice.summary && knownSize(choice.entry, t), t.of(choice.entry.licence))}</p>
      )}
      <DatasetSource choice={choice} availability={view.availability} onChooseFile={choose} />
      {view.availability.at === "hand" && <CutField key={choice.cut?.whole ?? choice.id} choice={choice} />}
      {choice.summary && <SummaryList summary={choice.summary} />}
      {choice.tasks.length > 1 && (
        <fieldset className="choice-row">
          <legend>{t`Task`}</legend>
          {choice.tasks.map((task) => (
            <label key={task}>
              <input type="radio" name={`${id}-task`} checked={form.task === task} onChange={() => chooseTask(task)} />
              {task === "link" ? t`Predict links` : t`Classify nodes`}
            </label>
          ))}
        </fieldset>
      )}
      <StoredLine />
      <FileDialog open={dialog || opening !== undefined} onClose={() => setDialog(false)} />
    </div>
  );
}

/** Says how large a data set is that has not been read yet. */
function knownSize({ counts, pinned }: DatasetEntry, t: Words): string {
  const { nodes, edges } = pinned?.counts ?? counts ?? {};
  if (nodes === undefined) return "";
  return edges === undefined
    ? t`${formatCount(nodes)} nodes.`
    : t`${formatCount(nodes)} nodes, ${formatCount(edges)} edges.`;
}

/** The data sets by how they are had. */
function Options({ view: { choices } }: { view: FormView }) {
  const t = useWords();
  const shelf = useLab((state) => state.shelf);
  const fetches = useLab((state) => state.fetches);
  const grouped = choices.map((choice) => ({
    choice,
    group: groupOf(choice, availabilityOf(choice, shelf, fetches)),
  }));
  return (Object.keys(dataGroups) as (keyof typeof dataGroups)[]).map((group) => {
    const members = grouped.filter((member) => member.group === group);
    if (members.length === 0) return null;
    return (
      <optgroup key={group} label={t.of(dataGroups[group])}>
        {members.map(({ choice: { id, label } }) => (
          <option key={id} value={id}>
            {t.of(label)}
          </option>
        ))}
      </optgroup>
    );
  });
}
