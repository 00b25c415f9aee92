import { horner } from "./horner.js";

// Coefficients: test/data/kernel-coefficients.py.
const p = [0.12837916709551256, -0.3182313439110336, -0.04576815143545733, -0.00718713926054856, -0.000286350085276];
const q = [1, 0.4509691597993518, 0.08580312323455648, 0.00829908642055676, 0.0003516647608443];

/** erf for |x| ≤ 1/2: x + x·P(x²)/Q(x²). */
export const erfNear = (x: number): number => x + (x * horner(p, x * x)) / horner(q, x * x);
