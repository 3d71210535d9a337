import { OfferNotice } from "./OfferNotice";
import { RecoveryNotice } from "./RecoveryNotice";
import { SilenceNotice } from "./SilenceNotice";
import { UnkeptNotice } from "./UnkeptNotice";

/** Tells what became of runs that something came between, without interrupting whoever reads or listens. */
export function RescueNotices() {
  return (
    <div role="status">
      <SilenceNotice />
      <RecoveryNotice />
      <UnkeptNotice />
      <OfferNotice />
    </div>
  );
}
