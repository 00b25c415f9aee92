import { evaluate, field, stack, sub, sum, square, trace, type Program, type Tensor } from "@gradkit/autodiff";
import { interpret, parse, type Expr } from "@gradkit/scalar";
import type { Answer } from "../src/ask.js";
import { evaluatorOf, type Evaluator } from "../src/evaluator.js";
import collection from "./data/more-garbow-hillstrom.json" with { type: "json" };
import { problems as nistProblems } from "@repo/nist";

export interface TestProblem {
  readonly id: string;
  readonly n: number;
  readonly x0: readonly number[];
  readonly fmin: number;
  readonly localMinima: readonly number[];
  readonly residuals: Program;
  readonly value: Program;
}

const recorded = (formulas: readonly string[], names: readonly string[]): Program => {
  const exprs: readonly Expr[] = formulas.map((formula) => parse(formula));
  return trace((x: Tensor) => {
    const parts = [...x];
    const env = Object.fromEntries(names.map((name, i) => [name, parts[i]!]));
    return stack(exprs.map((expr) => interpret(expr, field, env)));
  }, new Float64Array(names.length));
};

/** Moré, Garbow and Hillstrom's problems, by the file's formulas. */
export const problems: readonly TestProblem[] = collection.problems.map(({ id, n, x0, fmin, localMinima, residuals: formulas }) => {
  const residuals = recorded(formulas, Array.from({ length: n }, (_, i) => `x${i + 1}`));
  const value = trace((x: Tensor) => sum(square(evaluate(residuals, x) as Tensor)), new Float64Array(n));
  return { id, n, x0, fmin: Number(fmin), localMinima, residuals, value };
});

/** What a value is: the global minimum, a known local one, or neither. */
export const standing = ({ fmin, localMinima }: TestProblem, value: number): "global" | "local" | "none" => {
  if (value - fmin <= (fmin > 0 ? 1e-6 * fmin : 1e-10)) return "global";
  return localMinima.some((local) => Math.abs(value - local) <= 1e-4 * local) ? "local" : "none";
};

export interface NistProblem {
  readonly name: string;
  readonly starts: readonly (readonly number[])[];
  readonly certified: readonly number[];
  readonly residuals: Program;
}

/** The regression problems of NIST; the response of Nelson is log y. */
export const nist: readonly NistProblem[] = nistProblems.map(({ name, model, params, predictors, x, y, start1, start2, certified }) => {
  const expr = parse(model);
  const columns = Object.fromEntries(predictors.map((predictor, k) => [predictor, Float64Array.from(x, (row) => row[k]!)]));
  const response = Float64Array.from(y, name === "Nelson" ? Math.log : Number);
  const residuals = trace((b: Tensor) => {
    const parts = [...b];
    const env = { ...Object.fromEntries(params.map((param, i) => [param, parts[i]!])), ...Object.fromEntries(Object.entries(columns).map(([key, column]) => [key, sub(column, 0)])) };
    return sub(interpret(expr, field, env as Record<string, Tensor>), response);
  }, new Float64Array(params.length));
  return { name, starts: [start1, start2], certified, residuals };
});

export const evaluatorFor = (program: Program): Evaluator<Answer> => evaluatorOf((x) => [evaluate(program, x) as Tensor]);

/** Correct digits of the worst component, at most 11. */
export const digits = (found: ArrayLike<number>, certified: readonly number[]): number =>
  Math.min(11, ...certified.map((c, i) => -Math.log10(Math.abs(found[i]! - c) / Math.abs(c))));
