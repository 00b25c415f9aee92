import { computed } from "@preact/signals";
import { compileAll, derivative, equal, variables } from "@gradkit/scalar";
import { chainOf, chainValues } from "../../math/chain.js";
import { typedFormula } from "../../math/typed-formula.js";
import { state } from "./state.js";

export const outer = typedFormula(state.c, ["x1", "x2"]);
export const inner = [typedFormula(state.c1, ["s", "t"]), typedFormula(state.c2, ["s", "t"])] as const;

const path = computed(() => ({ x1: inner[0].expr.value, x2: inner[1].expr.value }));

/** What x depends on: t, or s and t. */
export const parameters = computed((): readonly string[] => (Object.values(path.value).some((expr) => variables(expr).includes("s")) ? ["s", "t"] : ["t"]));

export const chain = computed(() => chainOf(outer.expr.value, path.value, parameters.value));

/** The derivatives of f(x(s, t)), x put in before, and whether they are the products of the chain. */
export const direct = computed(() => {
  const { inside, product } = chain.value;
  return parameters.value.map((by, k) => {
    const total = derivative(inside(outer.expr.value), by);
    return { total, same: equal(total, inside(product[k]!)).equal };
  });
});

/** Where x is, for the picture. */
export const place = computed(() => {
  const run = compileAll(Object.values(path.value), ["s", "t"]);
  return (s: number, t: number): readonly [number, number] => {
    const [x1, x2] = run([s, t]);
    return [x1!, x2!];
  };
});

/** The chain in numbers, at s and t. */
export const numbers = computed(() => {
  const at = parameters.value.length > 1 ? [state.s.value, state.t.value] : [state.t.value];
  return { ...chainValues(chain.value, parameters.value)(at), at: place.value(state.s.value, state.t.value) };
});
