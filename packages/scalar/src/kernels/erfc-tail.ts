import { productError } from "./error-free.js";
import { horner } from "./horner.js";

// Coefficients: test/data/kernel-coefficients.py.
const p = [
  0.11251263083782757, -0.1402405985855468, 0.003585415485463745, 0.08227673849012167, -0.10880393014173435, 0.09230432116130569,
  -0.05869339858928527, 0.028362277402325206, -0.009746579571603, 0.00175562601564787, 0.00029371383562381, -0.0002901550342768,
  5.164797658284e-5, 2.238773827784e-5, -1.143974357175e-5, -9.8168604263e-7, 1.7409856629e-6, -4.554452755e-8, -2.429587332e-7,
  1.36365993e-8, 2.54979742e-8,
];

/**
 * erfc for x ≥ 1/2: exp(-x²)·g(x), where g(x)·(1 + 2x) lies in [1, 1.26] and is smooth in t = (x - 3.75)/(x + 3.75). The square is
 * taken with its rounding error, which exp would multiply by x².
 * @source the form: Shepherd & Laframboise, Math. Comp. 36 (1981)
 */
export const erfcTail = (x: number): number => {
  if (x > 28) return 0; // also keeps ∞ out of the polynomial
  const square = x * x;
  const g = (1.125 + horner(p, (x - 3.75) / (x + 3.75))) / (1 + 2 * x);
  return Math.exp(-square) * (g - g * productError(x, x, square));
};
