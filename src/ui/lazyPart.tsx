import { type ComponentType, lazy } from "react";
import { useUpdates } from "../store/page/updates";
import { useWords } from "./useWords";

/** Stands where a part of the page should be whose file could not be had. */
function LostPart() {
  const t = useWords();
  const reload = useUpdates((state) => state.reload);
  return (
    <p className="empty" role="alert">
      {t`This part of the page could not be loaded.`}{" "}
      <button type="button" onClick={reload}>
        {t`Reload the page`}
      </button>
    </p>
  );
}

/** Loads a component when it is first shown; where its file is gone, a sentence with a way on stands in its place, and the rest lives. */
export function lazyPart<P extends object>(load: () => Promise<ComponentType<P>>) {
  return lazy(() =>
    load().then(
      (part) => ({ default: part }),
      (error: unknown) => {
        console.error(error);
        return { default: LostPart as ComponentType<P> };
      },
    ),
  );
}
