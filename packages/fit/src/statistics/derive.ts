import { gradient, compileAll, nearest, parse, variables } from "@gradkit/scalar";
import { error } from "../errors.js";
import { checkLevel } from "../request/check-level.js";
import type { Derived, Fit } from "../result.js";
import { quantileOf, type Basis } from "./basis.js";
import type { FitData } from "./fit-data.js";
import { deviation } from "./spread.js";

/** What derives quantities from the parameters of a fit: errors spread linearly (the delta method). */
export const deriveOf = ({ parameters, level: usual }: Omit<FitData, "basis">, basis: Basis): Fit["derive"] => (formula, { level = usual } = {}): Derived => {
  checkLevel("derive.level", level);
  const expr = parse(formula);
  const known = Object.keys(parameters);
  const unknown = variables(expr).find((name) => !known.includes(name));
  if (unknown !== undefined) throw error("fit/parameter", { option: "derive", name: unknown, names: known, suggestion: nearest(unknown, known) });
  const { names, spread, sigma, freedom } = basis;
  const [value, ...slopes] = compileAll([expr, ...gradient(expr, names as string[])], known)(known.map((name) => parameters[name]!.value));
  if (!Number.isFinite(value)) throw error("fit/option", { option: "derive", rule: `must have a value at the estimates, "${formula}" has none`, got: String(value) });
  const isKnown = sigma !== null && freedom > 0 && slopes.every(Number.isFinite) && spread.null.every((direction) => Math.abs(product(direction, slopes)) <= 1e-8 * size(direction, slopes));
  const standardError = isKnown ? sigma * deviation(spread, slopes) : 0;
  if (!(standardError > 0)) return { value: value!, standardError: null, interval: null };
  const half = quantileOf(basis, level) * standardError;
  return { value: value!, standardError, interval: [value! - half, value! + half] };
};

const product = (direction: Float64Array, slopes: readonly number[]): number => direction.reduce((sum, d, j) => sum + d * slopes[j]!, 0);

const size = (direction: Float64Array, slopes: readonly number[]): number => direction.reduce((sum, d, j) => sum + Math.abs(d * slopes[j]!), 0);
