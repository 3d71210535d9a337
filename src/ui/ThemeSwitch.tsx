import { useLab } from "../store/lab";
import { type ThemeId, themes } from "../store/preferences";
import { useWords } from "./useWords";

const labels: Readonly<Record<ThemeId, string>> = { auto: "Auto", light: "Light", dark: "Dark" };

/** Chooses between the system's colours, light and dark. */
export function ThemeSwitch() {
  const t = useWords();
  const theme = useLab((state) => state.theme);
  const chooseTheme = useLab((state) => state.chooseTheme);
  return (
    <label className="theme">
      <span>{t`Theme`}</span>
      <select value={theme} onChange={(event) => chooseTheme(event.target.value as ThemeId)}>
        {themes.map((id) => (
          <option key={id} value={id}>
            {t.of(labels[id])}
          </option>
        ))}
      </select>
    </label>
  );
}
