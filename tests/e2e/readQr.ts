import type { Locator, Page } from "@playwright/test";
import jsQR from "jsqr";

/** Reads a QR code from what the screen shows of it; `paper` is an empty page that unpacks the picture. */
export async function readQr(code: Locator, paper: Page): Promise<string | undefined> {
  const picture = (await code.screenshot()).toString("base64");
  const { width, height, pixels } = await paper.evaluate(async (png) => {
    const image = new Image();
    image.src = `data:image/png;base64,${png}`;
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    const context = new OffscreenCanvas(width, height).getContext("2d");
    context?.drawImage(image, 0, 0);
    return { width, height, pixels: [...(context?.getImageData(0, 0, width, height).data ?? [])] };
  }, picture);
  return jsQR(new Uint8ClampedArray(pixels), width, height)?.data;
}
