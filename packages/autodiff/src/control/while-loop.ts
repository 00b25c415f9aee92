import { bind } from "../primitives/control/bind.js";
import type { Tensor } from "../tensor.js";
import { checkLike } from "../check-like.js";
import { flatten, treeOf } from "../tree.js";
import { closure, shareCaptured } from "./closure.js";
import type { Tensors } from "./types.js";

/**
 * A loop as long as a test holds: `step` from the state while `test(state)` is not 0. The number of steps may depend on the numbers, also in a recorded
 * program; reverse mode keeps the state before each step, so that its memory grows with the number of steps; `jvp` keeps nothing.
 *
 * @param test  a function of the state with a scalar value, such as less(norm(x), 1)
 * @param step  a function of the state that keeps its structure, shapes and dtypes
 * @throws autodiff/tree  where the state changes its structure or shape; autodiff/test  where the test is no scalar
 * @example
 * grad((x) => whileLoop((y) => less(y, 100), (y) => mul(y, y), x))(3) // => 17496
 */
export const whileLoop = <S>(test: (state: NoInfer<Tensors<S>>) => Tensor, step: (state: NoInfer<Tensors<S>>) => unknown, start: S): Tensors<S> => {
  const state = flatten("whileLoop", start, "state");
  const goes = closure("whileLoop", test as (...args: never[]) => unknown, [state.structure], state.leaves);
  const body = closure(
    "whileLoop",
    (current: Tensors<S>) => treeOf(state.structure, checkLike("whileLoop", flatten("whileLoop", step(current), "state"), state)),
    [state.structure],
    state.leaves,
  );
  const { captured, programs } = shareCaptured(goes, body);
  const outputs = bind("whileLoop", [...captured, ...state.leaves], { test: programs[0], body: programs[1], constants: captured.length, keep: false });
  return treeOf(state.structure, outputs) as Tensors<S>;
};
