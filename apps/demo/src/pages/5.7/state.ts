import { compileAll, gradient, hessian } from "@gradkit/scalar";
import type { Quadratic } from "@gradkit/taylor";
import { computed } from "@preact/signals";
import { lazily } from "../../lazily.js";
import { typedFormula } from "../../math/typed-formula.js";
import { grid } from "../../plot/grid.js";
import { choiceParam, numberParam, textParam } from "../../url/param.js";
import { deliberately, urlState } from "../../url/url-state.js";

const variables = ["x", "y"] as const;
export const exception = "x*y*(x^2 - y^2)/(x^2 + y^2)";

/** The state of the page: a function of x and y, a point, half the width that is shown, what the picture's ground is, and a second function. */
export const state = urlState({
  f: textParam("sin(x)*cos(y) + x/4"),
  x: numberParam(0.8, [-1e6, 1e6]),
  y: numberParam(0.6, [-1e6, 1e6]),
  w: numberParam(3, [0.01, 1000]),
  ground: choiceParam(["kinds", "levels"], "kinds"),
  g: textParam("x*y^2"),
});

export const formula = typedFormula(state.f, variables);
export const second = typedFormula(state.g, variables);

export const point = computed((): readonly [number, number] => [state.x.value, state.y.value]);
export const side = computed((): readonly [number, number] => [-state.w.value, state.w.value]);

const slopes = computed(() => gradient(formula.expr.value, variables));
export const curvature = computed(() => hessian(formula.expr.value, variables));

/** Value, gradient and Hessian in doubles, in this order: f, f_x, f_y, f_xx, f_xy, f_yx, f_yy. */
export const numbers = computed(() => compileAll([formula.expr.value, ...slopes.value, ...curvature.value.flat()], variables));

export const heights = computed(() => {
  const all = compileAll([formula.expr.value], variables);
  return grid((x, y) => all([x, y])[0]!, side.value, side.value);
});

/** What differentiates. */
export const engine = lazily(() => import("./engine.js"));

/** What decomposes many at once, which is a task of its own. */
export const decomposition = lazily(() => import("./eigenvalues.js"));

/** The quadratic model at the point: null where there is none, undefined while the engine is on its way. */
export const model = computed((): Quadratic | null | undefined => engine.value?.modelOf(formula.expr.value, point.value));

/** Functions to begin with, and where each is worth looking at. */
const examples: Readonly<Record<string, readonly [x: number, y: number, w: number]>> = {
  "sin(x)*cos(y) + x/4": [0.8, 0.6, 3],
  "x^2 + x*y + y^2": [1, -0.5, 2],
  "x^2 - y^2": [0.6, 0.5, 2],
  "(1-x)^2 + 10*(y-x^2)^2": [-0.5, 0.8, 1.6],
  "x^4 + y^4": [0, 0, 1],
  [exception]: [0.7, 0.3, 1.2],
};

export const sources = Object.keys(examples);

/** Shows a function where it is worth looking at; Back undoes it. */
export const show = (source: string): void =>
  deliberately(() => {
    const [x, y, w] = examples[source]!;
    state.f.value = source;
    state.x.value = x;
    state.y.value = y;
    state.w.value = w;
  });
