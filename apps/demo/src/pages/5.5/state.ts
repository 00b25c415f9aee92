import { choiceParam, flagParam, integerParam, textParam } from "../../url/param.js";
import { deliberately, urlState } from "../../url/url-state.js";

const small = [1, 4] as const;

/**
 * The state of the page: an expression of the reader, its symbols, the one by which is differentiated and the layout; f(X) of the first identities; the seed of the numbers and the sizes;
 * whether matrices that are inverted are singular, and whether W is symmetric.
 */
export const state = urlState({
  e: textParam("(x - A*s)'*W*(x - A*s)"),
  symbols: textParam("x: m; A: m×n; s: n; W: m×m"),
  by: textParam("s", { maxLength: 40 }),
  layout: choiceParam(["numerator", "denominator"], "numerator"),
  f: textParam("A*X*B + C"),
  seed: integerParam(1, [1, 9999]),
  m: integerParam(3, small),
  n: integerParam(2, small),
  p: integerParam(2, small),
  q: integerParam(3, small),
  singular: flagParam(false),
  symmetric: flagParam(true),
});

/** An expression with its symbols, and the one by which is differentiated. */
export interface Example {
  readonly e: string;
  readonly symbols: string;
  readonly by: string;
}

/** Expressions to begin with. */
export const examples: readonly Example[] = [
  { e: "(x - A*s)'*W*(x - A*s)", symbols: "x: m; A: m×n; s: n; W: m×m", by: "s" },
  { e: "a'*inv(X)*b", symbols: "a: n; X: n×n invertible; b: n", by: "X" },
  { e: "tr(A*X'*B*X)", symbols: "A: m×m; X: n×m; B: n×n", by: "X" },
  { e: "logdet(X)", symbols: "X: n×n invertible", by: "X" },
  { e: "X*inv(A)*X'", symbols: "X: m×n; A: n×n invertible", by: "X" },
  { e: "sum(log(ones(m) + exp(-(X*w))))", symbols: "X: m×n; w: n", by: "w" },
];

/** Shows an expression; Back undoes it. */
export const show = ({ e, symbols, by }: Example): void =>
  deliberately(() => {
    state.e.value = e;
    state.symbols.value = symbols;
    state.by.value = by;
  });

export const shuffle = (): void => deliberately(() => (state.seed.value = (state.seed.value % 9999) + 1));

/** The sizes by name; those that have no field of their own are 2. */
export const sizes = (): Readonly<Record<string, number>> => ({ m: state.m.value, n: state.n.value, p: state.p.value, q: state.q.value });
