import { runName } from "../save/runName";
import { SaveMenu } from "../save/SaveMenu";
import { useWords } from "../useWords";

async function draw() {
  const { maskDrawing } = await import("../save/maskDrawing");
  return maskDrawing();
}

/** Saves the masks on show. */
export function SaveMasks() {
  const t = useWords();
  return <SaveMenu title={t`Masks`} name={() => runName("masks")} draw={draw} />;
}
