import { computed, type Signal } from "@preact/signals";
import { compileAll, gradient, variables } from "@gradkit/scalar";
import type { Shape } from "@gradkit/shapes";
import { lazily } from "../../lazily.js";
import { apart as difference } from "../../math/apart.js";
import { typedFormulas } from "../../math/typed-formulas.js";
import { integerParam, numberParam } from "../../url/param.js";
import { linesParam } from "../../url/lines-param.js";
import { deliberately, urlState } from "../../url/url-state.js";

const far = [-1000, 1000] as const;

/** The variables that the components may have. */
const known = ["x", "y", "z", "t", "x1", "x2", "x3"] as const;

/**
 * The state of the page: the components of a function, one a line; a coordinate of the point for each variable in their order; the chosen cell of the Jacobian; the side of the square
 * whose area is compared and half the width around it; the sizes of A in Example 5.9; t of Example 5.10; the sizes in Example 5.11.
 */
export const state = urlState({
  f: linesParam("x1 + 0.3*sin(2*x2); x2 + 0.3*sin(2*x1)"),
  p1: numberParam(-1.2, far),
  p2: numberParam(0.2, far),
  p3: numberParam(0.5, far),
  p4: numberParam(0.5, far),
  p5: numberParam(0.5, far),
  p6: numberParam(0.5, far),
  p7: numberParam(0.5, far),
  row: integerParam(1, [1, 4]),
  column: integerParam(2, [1, 7]),
  side: numberParam(0.35, [0.001, 1]),
  w: numberParam(1.6, [0.1, 100]),
  m: integerParam(2, [1, 4]),
  n: integerParam(3, [1, 4]),
  t: numberParam(1, [-10, 10]),
  N: integerParam(4, [1, 6]),
  D: integerParam(2, [1, 4]),
});

export const formulas = typedFormulas(state.f, known, 4);

/** The variables of all components in their order, one at least. */
export const names = computed((): readonly string[] => {
  const found = new Set(formulas.exprs.value.flatMap((expr) => variables(expr)));
  return found.size === 0 ? ["x"] : known.filter((name) => found.has(name));
});

const coordinates: readonly Signal<number>[] = [state.p1, state.p2, state.p3, state.p4, state.p5, state.p6, state.p7];

/** A coordinate of the point for each variable. */
export const point = computed(() => names.value.map((name, k) => ({ name, at: coordinates[k]! })));
const at = computed(() => point.value.map((coordinate) => coordinate.at.value));

/** The shapes of f(x) and of x, as in Figure 5.6: one component is a scalar, and so is one variable. */
export const shapes = computed((): { readonly of: Shape; readonly by: Shape } => {
  const [m, n] = [formulas.exprs.value.length, names.value.length];
  return { of: m === 1 ? [] : [m], by: n === 1 ? [] : [n] };
});

/** The components as a function of the coordinates. */
export const f = computed(() => compileAll(formulas.exprs.value, names.value));

/** The Jacobian in formulas, a row a component, and its values at the point. */
export const partials = computed(() => formulas.exprs.value.map((expr) => gradient(expr, names.value)));
const values = computed(() => compileAll(partials.value.flat(), names.value));
export const J = computed(() => {
  const flat = [...values.value(at.value)];
  const n = names.value.length;
  return partials.value.map((_, i) => flat.slice(i * n, (i + 1) * n));
});

/** Automatic differentiation and linear algebra, when they are there. */
export const engine = lazily(() => import("./engine.js"));

/** How far the Jacobian of the packages' other engine is from it; undefined until that is there. */
export const apart = computed((): number | undefined => {
  const traced = engine.value?.jacobianOf(formulas.exprs.value, names.value, at.value);
  return traced && difference(J.value.flat(), traced.flat());
});

/** The chosen cell, within the Jacobian. */
export const chosen = computed((): readonly [number, number] => [Math.min(state.row.value, partials.value.length) - 1, Math.min(state.column.value, names.value.length) - 1]);
export const choose = (i: number, j: number): void => {
  state.row.value = i + 1;
  state.column.value = j + 1;
};

interface Example {
  readonly p: readonly number[];
  readonly w?: number;
}

/** Functions to begin with, and where each is worth looking at. */
export const examples: Readonly<Record<string, Example>> = {
  "x1 + 0.3*sin(2*x2); x2 + 0.3*sin(2*x1)": { p: [-1.2, 0.2], w: 1.6 },
  "x1^2 - x2^2; 2*x1*x2": { p: [0.8, 0.4], w: 1.2 },
  "-2*x1 + x2; x1 + x2": { p: [0.3, 0.4], w: 1.6 },
  "x1*cos(x2); x1*sin(x2)": { p: [1, 0.6], w: 2 },
  "x1*x2; x2^2; sin(x1)": { p: [1, 2] },
};

/** A function for each quarter of Figure 5.6. */
export const kinds = { scalar: "sin(x)", row: "x1^2 + x2*x3", column: "cos(t); sin(t); t/4", matrix: "x1*x2; x2^2; sin(x1)" } as const;

/** Shows a function; Back undoes it. */
export const show = (source: string): void =>
  deliberately(() => {
    state.f.value = source;
    const { p, w } = examples[source] ?? { p: [] };
    p.forEach((value, k) => (coordinates[k]!.value = value));
    if (w !== undefined) state.w.value = w;
  });
