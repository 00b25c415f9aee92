import { differs } from "../ir/visit.js";
import type { Expr } from "../ir/expr.js";
import { cache, type Cache } from "./cache.js";

/** A loop whose steps are taken two at a time, in the lanes of so many vectors. */
export interface LaneScope {
  readonly variable: number;
  readonly vectors: number;
  /** Numbers of float32 stand four in a vector: those of vectors 2k and 2k + 1 of float64 in number 2k. Where not, in the first two lanes. */
  readonly inFours: boolean;
  /** The vectors of locals that differ from lane to lane. */
  readonly locals: Map<number, readonly number[]>;
  readonly varies: (e: Expr) => boolean;
}

/** What is known where a list of statements is written. */
export interface Scope {
  readonly cache: Cache;
  /** How often an expression stands in the list, by its number. */
  readonly counts: ReadonlyMap<number, number>;
  readonly lanes?: LaneScope;
  /** What changes in steps of the loop around the list. */
  readonly changing?: ReadonlySet<number>;
}

export const topScope = (): Scope => ({ cache: cache(), counts: new Map() });

/** The scope of a list inside: what is kept there goes with it. */
export const within = (scope: Scope): Scope => ({ ...scope, cache: scope.cache.layer() });

export const width = 2;

export const laneScope = (variable: number, vectors: number, locals: ReadonlyMap<number, readonly number[]>): LaneScope => {
  const own = new Map(locals);
  const hasLocal = (id: number): boolean => own.has(id);
  const varies = (e: Expr): boolean => differs(e, variable, hasLocal);
  return { variable, vectors, inFours: vectors % 2 === 0, locals: own, varies };
};
