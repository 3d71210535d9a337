import { useWords } from "../useWords";

interface ZoomButtonsProps {
  readonly onNearer: () => void;
  readonly onFarther: () => void;
  readonly onWhole: () => void;
}

/** Enlarges the picture, makes it smaller, shows it whole. */
export function ZoomButtons({ onNearer, onFarther, onWhole }: ZoomButtonsProps) {
  const t = useWords();
  return (
    <fieldset className="graph-zoom" aria-label={t`Size of the picture`}>
      <button type="button" aria-label={t`Enlarge`} onClick={onNearer}>
        +
      </button>
      <button type="button" aria-label={t`Make smaller`} onClick={onFarther}>
        −
      </button>
      <button type="button" onClick={onWhole}>
        {t`Whole`}
      </button>
    </fieldset>
  );
}
