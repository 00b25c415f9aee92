import type { Fit } from "../result.js";
import type { Basis } from "./basis.js";

/** Covariance and correlation of the free parameters: null where one has no error. */
export const matrices = (names: readonly string[], { names: estimated, spread, sigma }: Basis): Pick<Fit, "covariance" | "correlation"> => {
  const rowOf = (name: string): Float64Array | undefined => {
    const j = estimated.indexOf(name);
    const isDetermined = j >= 0 && spread.null.every((direction) => direction[j] === 0);
    return isDetermined && sigma !== null ? spread.factor.subarray(j * spread.rank, (j + 1) * spread.rank) : undefined;
  };
  const rows = names.map(rowOf);
  const entry = (a: Float64Array | undefined, b: Float64Array | undefined, of: (product: number) => number): number | null => (a && b ? of(dot(a, b)) : null);
  return {
    covariance: rows.map((a) => rows.map((b) => entry(a, b, (product) => product * sigma! * sigma!))),
    correlation: rows.map((a, i) => rows.map((b, j) => (i === j ? entry(a, b, () => 1) : entry(a, b, (product) => Math.max(-1, Math.min(1, product / Math.sqrt(dot(a!, a!) * dot(b!, b!)))))))),
  };
};

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, x, k) => sum + x * b[k]!, 0);
