import { checkFunction } from "../check-function.js";
import { bind } from "../primitives/control/bind.js";
import { programError } from "../errors.js";
import type { Tensor } from "../tensor.js";
import { outputsOf } from "../primitives/control/sub-program.js";
import { checkLike } from "../check-like.js";
import { flatten, flattenArguments, treeOf, type Structure } from "../tree.js";
import { closure, shareCaptured, type Closure } from "./closure.js";
import type { Operands } from "./types.js";

/**
 * onTrue(…operands) where `test` is not 0, else onFalse(…operands); only the chosen branch is computed. In a batch whose elements choose differently both
 * are, and the values are selected.
 *
 * @param test  a scalar, such as less(x, 0)
 * @throws autodiff/test  where `test` is none; autodiff/tree  where the branches differ in structure or shape
 * @example
 * grad((x) => cond(less(x, 0), (x) => neg(x), (x) => square(x), x))(3) // => 6
 */
export const cond = <A extends readonly unknown[], R>(
  test: Tensor | number,
  onTrue: (...operands: Operands<A>) => R,
  onFalse: (...operands: Operands<A>) => NoInfer<R>,
  ...operands: A
): R => {
  const flat = flattenArguments("cond", operands);
  const { leaves: [chosen] } = flatten("cond", test, "test");
  if (chosen!.shape.length > 0) throw programError("autodiff/test", { call: "cond", shape: chosen!.shape });
  const { list } = flat.structure as { list: readonly Structure[] };
  const record = (branch: (...args: never[]) => unknown): Closure => closure("cond", branch, list, flat.leaves);
  checkFunction("cond", onFalse);
  const yes = record(onTrue as (...args: never[]) => unknown);
  const leaves = outputsOf(yes.program);
  const like = { leaves, paths: leaves.map((_, k) => `value ${k} of the branches`), structure: yes.result };
  const no = record((...args) => treeOf(yes.result, checkLike("cond", flatten("cond", (onFalse as (...args: never[]) => unknown)(...args), "the second branch"), like)));

  const { captured, programs: [onYes, onNo] } = shareCaptured(yes, no);
  const outputs = bind("cond", [chosen!, ...captured, ...flat.leaves], { onTrue: onYes, onFalse: onNo });
  return treeOf(yes.result, outputs) as R;
};
