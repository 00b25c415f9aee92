import { computed, type Signal } from "@preact/signals";
import { compile, compileAll, gradient, variables } from "@gradkit/scalar";
import { typedFormula } from "../../math/typed-formula.js";
import { integerParam, numberParam, textParam } from "../../url/param.js";
import { deliberately, urlState } from "../../url/url-state.js";

const far = [-1000, 1000] as const;

/** The variables that a formula may have. */
const known = ["x", "y", "z", "x1", "x2", "x3"] as const;

/**
 * The state of the page: a function with its point (a coordinate for each variable in their order), half the width that is shown, the variables on the axes and the one by which is
 * differentiated, each counted from 1; and the chain of section (5.49): a function of x₁ and x₂, those as functions of t or of s and t, and where.
 */
export const state = urlState({
  f: textParam("(x + 2*y^3)^2"),
  p1: numberParam(0.3, far),
  p2: numberParam(0.5, far),
  p3: numberParam(0.5, far),
  p4: numberParam(0.5, far),
  p5: numberParam(0.5, far),
  p6: numberParam(0.5, far),
  w: numberParam(1.5, [0.01, 1000]),
  across: integerParam(1, [1, 6]),
  up: integerParam(2, [1, 6]),
  by: integerParam(2, [1, 6]),
  c: textParam("x1^2 + 2*x2"),
  c1: textParam("sin(t)"),
  c2: textParam("cos(t)"),
  t: numberParam(0.9, [-10, 10]),
  s: numberParam(1, [-10, 10]),
});

export const formula = typedFormula(state.f, known);

/** The variables in their order; two at least, so that there is something to draw. */
export const names = computed((): readonly string[] => {
  const found = variables(formula.expr.value);
  const spare = found.some((name) => name.startsWith("x") && name !== "x") ? ["x1", "x2"] : ["x", "y"];
  return known.filter((name) => found.includes(name) || (found.length < 2 && spare.includes(name))).slice(0, Math.max(2, found.length));
});

const coordinates: readonly Signal<number>[] = [state.p1, state.p2, state.p3, state.p4, state.p5, state.p6];

/** A coordinate of the point for each variable. */
export const point = computed(() => names.value.map((name, k) => ({ name, at: coordinates[k]! })));

const f = computed(() => compile(formula.expr.value, names.value));
export const partials = computed(() => gradient(formula.expr.value, names.value));
const partialsAt = computed(() => compileAll(partials.value, names.value));

/** The value, and the gradient as a row, at the point. */
export const value = computed(() => f.value(...point.value.map(({ at }) => at.value)));
export const row = computed(() => [...partialsAt.value(point.value.map(({ at }) => at.value))]);

const chosen = (index: number, other: number): number => (index <= names.value.length ? index - 1 : other);

/** The variables on the axes, and the one by which is differentiated, as indices. */
export const axes = computed((): readonly [number, number] => {
  const [across, up] = [chosen(state.across.value, 0), chosen(state.up.value, 1)];
  return [across, up === across ? (across === 0 ? 1 : 0) : up];
});
export const by = computed(() => chosen(state.by.value, 0));

/** The function of the variables on the axes, the others held where the point is. */
export const section = computed(() => {
  const [i, j] = axes.value;
  const fixed = point.value.map(({ at }, k) => (k === i || k === j ? 0 : at.value));
  return (a: number, b: number): number => f.value(...fixed.map((held, k) => (k === i ? a : k === j ? b : held)));
});

interface Example {
  readonly p: readonly number[];
  readonly w: number;
}

/** Functions to begin with, and where each is worth looking at. */
export const examples: Readonly<Record<string, Example>> = {
  "(x + 2*y^3)^2": { p: [0.3, 0.5], w: 1.5 },
  "x1^2*x2 + x1*x2^3": { p: [1, 0.5], w: 2 },
  "x^2 + 3*y^2": { p: [1, 0.6], w: 2 },
  "sin(x)*cos(y)": { p: [0.8, 0.6], w: 3.5 },
  "x*y*z + z^2": { p: [1, -0.5, 0.5], w: 2 },
};

/** Shows a function at a point; Back undoes it. */
export const show = (source: string, { p, w } = examples[source]!): void =>
  deliberately(() => {
    state.f.value = source;
    state.w.value = w;
    state.across.value = 1;
    state.up.value = 2;
    p.forEach((at, k) => (coordinates[k]!.value = at));
  });
