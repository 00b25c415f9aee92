import type { Fit } from "../result.js";
import type { Basis } from "./basis.js";

/** Covariance and correlation of the free parameters: null where one has no error. */
export const matrices = (names: readonly string[], { names: estimated, spread, sigma }: Basis): Pick<Fit, "covariance" | "correlation"> => {
  const { factor, rank } = spread;
  /** Where the row of a parameter begins in the factor; −1 without an error. */
  const places = names.map((name) => {
    const j = estimated.indexOf(name);
    return j >= 0 && sigma !== null && spread.null.every((direction) => direction[j] === 0) ? j * rank : -1;
  });
  const product = (a: number, b: number): number | null => {
    if (a < 0 || b < 0) return null;
    let sum = 0;
    for (let k = 0; k < rank; k++) sum += factor[a + k]! * factor[b + k]!;
    return sum;
  };
  const products = places.map((a) => places.map((b) => product(a, b)));
  return {
    covariance: products.map((row) => row.map((entry) => entry === null ? null : entry * sigma! * sigma!)),
    correlation: products.map((row, i) => row.map((entry, j) => entry === null ? null : i === j ? 1 : Math.max(-1, Math.min(1, entry / Math.sqrt(products[i]![i]! * products[j]![j]!))))),
  };
};
