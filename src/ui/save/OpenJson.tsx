import { useLab } from "../../store/lab";
import { useWords } from "../useWords";

/** The way in for a file that the lab has written: a recorded run, or a sweep. */
export function OpenJson() {
  const t = useWords();
  return (
    <label className="file-button">
      <input
        type="file"
        accept=".json,application/json"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) void useLab.getState().openRecord(file);
          target.value = "";
        }}
      />
      <span>{t`Open JSON …`}</span>
    </label>
  );
}
