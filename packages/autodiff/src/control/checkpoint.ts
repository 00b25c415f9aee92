import { bind } from "../primitives/control/bind.js";
import { flattenArguments, treeOf, type Structure } from "../tree.js";
import { closure } from "./closure.js";
import type { AnyFunction, Givens, Params } from "../transform/types.js";

/** Parameters of which the function says nothing are tensors. */
export interface Checkpoint {
  <P extends Params, R>(f: (...args: P) => R): (...args: Givens<P>) => R;
  <P extends readonly unknown[], R>(f: (...args: P) => R): (...args: Givens<P>) => R;
}

/**
 * f, whose derivatives keep its arguments alone and compute the rest a second time: less memory for one more evaluation of f.
 *
 * @param f  a function of trees; it is recorded, so it must not branch on numbers
 * @example
 * grad((x) => checkpoint((y) => sin(exp(y)))(x))(0) // => 0.5403023058681398
 */
export const checkpoint = ((f: AnyFunction) =>
  (...args: readonly unknown[]) => {
    const flat = flattenArguments("checkpoint", args);
    const { list } = flat.structure as { list: readonly Structure[] };
    const { program, captured, result } = closure("checkpoint", f, list, flat.leaves);
    return treeOf(result, bind("call", [...captured, ...flat.leaves], { body: program }));
  }) as Checkpoint;
