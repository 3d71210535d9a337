import { useId } from "react";

/** Chooses which part of the data a chart of several lanes shows. */
export function PartChoice<Part extends string>(props: {
  readonly legend: string;
  readonly parts: Readonly<Record<Part, string>>;
  readonly chosen: Part;
  readonly onChoose: (part: Part) => void;
}) {
  const { legend, parts, chosen, onChoose } = props;
  const id = useId();
  return (
    <fieldset className="segments segments-small">
      <legend className="hidden">{legend}</legend>
      {(Object.keys(parts) as Part[]).map((part) => (
        <label key={part}>
          <input type="radio" name={id} checked={part === chosen} onChange={() => onChoose(part)} />
          <span>{parts[part]}</span>
        </label>
      ))}
    </fieldset>
  );
}
