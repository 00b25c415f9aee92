import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { derivative, directional, gradient, hessian, partial } from "../src/derivative.js";
import { duals } from "../src/dual.js";
import { reals } from "../src/evaluate/reals.js";
import { call, constant, postorder, variable, type Expr } from "../src/expr.js";
import { isGradkitError } from "../src/gradkit-error.js";
import { interpret } from "../src/interpret.js";
import { numbers } from "../src/numbers.js";
import { parse } from "../src/parse/parse.js";
import { format } from "../src/print/format.js";
import { accuracy, fromNumber, toNumber } from "../src/real/index.js";
import { substitute } from "../src/substitute.js";
import { anyFormula, anyValue } from "./any-formula.js";
import { caught } from "./caught.js";
import { slopeOf } from "./quotient.js";

const d = (source: string, by = "x", order = 1) => format(derivative(parse(source), by, order));

describe("the formulas of MML chapter 5", () => {
  it("5.5: (2x + 1)^4", () => expect(d("(2x+1)^4")).toBe("8*(2*x + 1)^3"));
  it("5.6 (5.41, 5.42): (x + 2y³)²", () => expect(gradient(parse("(x + 2y^3)^2"), ["x", "y"]).map((e) => format(e))).toEqual(["2*(x + 2*y^3)", "12*y^2*(x + 2*y^3)"]));
  it("5.7 (5.43 to 5.45): x₁²x₂ + x₁x₂³", () => {
    expect(gradient(parse("x_1^2 x_2 + x_1 x_2^3"), ["x_1", "x_2"]).map((e) => format(e))).toEqual(["2*x_1*x_2 + x_2^3", "x_1^2 + 3*x_1*x_2^2"]);
  });
  it("5.8: sin² t + 2 cos t", () => expect(d("sin(t)^2 + 2cos(t)", "t")).toBe("2*cos(t)*sin(t) - 2*sin(t)"));
  it("5.40: the gradient is a row of partial derivatives", () => expect(gradient(parse("x*y + z"), ["x", "y", "z"]).map((e) => format(e))).toEqual(["y", "x", "1"]));
  it("5.46 to 5.48: products, sums and compositions of several variables", () => {
    expect(d("x^2*sin(y)", "y")).toBe("x^2*cos(y)");
    expect(d("x^2 + sin(y)", "y")).toBe("cos(y)");
    expect(d("exp(x*y^2)", "y")).toBe("2*x*y*exp(x*y^2)");
  });
  it("5.147: the Hessian of x² + 2xy + y³ is symmetric", () => {
    expect(hessian(parse("x^2 + 2x*y + y^3"), ["x", "y"]).map((row) => row.map((e) => format(e)))).toEqual([["2", "2"], ["2", "6*y"]]);
  });
  it("the derivative along a direction is the gradient times the direction", () => {
    expect(format(directional(parse("x*y"), { x: constant(1), y: variable("a") }))).toBe("a*x + y");
    expect(format(directional(parse("7"), { x: constant(1) }))).toBe("0");
  });
});

describe("derivative", () => {
  const known: readonly (readonly [string, string])[] = [
    ["7", "0"], ["x", "1"], ["x^5 - 3x^2 + 2", "5*x^4 - 6*x"], ["1/x", "-1/x^2"], ["sqrt(x)", "1/(2*sqrt(x))"], ["x^x", "x^x*(log(x) + 1)"], ["exp(-x^2/2)", "-x*exp(-x^2/2)"], ["tan(x)", "tan(x)^2 + 1"],
    ["abs(x)", "sign(x)"], ["max(x, 2)", "heaviside(x - 2)"], ["where(x, x^2, 3x)", "where(x, 2*x, 3)"], ["floor(x)*x", "floor(x)"], ["erf(x)", "2*exp(-x^2)/sqrt(pi)"], ["lgamma(x)", "digamma(x)"],
  ];
  it.each(known)("of %s is %s", (source, expected) => expect(d(source)).toBe(expected));

  it("has orders from 0 on", () => {
    expect(d("x^4", "x", 0)).toBe("x^4");
    expect([1, 2, 3, 4, 5].map((order) => d("x^4", "x", order))).toEqual(["4*x^3", "12*x^2", "24*x", "24", "0"]);
    expect([1e9, Number.MAX_SAFE_INTEGER].map((order) => d("x^4", "x", order))).toEqual(["0", "0"]);
    expect([-1, 0.5, NaN].map((order) => isGradkitError(caught(() => d("x", "x", order)), "scalar/order"))).toEqual([true, true, true]);
  });

  it("keeps the domain of a function whose derivative's formula has a larger one", () => {
    const F = reals(100);
    const at = (source: string, x: number) => interpret(derivative(parse(source), "x"), F, { x: fromNumber(x) }).reason;
    expect(at("log(x)", -1)).toBe("log of a negative number");
    expect(at("log(x)", 1)).toBeUndefined();
    expect(at("log(x) - log(x) + x", -1)).toBe("log of a negative number");
    expect(at("x*log(-x)", 2)).toBe("log of a negative number");
  });

  it("refuses the derivative of polygamma by its order, which is an integer", () => {
    expect(isGradkitError(caught(() => derivative(parse("polygamma(x, 2)"), "x")), "scalar/no-derivative")).toBe(true);
    expect(d("polygamma(2, x)")).toBe("polygamma(3, x)");
  });

  it("of order 8 of exp(sin(x²))·log(1 + x²) stays polynomial", () => {
    const sizes = Array.from({ length: 9 }, (_, order) => postorder(derivative(parse("exp(sin(x^2))*log(1+x^2)"), "x", order)).length);
    expect(sizes[8]).toBeLessThan(1500);
    expect(sizes.slice(1).map((size, k) => size / sizes[k]!).slice(3).every((growth) => growth < 2)).toBe(true);
  });

  it("of powers with variable exponents grows by less and less", () => {
    const size = (source: string, order: number) => postorder(derivative(parse(source), "x", order)).length;
    expect(["x^x", "x^x^x", "x^sin(x)"].map((source) => size(source, 8) / size(source, 4)).filter((growth) => growth > 6)).toEqual([]);
    expect(size("x^x^x", 8)).toBeLessThan(600);
    expect(d("x^(x - 1)*y")).toBe("x^(x - 1)*y*(log(x) + 1) - x^(x - 2)*y");
  });

  it("of long products and deep nests costs what they are long", () => {
    const x = variable("x");
    const product = Array.from({ length: 1000 }, (_, k) => call("add", x, constant(k))).reduce<Expr>((total, factor) => call("mul", total, factor), x);
    const nest = Array.from({ length: 1000 }).reduce<Expr>((inner) => call("sin", inner), x);
    expect(postorder(derivative(product, "x")).length).toBeLessThan(40 * 1000);
    expect(postorder(derivative(nest, "x")).length).toBeLessThan(5 * 1000);
    const short = Array.from({ length: 80 }, (_, k) => `(x + ${k}/9)`).join("*");
    const slope = Array.from({ length: 80 }, (_, k) => 1 / (0.3 + k / 9)).reduce((total, term) => total + term, 0) * interpret(parse(short), numbers, { x: 0.3 });
    expect(interpret(derivative(parse(short), "x"), numbers, { x: 0.3 }) / slope).toBeCloseTo(1, 12);
  });

  it("of nested products shares what repeats", () => {
    const nested = Array.from({ length: 16 }).reduce<Expr>((u) => substitute(parse("u*sin(u)"), { u }), variable("x"));
    expect(postorder(derivative(nested, "x")).length).toBeLessThan(2000);
  });
});

