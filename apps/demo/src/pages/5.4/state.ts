import { computed } from "@preact/signals";
import { compileAll, gradient as partials } from "@gradkit/scalar";
import { evaluate, gradient, matrix, parse, vector } from "@gradkit/matrix";
import { lazily } from "../../lazily.js";
import { shuffled, shuffledMatrix } from "../../math/shuffled.js";
import { typedMatrix } from "../../math/typed-matrix.js";
import { indexParam, indexWithin } from "../../url/index-param.js";
import { linesParam } from "../../url/lines-param.js";
import { integerParam, numberParam, textParam } from "../../url/param.js";
import { deliberately, urlState } from "../../url/url-state.js";

const small = [1, 4] as const;

/**
 * The state of the page: the sizes of A and B in dA/dB; F(X) of the reader, with the sizes of X and the chosen cell; A(x) of Figure 5.7, a row a line, with its point and the chosen cell of its derivative; the sizes and the chosen cell in
 * Example 5.12, and in Example 5.13; and the seed of the numbers.
 */
export const state = urlState({
  m: integerParam(2, small),
  n: integerParam(3, small),
  p: integerParam(3, small),
  q: integerParam(2, small),
  own: textParam("X*C*X'"),
  om: integerParam(2, small),
  on: integerParam(2, small),
  o: indexParam([0, 1, 0, 0]),
  A: linesParam("x1*x2, x3; x2^2, x1 + x3; sin(x1), x1*x3; x2, exp(x3)"),
  x1: numberParam(1, [-100, 100]),
  x2: numberParam(2, [-100, 100]),
  x3: numberParam(-0.5, [-100, 100]),
  a: indexParam([0, 0, 1]),
  fm: integerParam(3, small),
  fn: integerParam(2, small),
  f: indexParam([1, 1, 0]),
  M: integerParam(3, small),
  N: integerParam(2, small),
  k: indexParam([0, 1, 2, 0]),
  seed: integerParam(1, [1, 9999]),
});

export const x = ["x1", "x2", "x3"] as const;
export const A = typedMatrix(state.A, x, [4, 3]);

/** dA/dx of Figure 5.7: its shape, its formulas and numbers, and the chosen cell. */
export const figure = computed(() => {
  const rows = A.rows.value;
  const of = [rows.length, rows[0]!.length];
  const formulas = rows.flat().map((entry) => partials(entry, x));
  const data = compileAll(formulas.flat(), x)(x.map((name) => state[name].value));
  return { of, by: [3], formulas, data };
});

/** x and A of Example 5.12, and df/dA of f = Ax in closed form: δᵢⱼ xₖ. */
export const product = computed(() => {
  const [m, n] = [state.fm.value, state.fn.value];
  const next = shuffled(state.seed.value);
  const values = { A: shuffledMatrix(next, m, n), x: Array.from({ length: n }, next) };
  const closed = gradient(parse("A*x", [matrix("A", "m", "n"), vector("x", "n")]), "A");
  return { of: [m], by: [m, n], closed, values, data: [...evaluate(closed, { ...values, m, n })] };
});

/** R of Example 5.13, K = RᵀR and dK/dR in closed form. */
export const gram = computed(() => {
  const [m, n] = [state.M.value, state.N.value];
  const values = { R: shuffledMatrix(shuffled(state.seed.value + 1), m, n) };
  const K = parse("R'*R", [matrix("R", "m", "n")]);
  const closed = gradient(K, "R");
  return { of: [n, n], by: [m, n], closed, values, K: evaluate(K, values).toNested() as unknown as number[][], data: [...evaluate(closed, values)] };
});

const within = (name: "a" | "f" | "k", derivative: () => { readonly of: readonly number[]; readonly by: readonly number[] }) =>
  computed(() => {
    const { of, by } = derivative();
    return indexWithin(state[name].value, [...of, ...by]);
  });

export const chosen = { a: within("a", () => figure.value), f: within("f", () => product.value), k: within("k", () => gram.value) };

/** Automatic differentiation, when it is there. */
export const engine = lazily(() => import("./engine.js"));

export const shuffle = (): void => deliberately(() => (state.seed.value = (state.seed.value % 9999) + 1));
