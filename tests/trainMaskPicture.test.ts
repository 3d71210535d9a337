import { expect, it } from "vitest";
import { mostPictured } from "../src/lib/pictured";
import { maskPictures } from "../src/train/maskPicture";

it("tells of a matrix too large for a picture by numbers", () => {
  const [inputs, outputs] = [mostPictured / 1024, 1025]; // a row more than fits
  const before = new Uint8Array(inputs * outputs).fill(1, 0, 10);
  const after = new Uint8Array(inputs * outputs).fill(1, 3, 20);
  const small = Uint8Array.of(1, 0, 1);
  const layers = { w1: { inputs, outputs }, w2: { inputs: 3, outputs: 1 } };
  const pictures = maskPictures(layers, { w1: after, w2: small }, { w1: before, w2: small });
  expect(pictures.w1).toEqual({ inputs, outputs, bits: "", kept: 17, dropped: 3, grown: 10 });
  expect(pictures.w2).toEqual({ inputs: 3, outputs: 1, bits: "BQ==", dropped: 0, grown: 0 });
});
