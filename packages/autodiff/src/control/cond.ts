import { bind } from "../bind.js";
import { error } from "../errors.js";
import type { Tensor } from "../tensor.js";
import { checkLike, flatten, flattenArguments, ofTensors, unflatten } from "../tree.js";
import { avalsOf } from "../program/program.js";
import { closure, shareCaptured, type Closure } from "./closure.js";

/**
 * onTrue(…operands) where `test` is not 0, else onFalse(…operands); only the chosen branch is computed. In a batch whose elements choose differently both
 * are, and the values are selected.
 *
 * @param test  a scalar, such as less(x, 0)
 * @throws autodiff/not-scalar  where `test` is none; autodiff/tree  where the branches differ in structure or shape
 * @example
 * grad((x) => cond(less(x, 0), (x) => neg(x), (x) => square(x), x))(3) // => 6
 */
export const cond = <A extends readonly unknown[], R>(test: Tensor | number, onTrue: (...operands: A) => R, onFalse: (...operands: A) => R, ...operands: A): R => {
  const flat = flattenArguments("cond", operands);
  const { leaves: [chosen] } = flatten("cond", test, "test");
  if (chosen!.shape.length > 0) throw error("autodiff/not-scalar", { call: "cond", shape: chosen!.shape });
  const structures = (flat.structure as { list: readonly Parameters<typeof ofTensors>[0][] }).list;
  const branches = [onTrue, onFalse].map((branch) => closure("cond", branch as (...args: never[]) => unknown, structures, flat.leaves));
  const [yes, no] = branches as [Closure, Closure];
  checkLike("cond", { leaves: outputAvals(no) as Tensor[], paths: [], structure: no.result }, { leaves: outputAvals(yes), paths: outputAvals(yes).map((_, k) => `value ${k} of the branches`) });

  const { captured, programs: [onYes, onNo] } = shareCaptured(yes, no);
  const outputs = bind("cond", [chosen!, ...captured, ...flat.leaves], { onTrue: onYes, onFalse: onNo });
  return unflatten(ofTensors(yes.result), outputs) as R;
};

const outputAvals = ({ program }: Closure) => {
  const avals = avalsOf(program);
  return program.outputs.map((output) => avals[output]!);
};