const F = reals(200);
const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-11 * Math.max(Math.abs(a), Math.abs(b)) + 1e-30;

describe("of any formula", () => {
  it("the derivative agrees with difference quotients of the formula", () => {
    let compared = 0;
    fc.assert(
      fc.property(anyFormula(), anyValue, anyValue, (expr, x, y) => {
        const expected = slopeOf(expr, { x, y }, "x");
        const found = interpret(derivative(expr, "x"), F, { x: fromNumber(x), y: fromNumber(y) });
        // A power of what is 0 on an interval has no formula with a value there; the derivative says so.
        fc.pre(expected !== undefined && !/zero/.test(found.reason ?? ""));
        expect(found.reason).toBeUndefined();
        const isSharp = accuracy(found) > 60;
        compared += Number(isSharp);
        expect(!isSharp || isSame(toNumber(found), expected!)).toBe(true);
      }),
      { seed: 5, numRuns: 120 },
    );
    expect(compared).toBeGreaterThan(75);
  });

  it("the derivative agrees with dual numbers", () => {
    const smooth = anyFormula(["add", "sub", "mul", "div", "square", "exp", "sin", "cos", "atan", "tanh", "erf", "sigmoid", "asinh"], 4);
    fc.assert(
      fc.property(smooth, anyValue, anyValue, (expr, x, y) => {
        const { tangent = 0 } = interpret(expr, duals(numbers), { x: { primal: x, tangent: 1 }, y: { primal: y } });
        const exact = interpret(derivative(expr, "x"), F, { x: fromNumber(x), y: fromNumber(y) });
        const size = interpret(expr, duals(F), { x: { primal: fromNumber(x), tangent: fromNumber(1) }, y: { primal: fromNumber(y) } }).tangent ?? fromNumber(0);
        fc.pre(Math.abs(tangent) > 1e-6 && Math.abs(tangent) < 1e9 && exact.reason === undefined);
        expect(isSame(toNumber(exact), toNumber(size))).toBe(true);
        expect(Math.abs(tangent / toNumber(exact) - 1)).toBeLessThan(1e-6);
      }),
      { seed: 5, numRuns: 60 },
    );
  });

  it("mixed partial derivatives commute", () => {
    const smooth = anyFormula(["add", "sub", "mul", "div", "square", "exp", "sin", "cos", "atan2", "tanh", "erf", "sqrt", "log", "pow"], 3);
    let compared = 0;
    fc.assert(
      fc.property(smooth, anyValue, anyValue, (expr, x, y) => {
        const at = { x: fromNumber(x), y: fromNumber(y) };
        const [xy, yx] = [interpret(partial(expr, ["x", "y"]), F, at), interpret(partial(expr, ["y", "x"]), F, at)];
        const isSharp = accuracy(xy) > 60 && accuracy(yx) > 60;
        compared += Number(isSharp && xy.mantissa !== 0n);
        expect(!isSharp || isSame(toNumber(xy), toNumber(yx))).toBe(true);
      }),
      { seed: 5, numRuns: 90 },
    );
    expect(compared).toBeGreaterThan(8);
  });

  it("gradient and Hessian are the partial derivatives, and repeated derivatives those of higher order", () => {
    fc.assert(
      fc.property(anyFormula(undefined, 3), (expr) => {
        expect(gradient(expr, ["x", "y"])).toEqual([derivative(expr, "x"), derivative(expr, "y")]);
        expect(hessian(expr, ["x"])[0]![0]).toBe(derivative(expr, "x", 2));
        expect(partial(expr, ["x", "x"])).toBe(derivative(expr, "x", 2));
      }),
      { seed: 5, numRuns: 40 },
    );
  });
});
