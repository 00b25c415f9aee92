import { declare, evaluate, gradient, parse, type MatrixExpr } from "@gradkit/matrix";
import { computed } from "@preact/signals";
import { matrixNumbers } from "../../math/matrix-numbers.js";
import { attempt } from "../../math/matrix-problem.js";
import { indexWithin } from "../../url/index-param.js";
import { engine, state } from "./state.js";

/** The symbols that F(X) may have. */
const symbols = declare("X: m×n; C: n×n invertible; D: m×m; v: n");
const X = symbols[0]!;

export const examples = ["X*C*X'", "X'", "D*X*C", "X*v", "inv(X'*X + C)"] as const;

export const read = computed(() => attempt(() => parse(state.own.value, symbols)));

let last: MatrixExpr = parse(state.own.peek(), symbols);
export const F = computed((): MatrixExpr => (last = read.value.value ?? last));

const numbers = computed(() => {
  const sizes = { m: state.om.value, n: state.on.value };
  return { ...sizes, ...matrixNumbers(symbols, sizes, state.seed.value + 2) };
});

/** dF/dX in closed form and in numbers, or why it has none. */
export const own = computed(() =>
  attempt(() => {
    const closed = gradient(F.value, X);
    const value = evaluate(closed, numbers.value);
    return { closed, of: value.shape.slice(0, -2), by: value.shape.slice(-2), data: [...value] };
  }),
);

/** How far differences are from it. */
export const apart = computed(() => attempt(() => engine.value?.checked(F.value, X, numbers.value)).value ?? NaN);

export const chosen = computed(() => indexWithin(state.o.value, own.value.value ? [...own.value.value.of, ...own.value.value.by] : []));
