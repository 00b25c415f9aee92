import { call, variable, type Expr } from "@gradkit/scalar";
import { formulaModel } from "../rows/formula-model.js";
import { intoTriangle } from "../rows/triangle.js";
import { affineIn } from "./affine.js";
import { atomized } from "./atoms.js";
import { fractionOf } from "./fraction.js";
import { logForm } from "./log-form.js";

/** A way to find some parameters from the others by linear least squares. */
export interface Elimination {
  readonly names: readonly string[];
  /** The values of `names`, from values of all others; undefined where the others give nothing finite. */
  readonly solve: (values: Readonly<Record<string, number>>) => readonly number[] | undefined;
}

/** The column of the response, by a name that no formula has. */
const response = "#y";

/**
 * The ways to eliminate parameters of a formula. Those in which it is linear; where it is a quotient, those in which y · denominator − numerator is, which is how rational functions, Michaelis and Menten's among them,
 * are made linear; and where it is a product, power or exponential and the response has one sign, those in which its logarithm is.
 */
export const eliminations = (expr: Expr, free: readonly string[], columns: Readonly<Record<string, Float64Array>>, observed: Float64Array): readonly Elimination[] => {
  const data = { ...columns, [response]: observed };
  const found = formsOf(expr, observed).flatMap((form) => {
    const { expr: atoms } = atomized(form, free);
    const first = affineIn(atoms, free);
    // Of a product of two parameters either may be the linear one.
    const second = affineIn(atoms, [...free].toReversed());
    return second.every((name) => first.includes(name)) ? [{ form, names: first }] : [{ form, names: first }, { form, names: second }];
  });
  return found.filter(({ names }) => names.length > 0).map(({ form, names }) => eliminating(form, names, data, observed.length));
};

/** Forms of the formula that are zero where it holds. */
const formsOf = (expr: Expr, observed: Float64Array): readonly Expr[] => {
  const y = variable(response);
  const { top, bottom } = fractionOf(expr);
  const log = observed.every((value) => value > 0) || observed.every((value) => value < 0) ? logForm(expr) : undefined;
  return [call("sub", expr, y), ...(bottom ? [call("sub", call("mul", y, bottom), top)] : []), ...(log ? [call("sub", log, call("log", call("abs", y)))] : [])];
};

const eliminating = (form: Expr, names: readonly string[], data: Readonly<Record<string, Float64Array>>, count: number): Elimination => {
  const { expr, valueOf } = atomized(form, names);
  const model = formulaModel(expr, Object.keys(data));
  const rows = model.bind(data, count, names);
  const k = names.length + 1;
  return {
    names,
    solve: (values) => {
      const r = new Float64Array(k * k);
      const at = model.parameters.map((name) => (names.includes(name) ? 0 : values[name]!));
      rows.sweep(at, true, ({ count: n, values: constant, slopes }) => intoTriangle(r, k, [...slopes, constant].map((column) => column.slice(0, n)), n));
      return r.every(Number.isFinite) ? backward(r, k).map((value, j) => valueOf(names[j]!, value)) : undefined;
    },
  };
};

/** −R⁻¹ z of a triangle [R z]; 0 where a column depends on those before it. */
const backward = (r: Float64Array, k: number): readonly number[] => {
  const n = k - 1;
  const x = Array.from({ length: n }, () => 0);
  for (let i = n - 1; i >= 0; i--) {
    let length = 0;
    for (let j = 0; j <= i; j++) length = Math.hypot(length, r[j * k + i]!);
    if (Math.abs(r[i * k + i]!) <= 1e-12 * length) continue;
    let sum = r[i * k + n]!;
    for (let j = i + 1; j < n; j++) sum += r[i * k + j]! * x[j]!;
    x[i] = -sum / r[i * k + i]!;
  }
  return x;
};
