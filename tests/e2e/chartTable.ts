import type { Page } from "@playwright/test";
import { chart, expect } from "./lab";

/** Charts take turns to redraw, half a second for a round: what stays for longer is all that there is. */
const round = 700;

/** Reads the rows of a chart's table once nothing more comes, and leaves the chart as it was. */
export async function chartTable(page: Page, title: string): Promise<readonly string[]> {
  const panel = chart(page, title);
  const toggle = panel.getByRole("button", { name: `Table of ${title}` });
  await toggle.click();
  const rows = panel.getByRole("row");
  let told: readonly string[] = [];
  const isStill = async (): Promise<boolean> => {
    const before = told.join("\n");
    told = await rows.allTextContents();
    return told.length > 1 && told.join("\n") === before;
  };
  await expect.poll(isStill, { intervals: [round] }).toBe(true);
  await toggle.click();
  return told;
}
