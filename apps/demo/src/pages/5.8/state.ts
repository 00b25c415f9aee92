import { compile, gradient } from "@gradkit/scalar";
import type { Taylor } from "@gradkit/taylor";
import { computed } from "@preact/signals";
import { lazily } from "../../lazily.js";
import { typedFormula } from "../../math/typed-formula.js";
import { grid } from "../../plot/grid.js";
import { integerParam, numberParam, textParam } from "../../url/param.js";
import { deliberately, urlState } from "../../url/url-state.js";

export const variables = ["x", "y"] as const;
export const bookExample = "x^2 + 2*x*y + y^3";

/** The state of the page: a function, the point of expansion, a step from it, the degree, half the width that is shown, and the error to tolerate as a power of ten. */
export const state = urlState({
  f: textParam("exp(-x)*sin(2*y) + x^2/4"),
  x: numberParam(0.3, [-1e6, 1e6]),
  y: numberParam(0.4, [-1e6, 1e6]),
  dx: numberParam(0.6, [-1e6, 1e6]),
  dy: numberParam(-0.5, [-1e6, 1e6]),
  n: integerParam(2, [0, 6]),
  w: numberParam(2, [0.01, 1000]),
  eps: numberParam(-1, [-12, 2]),
  k: integerParam(2, [0, 3]),
});

export const formula = typedFormula(state.f, variables);
export const f = computed(() => compile(formula.expr.value, variables));

export const center = computed((): readonly [number, number] => [state.x.value, state.y.value]);
export const delta = computed((): readonly [number, number] => [state.dx.value, state.dy.value]);
export const other = computed((): readonly [number, number] => [state.x.value + state.dx.value, state.y.value + state.dy.value]);
export const slope = computed(() => gradient(formula.expr.value, variables));

/** What is shown, around the point of expansion. */
export const xs = computed((): readonly [number, number] => [state.x.value - state.w.value, state.x.value + state.w.value]);
export const ys = computed((): readonly [number, number] => [state.y.value - state.w.value, state.y.value + state.w.value]);
export const heights = computed(() => grid(f.value, xs.value, ys.value, 56));

/** What expands and contracts. */
export const engine = lazily(() => import("./engine.js"));

/** The Taylor polynomial: null where there is none, undefined while the engine is on its way. */
export const polynomial = computed((): Taylor<number> | null | undefined => engine.value?.taylorOf(formula.expr.value, center.value, state.n.value));

/** Functions to begin with: point of expansion, step, degree and half width. */
const examples: Readonly<Record<string, readonly [x: number, y: number, dx: number, dy: number, n: number, w: number]>> = {
  "exp(-x)*sin(2*y) + x^2/4": [0.3, 0.4, 0.6, -0.5, 2, 2],
  [bookExample]: [1, 2, 0.5, 0.25, 3, 2],
  "sin(x + y^2)": [0, 0, 0.5, 0.5, 3, 1.5],
  "log(1 + x^2 + y^2)": [0.5, 0.5, 0.3, 0.3, 2, 1.5],
  "sqrt(x)*y": [1, 1, 0.4, 0.5, 2, 1.4],
  "abs(x) + y^2": [1, 0, -0.5, 0.5, 2, 2],
};

export const sources = Object.keys(examples);

/** Shows a function where it is worth looking at; Back undoes it. */
export const show = (source: string): void =>
  deliberately(() => {
    const [x, y, dx, dy, n, w] = examples[source]!;
    state.f.value = source;
    for (const [name, value] of Object.entries({ x, y, dx, dy, n, w })) state[name as "x"].value = value;
  });
