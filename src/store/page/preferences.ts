import type { BackendRequest } from "../../ops/backendInfo";

/** How the page is coloured: as the system asks, or always light or dark. */
export type ThemeId = "auto" | "light" | "dark";

/** The themes in the order of the switch. */
export const themes: readonly ThemeId[] = ["auto", "light", "dark"];

/** What a person may ask for as engine, in the order of the menu. */
export const backendLabels: Readonly<Record<BackendRequest, string>> = {
  auto: "Fastest that works here",
  webgpu: "WebGPU",
  wasm: "WebAssembly (wasm)",
  cpu: "Plain JavaScript (cpu)",
};

/** What the browser remembers of a person's taste. */
export type PreferenceId = "theme" | "backend" | "language" | "keys";

/** Reads a stored preference; undefined where none is stored, or storage is closed to the page. */
export function readPreference(name: PreferenceId): string | undefined {
  try {
    return globalThis.localStorage?.getItem(`sparse-gnn-lab:${name}`) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Stores a preference where the browser lets the page do so. */
export function writePreference(name: PreferenceId, value: string): void {
  try {
    globalThis.localStorage?.setItem(`sparse-gnn-lab:${name}`, value);
  } catch {
    // Private windows may refuse; the preference then lasts as long as the page.
  }
}

/** The theme to start with, and a sentence where the address asked for one that does not exist. */
export interface FirstTheme {
  readonly theme: ThemeId;
  readonly notice?: string;
}

/** Decides which theme to start in: the address's `?theme=` goes before what is stored. */
export function firstTheme(search: string, stored: string | undefined = readPreference("theme")): FirstTheme {
  const asked = new URLSearchParams(search).get("theme");
  const find = (name: string | null | undefined): ThemeId | undefined => themes.find((theme) => theme === name);
  const theme = find(asked) ?? find(stored) ?? "auto";
  if (asked === null || find(asked)) return { theme };
  return {
    theme,
    notice: `The address asks for the theme “${asked.slice(0, 20)}”, which does not exist; choose one of ${themes.join(", ")}.`,
  };
}

/** The engine to start with, and a sentence where the address asked for one that does not exist. */
export interface FirstBackend {
  readonly backend: BackendRequest;
  readonly notice?: string;
}

/** Decides which engine to start: the address's `?backend=` goes before what is stored. */
export function firstBackend(search: string, stored: string | undefined): FirstBackend {
  const asked = new URLSearchParams(search).get("backend");
  const known = (name: string): name is BackendRequest => Object.hasOwn(backendLabels, name);
  if (asked !== null && known(asked)) return { backend: asked };
  const backend = stored !== undefined && known(stored) ? stored : "auto";
  if (asked === null) return { backend };
  return {
    backend,
    notice: `The address asks for the backend “${asked}”, which does not exist; choose one of ${Object.keys(backendLabels).join(", ")}. The lab uses ${backend}.`,
  };
}
