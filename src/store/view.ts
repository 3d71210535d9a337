import type { ViewId } from "./state";

/** Returns the view that an address asks for with `?view=`; the Run view where it asks for none that exists. */
export function firstView(search: string): ViewId {
  return new URLSearchParams(search).get("view") === "sweep" ? "sweep" : "run";
}

/** Returns a sentence where an address asks for a view that does not exist. */
export function viewNotice(search: string): string | undefined {
  const asked = new URLSearchParams(search).get("view");
  if (!asked || asked === "run" || asked === "sweep") return undefined;
  return `The address asks for the view “${asked.slice(0, 40)}”, which does not exist; choose run or sweep. The lab shows the Run view.`;
}

/** Returns the address's query with another view; the Run view needs no words. */
export function searchOfView(search: string, view: ViewId): string {
  const query = new URLSearchParams(search);
  if (view === "run") query.delete("view");
  else query.set("view", view);
  const text = query.toString();
  return text && `?${text}`;
}
