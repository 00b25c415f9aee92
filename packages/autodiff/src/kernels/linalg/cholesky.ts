import { symmetricPart } from "./matrices.js";

/** A pivot that stops a factorization. */
export interface BadPivot {
  readonly pivot: number;
  readonly value: number;
}

/** L of (A + Aᵀ)/2 = L Lᵀ into `l`, which starts as zeros; the first pivot that is not positive, if any. */
export const cholesky = (a: Float64Array, l: Float64Array, n: number): BadPivot | undefined => {
  const s = symmetricPart(a, n);
  for (let j = 0; j < n; j++)
    for (let i = j; i < n; i++) {
      let rest = s[i * n + j]!;
      for (let k = 0; k < j; k++) rest -= l[i * n + k]! * l[j * n + k]!;
      if (i > j) l[i * n + j] = rest / l[j * n + j]!;
      else if (rest > 0) l[j * n + j] = Math.sqrt(rest);
      else return { pivot: j, value: rest };
    }
  return undefined;
};
