import { computed } from "@preact/signals";
import { compile, derivative, derive } from "@gradkit/scalar";
import { fitted } from "../../plot/fitted.js";
import { sampled } from "../../plot/sampled.js";
import { typedFormula } from "../../math/typed-formula.js";
import { integerParam, numberParam, textParam } from "../../url/param.js";
import { deliberately, urlState } from "../../url/url-state.js";

/** The state of the page: a function of x, a point, a step, a degree, half the width that is shown, and the reader's answer. */
export const state = urlState({
  f: textParam("sin(x^2)*exp(x/2)"),
  x: numberParam(0.5, [-1e6, 1e6]),
  h: numberParam(1.2, [1e-16, 10]),
  n: integerParam(6, [0, 20]),
  w: numberParam(3, [0.01, 1000]),
  answer: textParam(""),
});

export const formula = typedFormula(state.f, ["x"]);

/** The function in doubles, for pictures. */
export const f = computed(() => compile(formula.expr.value, ["x"]));

export const slope = computed(() => derivative(formula.expr.value, "x"));
export const derivation = computed(() => derive(formula.expr.value, "x"));
export const shown = computed((): readonly [number, number] => [-state.w.value, state.w.value]);

/** The values that are shown. */
export const ys = computed(() => fitted(sampled(f.value, shown.value, Infinity).map(([, y]) => y), [f.value(state.x.value)]));

/** Functions to begin with, and where each is worth looking at. */
export const examples: Readonly<Record<string, { readonly x: number; readonly n: number }>> = {
  "sin(x^2)*exp(x/2)": { x: 0.5, n: 6 },
  "x^4": { x: 1, n: 6 },
  "sin(x) + cos(x)": { x: 0, n: 5 },
  "(2x+1)^4": { x: -0.25, n: 2 },
  "1/(1 + x^2)": { x: 0.5, n: 8 },
  "abs(x)": { x: 0, n: 1 },
  "log(x)": { x: 1, n: 6 },
};

/** Shows a function at a point, and its polynomial of a degree; Back undoes it. */
export const show = (source: string, { x, n } = examples[source]!): void =>
  deliberately(() => {
    state.f.value = source;
    state.x.value = x;
    state.n.value = n;
  });
