/** The version of the lab, as in package.json; stands beside every figure that is taken home. */
export const version = "0.1.0";
