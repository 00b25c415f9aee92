import { computed } from "@preact/signals";
import { compileAll, derivative, directional, equal, gradient, substitute, variables, type Expr } from "@gradkit/scalar";
import { typedFormula } from "../../math/typed-formula.js";
import { state } from "./state.js";

const inputs = ["x1", "x2"] as const;

export const outer = typedFormula(state.c, inputs);
export const inner = [typedFormula(state.c1, ["s", "t"]), typedFormula(state.c2, ["s", "t"])] as const;

const path = computed(() => ({ x1: inner[0].expr.value, x2: inner[1].expr.value }));

/** What x depends on: t, or s and t. */
export const parameters = computed((): readonly string[] => (Object.values(path.value).some((expr) => variables(expr).includes("s")) ? ["s", "t"] : ["t"]));

/** The chain rule's factors, shape 1×2 and 2×(1 or 2), and its product: of each parameter the derivative of f along the derivative of x. */
export const chain = computed(() => {
  const { x1, x2 } = path.value;
  const f = outer.expr.value;
  const row = gradient(f, inputs);
  const columns = parameters.value.map((by) => ({ x1: derivative(x1, by), x2: derivative(x2, by) }));
  return { row, matrix: inputs.map((name) => columns.map((column) => column[name])), product: columns.map((direction) => directional(f, direction)) };
});

/** The derivatives of f(x(s, t)), x put in before, and whether they are the products above. */
export const direct = computed(() => {
  const f = substitute(outer.expr.value, path.value);
  return parameters.value.map((by, k) => {
    const total = derivative(f, by);
    return { total, same: equal(total, substitute(chain.value.product[k]!, path.value)).equal };
  });
});

const at = (exprs: readonly Expr[]): ((s: number, t: number) => number[]) => {
  const run = compileAll(exprs.map((expr) => substitute(expr, path.value)), ["s", "t"]);
  return (s, t) => [...run([s, t])];
};

/** Where x is, for the picture. */
export const place = computed(() => at(inputs.map((name) => path.value[name])));

/** All of the chain in numbers, at s and t. */
export const numbers = computed(() => {
  const { row, matrix, product } = chain.value;
  const [s, t, n] = [state.s.value, state.t.value, parameters.value.length];
  const flat = at(matrix.flat())(s, t);
  return { at: place.value(s, t), row: at(row)(s, t), matrix: [flat.slice(0, n), flat.slice(n)], product: at(product)(s, t) };
});
