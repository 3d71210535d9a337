import { useLab } from "../../store/lab";
import { useRescue } from "../../store/rescue/rescue";
import { useWords } from "../useWords";

/** Says that a reload would lose the run under way. */
export function UnkeptNotice() {
  const t = useWords();
  const unkept = useRescue((state) => state.unkept);
  const training = useLab(({ activity }) => activity !== "idle");
  if (!unkept || !training) return null;
  return (
    <div className="notice">
      <p>
        <strong>{t`A reload would lose this run.`}</strong>{" "}
        {unkept === "full"
          ? t`The browser’s storage is full, so the run cannot be kept; training goes on. Remove data sets or sweeps that are kept here to make room.`
          : t`The browser keeps nothing for this page, as in a private window; training goes on.`}
      </p>
    </div>
  );
}
