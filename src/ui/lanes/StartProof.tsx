import type { SharedStarts } from "../../store/identity";
import { useWords } from "../useWords";

/** Shows by fingerprints that lanes start from the same, or in what they do not. */
export function StartProof({ starts: { parts, sentence } }: { starts: SharedStarts }) {
  const t = useWords();
  return (
    <div className="start-proof">
      <p>{sentence}</p>
      <ul aria-label={t`Fingerprints of what the lanes start from`}>
        {parts.map(({ part, label, fingerprints, same }) => (
          <li key={part} className={same ? "same" : "different"}>
            <span aria-hidden="true">{same ? "✓" : "≠"}</span> {label}{" "}
            <code>{same ? fingerprints[0] : fingerprints.join(" ")}</code>
            <span className="hidden"> {same ? t`the same in all lanes` : t`not the same in all lanes`}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
