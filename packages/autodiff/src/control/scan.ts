import { pairOf } from "../pair-of.js";
import { checkFunction } from "../check-function.js";
import { checkOptions } from "../check-options.js";
import { aval } from "../aval.js";
import { bind } from "../primitives/control/bind.js";
import { programError } from "../errors.js";
import { checkLike } from "../check-like.js";
import { flatten, treeOf, type Structure } from "../tree.js";
import { closure } from "./closure.js";
import type { Rows, Stacked, Tensors } from "./types.js";

export interface ScanOptions {
  /** How many steps, where there is nothing to scan over. */
  readonly length?: number;
  /** From the last row to the first. */
  readonly reverse?: boolean;
}

/**
 * A loop over rows that carries a state: `step(carry, x)` gives [carry, y], and the scan gives the last carry and all y stacked. One equation of a program
 * whatever the number of steps, with forward and reverse mode; the reverse keeps the carry of each step and computes the rest of it again.
 *
 * @param step   a function of the carry and a row, both trees; the carry keeps its structure, shapes and dtypes
 * @param start  the first carry
 * @param xs     a tree of tensors with a common first axis, or undefined for a loop of `length` steps
 * @returns      [carry, ys]
 * @throws autodiff/tree  where the carry changes its structure or shape; autodiff/rows  where rows differ in number
 * @source MML 5.111, a net as a scan over its layers
 * @example
 * const [last, all] = scan((total, x) => [add(total, x), add(total, x)], 0, [1, 2, 3])
 * toArray(all) // => [1, 3, 6]
 */
export const scan = <C, X = undefined, Y = unknown>(
  step: (carry: NoInfer<Tensors<C>>, x: NoInfer<Rows<X>>) => readonly [next: unknown, y: Y],
  start: C,
  xs?: X,
  options?: ScanOptions,
): [last: Tensors<C>, ys: Stacked<Y>] => {
  const { length, reverse = false } = checkOptions("scan", options, ["length", "reverse"]) ?? {};
  checkFunction("scan", step);
  const carry = flatten("scan", start, "carry");
  const rows = xs === undefined ? undefined : flatten("scan", xs, "xs");
  const lengths = [...(length === undefined ? [] : [length]), ...(rows?.leaves.map(({ shape }) => shape[0] ?? "a scalar") ?? [])];
  const steps = lengths[0];
  if (typeof steps !== "number" || !Number.isInteger(steps) || steps < 0 || lengths.some((n) => n !== steps)) throw programError("autodiff/rows", { call: "scan", got: lengths });

  const stepAvals = [...carry.leaves, ...(rows?.leaves.map(({ shape, dtype }) => aval(shape.slice(1), dtype)) ?? [])];
  const { program, captured, result } = closure(
    "scan",
    (state: Tensors<C>, x: Rows<X>) => {
      const [next, y] = pairOf("scan", "the value of a step", "[carry, y]", step(state, x));
      return [treeOf(carry.structure, checkLike("scan", flatten("scan", next, "carry"), carry)), { y: y ?? {} }];
    },
    [carry.structure, ...(rows ? [rows.structure] : [])],
    stepAvals,
  );
  const outputs = bind("scan", [...captured, ...carry.leaves, ...(rows?.leaves ?? [])], {
    body: program, length: steps, constants: captured.length, carries: carry.leaves.length, reverse,
  });
  const ys = (result as { list: readonly { entries: readonly (readonly [string, Structure])[] }[] }).list[1]!.entries[0]![1];
  return [treeOf(carry.structure, outputs.slice(0, carry.leaves.length)) as Tensors<C>, treeOf(ys, outputs.slice(carry.leaves.length)) as Stacked<Y>];
};
