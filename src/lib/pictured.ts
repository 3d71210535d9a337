/** A matrix of more weights than this is told of by numbers: as a picture it would weigh megabytes at every update. */
export const mostPictured = 2 ** 21;

/** Tells whether a matrix is small enough for a picture of its mask. */
export function isPictured({ inputs, outputs }: { readonly inputs: number; readonly outputs: number }): boolean {
  return inputs * outputs <= mostPictured;
}
