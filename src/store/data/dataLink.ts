/** A prepared data set at an address, as `data=` of the page's own address names it. */
export interface DataLink {
  readonly key: string; // the address: how runs name the data set
  readonly label: string; // file and host
  readonly told?: true; // the page's address says what the data is used for
}

/** An address of data, or the rest of a sentence that says why it is none. */
export type AskedData =
  | { readonly link: DataLink; readonly refused?: undefined }
  | { readonly link?: undefined; readonly refused: string };

/** Reads the address of a data set; relative ones start at the page. */
export function linkTo(asked: string, base: string | undefined): AskedData {
  let url: URL;
  try {
    url = new URL(asked, base);
  } catch {
    return { refused: "which is no address; expected one such as https://example.org/graph.npz." };
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    return { refused: `which starts with “${shortened(url.protocol, 20)}”; expected https: or http:.` };
  }
  if (url.username !== "" || url.password !== "") {
    return { refused: "which carries a user name or password; browsers send none for data, so leave them out." };
  }
  url.hash = "";
  return { link: { key: url.href, label: `${shortened(fileOf(url), 40)} from ${url.host}` } };
}

function fileOf({ pathname }: URL): string {
  const last = pathname.split("/").findLast((part) => part !== "") ?? "a data set";
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

function shortened(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 3)}…` : text;
}
