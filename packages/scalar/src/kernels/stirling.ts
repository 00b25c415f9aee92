import { bernoulli } from "./bernoulli.js";

/** Stirling's correction log Γ(x) - (x - 1/2)·log x + x - log √(2π), for x ≥ 10. @source DLMF 5.11.1 */
export const stirling = (x: number): number => {
  let sum = 0;
  for (let k = bernoulli.length; k; k--) sum = sum / (x * x) + bernoulli[k - 1]! / (2 * k * (2 * k - 1));
  return sum / x;
};
