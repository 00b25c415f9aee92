import { describe, expect, it } from "vitest";
import { compileAll } from "../../src/compile/compile.js";
import { gradient, hessian } from "../../src/derivative.js";
import { duals, type Dual } from "../../src/dual.js";
import { evaluate } from "../../src/evaluate/evaluate.js";
import { interpret } from "../../src/interpret.js";
import { numbers } from "../../src/numbers.js";
import { parse } from "../../src/parse/parse.js";
import { isRight } from "./agreement.js";
import scalar from "./scalar.json" with { type: "json" };

type Point = Readonly<Record<string, number>>;

/** ∂²f/∂row∂column by dual numbers over dual numbers, in plain doubles. */
const secondByDuals = (expr: string, at: Point, row: string, column: string): Dual<Dual<number>> => {
  const lift = ([name, x]: [string, number]): [string, Dual<Dual<number>>] => {
    const inner = name === column ? { primal: x, tangent: 1 } : { primal: x };
    return [name, name === row ? { primal: inner, tangent: { primal: 1 } } : { primal: inner }];
  };
  return interpret(parse(expr), duals(duals(numbers)), Object.fromEntries(Object.entries(at).map(lift)));
};

it("the data are whole", () => {
  expect(scalar.multivariate).toHaveLength(15);
  expect(scalar.multivariate.flatMap(({ points }) => points)).toHaveLength(30);
});

describe.each(scalar.multivariate)("$id $expr", ({ expr, vars, points }) => {
  const f = parse(expr);
  const partials = gradient(f, vars);
  const second = hessian(f, vars).flat();
  const at = (point: object): Point => ({ ...point });

  it("has the value, the gradient and the Hessian of the data, to 1e-12", () => {
    const checks = points.flatMap((point) => {
      const wanted = [point.f.v, ...point.grad, ...point.hess.flat()];
      return [f, ...partials, ...second].map((of, k) => ({ at: point.at, k, value: evaluate(of, at(point.at)), want: wanted[k]! }));
    });
    expect(checks).toHaveLength(points.length * (1 + vars.length + vars.length ** 2));
    expect(checks.filter(({ value, want }) => !isRight(value, want))).toEqual([]);
  });

  it("has them compiled to doubles, to the rounding of the data's condition", () => {
    const run = compileAll([f, ...partials, ...second], vars);
    const errors = points.flatMap((point) => {
      const wanted = [point.f.v, ...point.grad, ...point.hess.flat()];
      const values = run(vars.map((name) => at(point.at)[name]!));
      return wanted.map((want, k) => Math.abs(values[k]! - want) / Math.max(Math.abs(want), ...wanted.map(Math.abs)));
    });
    expect(Math.max(...errors)).toBeLessThan(1e-14);
  });

  it("has the Hessian by nested dual numbers", () => {
    const errors = points.flatMap((point) =>
      vars.flatMap((row, i) =>
        vars.map((column, j) => {
          const { primal, tangent } = secondByDuals(expr, at(point.at), row, column);
          const want = point.hess[i]![j]!;
          const size = Math.max(Math.abs(point.f.v), ...point.grad.map(Math.abs), ...point.hess.flat().map(Math.abs));
          const first = Math.abs((tangent?.primal ?? 0) - point.grad[i]!) + Math.abs((primal.tangent ?? 0) - point.grad[j]!);
          return (first + Math.abs((tangent?.tangent ?? 0) - want)) / size;
        })));
    expect(Math.max(...errors)).toBeLessThan(1e-14);
  });
});
