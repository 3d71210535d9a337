import { useRescue } from "../../store/rescue/rescue";
import type { Obstacle, Offer } from "../../store/rescue/rescueState";
import { methodName } from "../../sweep/verdictSentence";
import type { Words } from "../../words/words";
import { useWords } from "../useWords";

/** Offers to go on with a comparison that a reload or a crash has interrupted; it never goes on by itself. */
export function OfferNotice() {
  const t = useWords();
  const offer = useRescue((state) => state.offer);
  const obstacle = useRescue((state) => state.obstacle);
  const { resume, discard } = useRescue.getState();
  if (!offer) return null;
  const way = offer.foreign
    ? t`Version ${offer.header.release} of the lab kept it; this one cannot go on with it.`
    : obstacle && obstacleSentence(obstacle, offer, t);
  return (
    <div className="notice">
      <p>{t.join(offerSentence(offer, t), way)}</p>
      {!offer.foreign && (
        <button type="button" className="primary" onClick={() => void resume()}>
          {t`Resume it`}
        </button>
      )}
      <button type="button" onClick={() => void discard()}>
        {t`Discard it`}
      </button>
    </div>
  );
}

function offerSentence({ header, data, epoch, epochs }: Offer, t: Words): string {
  const methods = header.specs.map(({ method }) => t.of(methodName(method))).join(t.language === "zh" ? "、" : ", ");
  const what = t`${methods} on ${t.of(data)}`;
  return epoch === undefined || epochs === undefined
    ? t`A run was interrupted before it had got far: ${what}.`
    : t`A run was interrupted in epoch ${epoch} of ${epochs}: ${what}.`;
}

function obstacleSentence(obstacle: Obstacle, { data }: Offer, t: Words): string {
  switch (obstacle) {
    case "busy":
      return t`The engine has other work now: let that end first.`;
    case "elsewhere":
      return t`It trains in another tab.`;
    case "no data":
      return t`Its data set, ${t.of(data)}, is not at hand: open its file or download it under Data set, then resume.`;
    case "not readable":
      return t`What was kept of it cannot be read: discard it and run again.`;
    default:
      return obstacle satisfies never;
  }
}
