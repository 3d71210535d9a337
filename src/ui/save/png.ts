import type { Drawing } from "../../paper/figure";

/** Pixels of the picture per CSS pixel of the drawing: sharp at the width of a page. */
const scale = 2;

/** Paints a drawing as PNG. Rejects where the browser cannot. */
export async function pngOf({ svg, width, height }: Drawing): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width * scale;
    canvas.height = height * scale;
    const context = canvas.getContext("2d");
    context?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The canvas gave no picture."))), "image/png");
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}
