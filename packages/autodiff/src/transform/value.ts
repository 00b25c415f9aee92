import { pairOf } from "../pair-of.js";
import { error } from "../errors.js";
import type { Trace } from "../trace.js";
import { containersOf, flatten, released, type Flat, type Structure } from "../tree.js";
import { primalOf } from "./forward.js";
import type { WithAux } from "./types.js";

/** The value of a function that is being differentiated: a tree of tensors, and what the function gave beside it, as it is outside. */
export interface Value extends Flat {
  readonly aux?: unknown;
}

/** With `hasAux` the function gives [value, aux]: aux is not differentiated. */
export const valueOf = (call: string, given: unknown, hasAux: boolean, argument: Structure, trace: Trace): Value => {
  if (!hasAux) return differentiable(call, given, "f(x)", trace);
  const [value, aux] = pairOf(call, "f(x)", "[value, aux]", given);
  return { ...differentiable(call, value, "f(x)[0]", trace), aux: released(call, aux, argument, (x) => primalOf(trace, x)) };
};

/** The leaves of a value, all tensors once numbers of the argument were read: a number that was computed from those has lost its derivative. */
const differentiable = (call: string, value: unknown, path: string, trace: Trace): Flat => {
  const flat = flatten(call, value, path);
  const plain = trace.wasRead ? containersOf(flat.structure).findIndex((container) => container !== "tensor") : -1;
  if (plain >= 0) throw error("autodiff/plain-result", { call, path: flat.paths[plain]! });
  return flat;
};

/** Arguments after which options may stand: no argument is a tree with the leaf `true`. */
export const apartFromOptions = (given: readonly unknown[]): { readonly primals: readonly unknown[]; readonly hasAux: boolean } => {
  const hasAux = (given.at(-1) as Partial<WithAux> | null | undefined)?.aux === true;
  return { primals: hasAux ? given.slice(0, -1) : given, hasAux };
};
