import type { ReactNode } from "react";

interface PickProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly lang?: string }[];
  readonly onPick: (value: string) => void;
}

/** A choice in the page's header: a sign and a menu, on narrow screens the sign alone, which opens the menu. */
export function Pick({ label, icon, value, options, onPick }: PickProps) {
  return (
    <label className="pick" title={label}>
      <svg
        width="18"
        height="18"
        viewBox="0 0 18 18"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        aria-hidden="true"
      >
        {icon}
      </svg>
      <span className="hidden">{label}</span>
      <select value={value} onChange={(event) => onPick(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
