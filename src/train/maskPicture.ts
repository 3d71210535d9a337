import { isPictured } from "../lib/pictured";
import type { Tree } from "../lib/tree";
import { countOnes } from "../sparse/masks";
import type { LayerShape, Masks } from "../sparse/types";
import type { MaskPicture } from "./protocol";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Encodes bytes as base64; btoa needs a string per byte, which is slow for masks of a million bits. */
function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const word = (bytes[i] << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const left = bytes.length - i;
    parts.push(
      ALPHABET[word >> 18] +
        ALPHABET[(word >> 12) & 63] +
        (left > 1 ? ALPHABET[(word >> 6) & 63] : "=") +
        (left > 2 ? ALPHABET[word & 63] : "="),
    );
  }
  return parts.join("");
}

/** Packs a mask to bits, lowest bit first. */
export function packBits(mask: Uint8Array): Uint8Array {
  const bytes = new Uint8Array((mask.length + 7) >> 3);
  for (let i = 0; i < mask.length; i++) if (mask[i]) bytes[i >> 3] |= 1 << (i & 7);
  return bytes;
}

/** Describes every layer's mask, and what changed since the masks before. */
export function maskPictures(layers: Tree<LayerShape>, masks: Masks, before: Masks | undefined): Tree<MaskPicture> {
  return Object.fromEntries(
    Object.entries(layers).map(([name, { inputs, outputs }]) => {
      const mask = masks[name];
      const old = before?.[name];
      let dropped = 0;
      let grown = 0;
      if (old) {
        for (let i = 0; i < mask.length; i++) {
          if (old[i] && !mask[i]) dropped++;
          else if (!old[i] && mask[i]) grown++;
        }
      }
      const told = isPictured({ inputs, outputs })
        ? { bits: base64(packBits(mask)) }
        : { bits: "", kept: countOnes(mask) };
      return [name, { inputs, outputs, ...told, dropped, grown }];
    }),
  );
}
