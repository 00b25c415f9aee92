import type reference from "./reference.json";

export type Name = keyof typeof reference;

/** The most that a value may be off, in units of its last place. */
export const bounds: Readonly<Record<Name, number>> = {
  exp: 1, expm1: 1, log: 1, log1p: 1, sin: 1, cos: 1, tan: 1, tanh: 1, sinh: 1, cosh: 1, sigmoid: 1, softplus: 1, log2: 1, log10: 1, cbrt: 1, asin: 1, acos: 1, atan: 1, asinh: 1, acosh: 1, atanh: 1,
  sinc: 1, erf: 1, erfc: 1, lgamma: 1, digamma: 1, gamma: 1, "polygamma 1": 1, "polygamma 2": 1, "polygamma 3": 1, "polygamma 4": 1, pow: 1, atan2: 1, hypot: 1, logb: 1,
};
