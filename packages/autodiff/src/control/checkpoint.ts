import { bind } from "../bind.js";
import { flattenArguments, ofTensors, unflatten, type Structure } from "../tree.js";
import { closure } from "./closure.js";

/**
 * f, whose derivatives keep its arguments alone and compute the rest a second time: less memory for one more evaluation of f.
 *
 * @param f  a function of trees; it is recorded, so it must not branch on numbers
 * @example
 * grad((x) => checkpoint((y) => sin(exp(y)))(x))(0) // => 0.5403023058681398
 */
export const checkpoint =
  <A extends readonly unknown[], R>(f: (...args: A) => R): ((...args: A) => R) =>
  (...args) => {
    const flat = flattenArguments("checkpoint", args);
    const { list } = flat.structure as { list: readonly Structure[] };
    const { program, captured, result } = closure("checkpoint", f as (...args: never[]) => unknown, list, flat.leaves);
    return unflatten(ofTensors(result), bind("call", [...captured, ...flat.leaves], { body: program })) as R;
  };
