/** Balls reach from 2^−2^40 to 2^2^40 in magnitude; past it a half-line, or a ball that touches zero, takes their place. */
export const largestExponent: number = 2 ** 40;
