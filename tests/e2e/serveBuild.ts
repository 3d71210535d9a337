import { existsSync } from "node:fs";
import { serve } from "../../scripts/serve";

/** Serves the built page under a path, as on a shared host, and leaves its address to the tests in LAB_ADDRESS. */
export default async function serveBuild(): Promise<() => Promise<void>> {
  if (!existsSync("dist/index.html")) throw new Error("There is no built page; run `npm run build` first.");
  const { address, close } = await serve({ folder: "dist", base: "/some/lab/" });
  process.env.LAB_ADDRESS = address;
  return close;
}
