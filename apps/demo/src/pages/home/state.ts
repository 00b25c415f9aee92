import { computed, signal } from "@preact/signals";
import { compile, compileAll, gradient, hessian, type Expr } from "@gradkit/scalar";
import type { Quadratic } from "@gradkit/taylor";
import { typedFormula } from "../../math/typed-formula.js";
import { grid as gridOf } from "../../plot/grid.js";
import { surfaceOf, surfaces } from "../../race/surfaces.js";
import type { View } from "../../surface/projection.js";
import { liftOf } from "../../surface/scene.js";
import { choiceParam, numberParam, textParam } from "../../url/param.js";
import { deliberately, urlState } from "../../url/url-state.js";

const [first] = surfaces;

/** The state of the page: a function of x and y, a point, and which model of the function is laid against it there. */
export const state = urlState({
  f: textParam(first!.source),
  x: numberParam(first!.start[0], [-1e6, 1e6]),
  y: numberParam(first!.start[1], [-1e6, 1e6]),
  model: choiceParam(["plane", "quadratic", "none"], "plane"),
});

const names = ["x", "y"] as const;
export const formula = typedFormula(state.f, names);

/** The last formula that could be read, as it was typed. */
export const source = computed(() => {
  const text = state.f.value;
  return formula.problem.value ? lastSource : (lastSource = text);
});
let lastSource = first!.source;

export const row = computed(() => surfaceOf(source.value));
export const f = computed(() => compile(formula.expr.value, names));
export const grid = computed(() => gridOf(f.value, row.value.x, row.value.y, 48));
export const lift = computed(() => liftOf(grid.value));
export const point = computed((): readonly [number, number] => [state.x.value, state.y.value]);

export const slopes = computed(() => gradient(formula.expr.value, names));
const curvatures = computed(() => hessian(formula.expr.value, names));
const derivatives = computed(() => compileAll([formula.expr.value, ...slopes.value, ...curvatures.value.flat()], names));

/** Value, gradient and Hessian at the point. */
export const local = computed(() => {
  const [value, fx, fy, fxx, fxy, fyx, fyy] = derivatives.value(point.value) as unknown as readonly number[];
  return { value: value!, gradient: [fx!, fy!] as const, hessian: [[fxx!, fxy!], [fyx!, fyy!]] as const };
});

/** From where the surface is seen. */
export const view = signal<View>({ azimuth: 0.6, elevation: 0.72 });

type Models = (expr: Expr, at: readonly number[]) => Quadratic | undefined;
const models = signal<Models | undefined>(undefined);

/** Its quadratic model, once the package that makes it is loaded; undefined where the function is not smooth. */
export const model = computed(() => models.value?.(formula.expr.value, point.value));

/** Loads what is not needed for the first picture. */
export const loadModels = async (): Promise<void> => {
  models.value = (await import("../../math/quadratic-model.js")).quadraticModel;
};

/** Shows a surface of the table from its start; Back undoes it. */
export const show = (chosen: string): void =>
  deliberately(() => {
    const { start } = surfaceOf(chosen);
    state.f.value = chosen;
    [state.x.value, state.y.value] = start;
  });

export const move = (x: number, y: number): void => {
  state.x.value = Number(x.toPrecision(5));
  state.y.value = Number(y.toPrecision(5));
};
