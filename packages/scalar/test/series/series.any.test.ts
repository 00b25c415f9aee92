import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { derivative } from "../../src/derivative.js";
import { reals } from "../../src/evaluate/reals.js";
import type { Expr } from "../../src/expr.js";
import type { FunctionName } from "../../src/functions.js";
import { interpret } from "../../src/interpret.js";
import { numbers } from "../../src/numbers.js";
import { parse } from "../../src/parse/parse.js";
import { accuracy, fromNumber, isZero, toNumber } from "../../src/real/index.js";
import { powerSeries, type NoSeries } from "../../src/series/field.js";
import { variableSeries, type Ground } from "../../src/series/series.js";
import { anyFormula, anyValue } from "../any-formula.js";
import { caught } from "../caught.js";

const fail: NoSeries = (name: FunctionName, at: unknown) => new Error(`no series of ${name} at ${String(at)}`);
const ground: Ground<number> = { field: numbers, isZero: (value) => value === 0 };
const coefficients = (source: string, center: number, order: number, start = 0): number[] => {
  const series = interpret(parse(source), powerSeries(ground, fail), { x: variableSeries(ground, center, 1) });
  return Array.from({ length: order + 1 - start }, (_, k) => series.at(start + k));
};

/** What is thrown, if anything; failed expectations go on. */
const outcome = (action: () => void): unknown => {
  try {
    return action();
  } catch (error) {
    if (String(error).includes("no series of")) return error;
    throw error;
  }
};

describe("power series", () => {
  // DLMF 4.6.1, 4.19.1, 4.2.19, 4.24.3, 7.6.1; Knuth, Concrete Mathematics, table 335 (the Fibonacci numbers).
  const published: readonly (readonly [string, number, readonly number[]])[] = [
    ["exp(x)", 0, [1, 1, 1 / 2, 1 / 6, 1 / 24, 1 / 120]],
    ["log(1 + x)", 0, [0, 1, -1 / 2, 1 / 3, -1 / 4, 1 / 5]],
    ["sin(x)", 0, [0, 1, 0, -1 / 6, 0, 1 / 120]],
    ["tan(x)", 0, [0, 1, 0, 1 / 3, 0, 2 / 15]],
    ["atan(x)", 0, [0, 1, 0, -1 / 3, 0, 1 / 5]],
    ["sqrt(1 + x)", 0, [1, 1 / 2, -1 / 8, 1 / 16, -5 / 128, 7 / 256]],
    ["x/(1 - x - x^2)", 0, [0, 1, 1, 2, 3, 5, 8, 13, 21]],
    ["x/(exp(x) - 1)", 0, [1, -1 / 2, 1 / 12, 0, -1 / 720, 0]],
    ["sin(x)/x", 0, [1, 0, -1 / 6, 0, 1 / 120]],
    ["x^4", 1, [1, 4, 6, 4, 1, 0, 0]],
  ];
  it.each(published)("of %s at %d are the published ones", (source, center, expected) => {
    expect(coefficients(source, center, expected.length - 1).map((c, k) => Math.abs(c - expected[k]!) < 1e-15 * 8)).toEqual(expected.map(() => true));
  });

  it("of a pole are Laurent series", () => {
    expect(coefficients("1/x + 1", 0, 1, -1)).toEqual([1, 1, 0]);
    expect(coefficients("1/sin(x)", 0, 1, -1).map((c) => Math.round(6 * c))).toEqual([6, 0, 1]);
  });

  it("do not exist at corners, branch points and jumps", () => {
    const none = ["abs(x)", "max(x, 0)", "sqrt(x)", "cbrt(x)", "floor(x)"];
    expect(none.map((source) => String(caught(() => coefficients(source, 0, 2))))).toEqual(none.map((source) => expect.stringContaining(`no series of ${source.split("(")[0]}`)));
  });

  it("of any formula are its derivatives divided by factorials", () => {
    const F = reals(300);
    const exact: Ground<ReturnType<typeof fromNumber>> = { field: F, isZero };
    const smooth = anyFormula(["add", "sub", "mul", "div", "pow", "square", "exp", "log", "sin", "tanh", "asin", "erf", "sqrt", "cbrt", "atan2", "sigmoid", "gamma", "hypot", "max", "abs"], 3);
    let compared = 0;
    const check = (expr: Expr, x: number, y: number): void => {
      const series = interpret(expr, powerSeries(exact, fail), { x: variableSeries(exact, fromNumber(x), fromNumber(1)), y: variableSeries(exact, fromNumber(y), fromNumber(0)) });
      const third = interpret(derivative(expr, "x", 3), F, { x: fromNumber(x), y: fromNumber(y) });
      const isSharp = accuracy(third) > 60 && accuracy(series.at(3)) > 60;
      compared += Number(isSharp);
      const [found, expected] = [6 * toNumber(series.at(3)), toNumber(third)];
      expect(!isSharp || Math.abs(found - expected) <= 1e-12 * Math.abs(expected)).toBe(true);
    };
    fc.assert(
      fc.property(smooth, anyValue, anyValue, (expr, x, y) => {
        fc.pre(interpret(expr, F, { x: fromNumber(x), y: fromNumber(y) }).reason === undefined);
        fc.pre(!/no series of/.test(String(outcome(() => check(expr, x, y)))));
      }),
      { seed: 5, numRuns: 50 },
    );
    expect(compared).toBeGreaterThan(15);
  });
});
