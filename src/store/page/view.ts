import type { ViewId } from "../state";

const others: readonly string[] = ["sweep", "graph", "benchmark"] satisfies ViewId[];

/** Returns the view that an address asks for with `?view=`; the Run view where it asks for none that exists. */
export function firstView(search: string): ViewId {
  const asked = new URLSearchParams(search).get("view") ?? "";
  return others.includes(asked) ? (asked as ViewId) : "run";
}

/** Returns a sentence where an address asks for a view that does not exist. */
export function viewNotice(search: string): string | undefined {
  const asked = new URLSearchParams(search).get("view");
  if (!asked || asked === "run" || others.includes(asked)) return undefined;
  return `The address asks for the view “${asked.slice(0, 40)}”, which does not exist; choose run, sweep, graph or benchmark. The lab shows the Run view.`;
}

/** Returns the address's query with another view; the Run view needs no words. */
export function searchOfView(search: string, view: ViewId): string {
  const query = new URLSearchParams(search);
  if (view === "run") query.delete("view");
  else query.set("view", view);
  const text = query.toString();
  return text && `?${text}`;
}
