import type { MatrixExpr } from "../expr.js";
import type { Size } from "../size.js";

/** An index of a tensor: known by its identity, and as long as its size. */
export interface Index {
  readonly size: Size;
}

/** An atom with its indices, to a power entry by entry: A_ij², 1/x_i. */
export interface Factor {
  readonly atom: MatrixExpr;
  readonly idx: readonly Index[];
  readonly exp: number;
}

/** coef · Π factors, summed over `sums`; every other index is free. */
export interface Term {
  readonly coef: number;
  readonly factors: readonly Factor[];
  readonly sums: readonly Index[];
}

/** A sum of terms with the same free indices. */
export type Poly = readonly Term[];

/** Where an expression is read: the index of its rows and of its columns, null for an axis that it does not have. */
export type At = readonly [Index | null, Index | null];

/** Where a scalar is read. */
export const scalarAt: At = [null, null];

export const index = (size: Size): Index => ({ size });
export const constantTerm = (coef: number): Poly => (coef === 0 ? [] : [{ coef, factors: [], sums: [] }]);
export const factorOf = (atom: MatrixExpr, idx: readonly Index[], exp = 1): Poly => [{ coef: 1, factors: [{ atom, idx, exp }], sums: [] }];
export const scaleBy = (c: number, p: Poly): Poly => p.map((term) => ({ ...term, coef: c * term.coef }));
const timesTerms = (a: Term, b: Term): Term => ({ coef: a.coef * b.coef, factors: [...a.factors, ...b.factors], sums: [...a.sums, ...b.sums] });
export const times = (...polys: Poly[]): Poly => polys.reduce((p, q) => p.flatMap((a) => q.map((b) => timesTerms(a, b))));
export const summed = (p: Poly, ...sums: (Index | null)[]): Poly => p.map((term) => ({ ...term, sums: [...term.sums, ...sums.filter((i) => i !== null)] }));

/** The terms with some indices in place of others. */
export const renamed = (p: Poly, names: ReadonlyMap<Index, Index>): Poly => {
  const name = (i: Index): Index => names.get(i) ?? i;
  return p.map(({ coef, factors, sums }) => ({ coef, factors: factors.map((factor) => ({ ...factor, idx: factor.idx.map(name) })), sums: sums.map(name) }));
};

/** The terms with sums over indices of their own. */
export const fresh = (p: Poly): Poly => p.flatMap((term) => renamed([term], new Map(term.sums.map((i) => [i, index(i.size)]))));
