import { concat, gather, type Tensor } from "@gradkit/autodiff";
import { error } from "../errors.js";

/** Which of all parameters vary, and the way from those to all. */
export interface Free {
  /** Which of all parameters one of those that vary is. */
  readonly numberOf: (index: number) => number;
  /** All parameters from those that vary; the rest as they are at the start. */
  readonly fill: { (x: Float64Array): Float64Array; (x: Tensor): Tensor };
  /** A vector of all parameters with 0 where they are fixed. */
  readonly spread: (x: Float64Array) => Float64Array;
  readonly pick: (x: Float64Array) => Float64Array;
}

const belongsTo = (name: string, part: string): boolean => name === part || name.startsWith(`${part}[`) || name.startsWith(`${part}.`);

/** All parameters vary: there may be millions of them, so that nothing is made for each. */
const all: Free = { numberOf: (index) => index, fill: ((x: Float64Array) => x) as Free["fill"], spread: (x) => x, pick: (x) => x.slice() };

/**
 * The parameters that are not fixed, by names: of one number, or of a part of the tree.
 *
 * @throws optimizer/fixed  where a name is none
 */
export const chooseFree = (call: string, start: Float64Array, nameOf: (index: number) => string, fixed: readonly string[]): Free => {
  if (fixed.length === 0) return all;
  const names = Array.from(start.keys(), nameOf);
  for (const part of fixed) if (!names.some((name) => belongsTo(name, part))) throw error("optimizer/fixed", { call, name: part, names: names.slice(0, 20) });
  const free = Array.from(start.keys()).filter((i) => !fixed.some((part) => belongsTo(names[i]!, part)));
  // Where each parameter stands in the free ones followed by the start.
  const positions = Int32Array.from(start, (_, i) => free.length + i);
  for (const [k, i] of free.entries()) positions[i] = k;
  const fill = (x: Float64Array | Tensor): Float64Array | Tensor => {
    if (!(x instanceof Float64Array)) return gather(concat([x, start] as never), positions);
    const filled = start.slice();
    for (const [k, i] of free.entries()) filled[i] = x[k]!;
    return filled;
  };
  const spread = (x: Float64Array): Float64Array => {
    const spreadOut = new Float64Array(start.length);
    for (const [k, i] of free.entries()) spreadOut[i] = x[k]!;
    return spreadOut;
  };
  return { numberOf: (index) => free[index]!, fill: fill as Free["fill"], spread, pick: (x) => Float64Array.from(free, (i) => x[i]!) };
};
