/** Black enough for text on white paper. */
export const ink = "#15202e";

/** For what stands back: axes and their numbers. */
export const softInk = "#4a5869";
