import { multiIndex, type NDArray } from "@gradkit/shapes";
import { showAval } from "../aval.js";
import { debugError } from "../errors.js";
import { dense } from "../kernels/dense.js";
import { isConcrete, numbersOf } from "../tensor.js";
import type { AnyFunction, Givens, Params, Returned } from "../transform/types.js";
import { flatten, flattenArguments, returned, treeOf, unflatten } from "../tree.js";
import { watched, type Watch } from "../watch.js";
import { asAt, here, remember, type Place } from "./place.js";

export interface DebugNaN {
  <P extends Params, R>(f: (...args: P) => R): <A extends Givens<P>>(...args: A) => Returned<R, A>;
  <P extends readonly unknown[], R>(f: (...args: P) => R): <A extends Givens<P>>(...args: A) => Returned<R, A>;
}

/** What a NaN goes back to. */
interface Cause extends Omit<Place, "asked"> {
  /** The operation with its operands, `log(-1)`. */
  readonly operation: string;
  /** False where it came in with an argument or a constant. */
  readonly made: boolean;
  readonly asked?: Error;
}

/**
 * f, which throws where its value has a NaN: the error names the operation that made it, with the numbers that it was given, and the line of your code that
 * asked for it, also if it was made in the reverse pass of a derivative that f takes. A NaN that something selects away, and is in no result, is passed over. For debugging:
 * every operation is looked through.
 *
 * The line is one of the script that runs; the error's `cause` was made there, and development tools map its stack to the sources.
 *
 * @throws autodiff/nan
 * @example
 * debugNaN((x) => add(log(x), 1))(2) // => 1.6931471805599454
 * debugNaN((x) => add(log(x), 1))(-1) // throws autodiff/nan
 */
export const debugNaN = ((f: AnyFunction) =>
  (...args: readonly unknown[]) => {
    const { watch, causeOf } = tracker();
    const flat = flattenArguments("debugNaN", args);
    const result = watched(watch, () => flatten("debugNaN", f(...(treeOf(flat.structure, flat.leaves) as unknown[])), "f(x)"));
    for (const [k, leaf] of result.leaves.entries()) {
      if (!isConcrete(leaf) || firstNaN(numbersOf(leaf)) < 0) continue;
      const { operation, made, site, pass, asked } = causeOf(numbersOf(leaf));
      const found = debugError("autodiff/nan", { operation, made, site, pass, path: result.paths[k]!, index: multiIndex(firstNaN(numbersOf(leaf)), leaf.shape) });
      throw asked ? Object.assign(found, { cause: asked }) : found;
    }
    return unflatten(returned(result.structure, flat.structure), result.leaves);
  }) as DebugNaN;

/** Follows every NaN to the operation that made it, by the array that holds it. */
const tracker = (): { readonly watch: Watch; readonly causeOf: (array: NDArray) => Cause } => {
  const causes = new WeakMap<NDArray, Cause>();
  const made: Cause[] = [];
  const computed: Watch["computed"] = (name, inputs, compute) => {
    const before = made.length;
    const outputs = compute();
    const bad = outputs.filter((y) => firstNaN(y) >= 0);
    if (bad.length === 0) return outputs;
    const source = inputs.find((x) => firstNaN(x) >= 0);
    // Of a loop the operation inside is to blame.
    const known = source ? causes.get(source) : made[before];
    const cause = known ?? { ...here(), operation: shown(name, inputs, bad[0]!), made: !source };
    if (cause.made && !made.includes(cause)) made.push(cause);
    for (const y of bad) causes.set(y, cause);
    return outputs;
  };
  const given: Cause = { operation: "an argument", made: false, site: undefined, pass: "forward" };
  return { watch: { computed, recorded: remember, replayed: asAt }, causeOf: (array) => causes.get(array) ?? made[0] ?? given };
};

const firstNaN = (array: NDArray): number => (array.dtype === "int32" ? -1 : dense(array).findIndex((x) => Number.isNaN(x)));

/** `log(-1)`: the numbers of the element that is NaN where operands and result go by elements, else what the operands are. */
const shown = (name: string, inputs: readonly NDArray[], output: NDArray): string => {
  const k = firstNaN(output);
  const isElementwise = inputs.every(({ size }) => size === output.size);
  return `${name}(${inputs.map((x) => (isElementwise ? String(dense(x)[k]) : showAval(x))).join(", ")})`;
};
