import { useLab } from "../store/lab";
import { type ThemeId, themes } from "../store/page/preferences";
import { Pick } from "./Pick";
import { useWords } from "./useWords";

const labels: Readonly<Record<ThemeId, string>> = { auto: "Auto", light: "Light", dark: "Dark" };

const halfMoon = (
  <>
    <circle cx="9" cy="9" r="7.3" />
    <path d="M9 1.7a7.3 7.3 0 0 1 0 14.6z" fill="currentColor" stroke="none" />
  </>
);

/** Chooses between the system's colours, light and dark. */
export function ThemeSwitch() {
  const t = useWords();
  const theme = useLab((state) => state.theme);
  const chooseTheme = useLab((state) => state.chooseTheme);
  return (
    <Pick
      label={t`Theme`}
      icon={halfMoon}
      value={theme}
      options={themes.map((id) => ({ value: id, label: t.of(labels[id]) }))}
      onPick={(id) => chooseTheme(id as ThemeId)}
    />
  );
}
