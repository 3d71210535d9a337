import { fileURLToPath } from "node:url";
import { InputError } from "../../src/lib/inputError";
import { type Peer, startPeer } from "./peer";

const script = fileURLToPath(new URL("torch_peer.py", import.meta.url));

/** Where a Python that has torch is looked for, in this order. */
const pythons = ["python3", "/usr/bin/python3"] as const;

/**
 * Starts PyTorch beside this process.
 *
 * @throws InputError where no Python here imports torch.
 */
export async function startTorch(): Promise<Peer> {
  for (const python of pythons) {
    const peer = await startPeer(python, [script]);
    if (typeof peer !== "string") return peer;
  }
  throw new InputError(
    `No Python here imports torch (tried ${pythons.join(" and ")}); install PyTorch, or leave out --peer torch.`,
  );
}
