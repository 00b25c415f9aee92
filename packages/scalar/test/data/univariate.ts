import { expect, it } from "vitest";
import { derivative } from "../../src/derivative.js";
import { evaluate } from "../../src/evaluate/evaluate.js";
import { parse } from "../../src/parse/parse.js";
import { isRight, largestOf } from "./agreement.js";
import further from "./further.json" with { type: "json" };
import scalar from "./scalar.json" with { type: "json" };

/** Tests that the derivatives of these orders are right at every point of the data. */
export const differentiates = (orders: readonly number[]): void => {
  const range = `${orders[0]} … ${orders.at(-1)}`;

  it.each(scalar.univariate)(`$id $expr differentiates to orders ${range}, right to 1e-12 at every point`, ({ expr, points }) => {
    const derivatives = orders.map((order) => [order, derivative(parse(expr), "x", order)] as const);
    const checks = points.flatMap(({ x, derivs }) => derivatives.map(([order, of]) => ({ x, order, value: evaluate(of, { x }), want: derivs[order]!, largest: largestOf(derivs) })));
    expect(checks).toHaveLength(orders.length * points.length);
    expect(checks.filter(({ value, want, largest }) => !isRight(value, want, largest))).toEqual([]);
  });

  it.each(further.univariate)(`$expr at $x differentiates to orders ${range}, right to 1e-12`, ({ expr, x, derivs }) => {
    const checks = orders.map((order) => ({ order, value: evaluate(derivative(parse(expr), "x", order), { x }), want: derivs[order]! }));
    expect(checks.filter(({ value, want }) => !isRight(value, want, largestOf(derivs)))).toEqual([]);
  });
};
