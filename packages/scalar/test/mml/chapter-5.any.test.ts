import { describe, expect, it } from "vitest";
import { compileAll } from "../../src/compile/compile.js";
import { derive } from "../../src/derive/derive.js";
import { derivative, gradient, hessian, partial } from "../../src/derivative.js";
import { differenceQuotient } from "../../src/difference/difference-quotient.js";
import { difference } from "../../src/difference/difference.js";
import { equal } from "../../src/equal/equal.js";
import { derivativeAt } from "../../src/evaluate/derivative-at.js";
import { evaluate } from "../../src/evaluate/evaluate.js";
import { parse } from "../../src/parse/parse.js";
import { format } from "../../src/print/format.js";
import { substitute } from "../../src/substitute.js";
import { taylor } from "../../src/taylor/taylor.js";

/** The equations that the steps of a derivation cite, without those that have none. */
const cited = (source: string, by: string): string[] => derive(parse(source), by).steps.flatMap(({ equation }) => equation ?? []);
const shown = (source: string, by: string): string => format(derivative(parse(source), by));

describe("MML 5.1", () => {
  it("5.3: the difference quotient of x² over [x, x + h] is 2x + h", () => {
    expect([1, 0.5, 0.25].map((h) => differenceQuotient((x) => x * x, 3, h))).toEqual([7, 6.5, 6.25]);
  });

  it("5.4: the derivative is its limit", () => {
    const { value, error } = difference(Math.exp, 1);
    expect(Math.abs(value - Math.E)).toBeLessThan(error);
    expect(error).toBeLessThan(1e-12);
  });

  it("5.7, Example 5.3: T₆ of x⁴ at 1 is x⁴, exact from degree 4 on", () => {
    const t = taylor(parse("x^4"), "x", 1, 6);
    expect(t.coefficients).toEqual([1, 4, 6, 4, 1, 0, 0]);
    expect(format(t.toExpr())).toBe("1 + 4*(x - 1) + 6*(x - 1)^2 + 4*(x - 1)^3 + (x - 1)^4");
    expect(equal(t.toExpr(), parse("x^4")).equal).toBe(true);
    expect(equal(taylor(parse("x^4"), "x", 1, 3).toExpr(), parse("x^4")).equal).toBe(false);
  });

  it("5.8, Example 5.4: the Maclaurin coefficients of sin x + cos x are 1, 1, −1/2!, −1/3!, 1/4!, 1/5!, …", () => {
    const t = taylor(parse("sin(x) + cos(x)"), "x", 0, 7);
    expect(t.exact().map((c) => format(c))).toEqual(["1", "1", "-1/2", "-1/6", "1/24", "1/120", "-1/720", "-1/5040"]);
  });

  it("5.8: e^(−1/x²) is smooth and not analytic at 0: its series is 0 and it is not", () => {
    const f = parse("exp(-1/x^2)");
    const t = taylor(f, "x", 0, 5);
    expect(t.coefficients).toEqual([0, 0, 0, 0, 0, 0]);
    expect(t.radius()).toBe(0);
    expect(evaluate(f, { x: 0.5 })).toBeCloseTo(Math.exp(-4), 16);
  });
});

describe("MML 5.29 to 5.32, the rules of differentiation", () => {
  const rules: [source: string, equations: string[], result: string][] = [
    ["x*sin(x)", ["5.29"], "x*cos(x) + sin(x)"],
    ["exp(x)/x", ["5.30"], "exp(x)/x - exp(x)/x^2"],
    ["x + sin(x)", ["5.31"], "cos(x) + 1"],
    ["sin(x^2)", ["5.32"], "2*x*cos(x^2)"],
    ["(2x + 1)^4", ["5.32", "5.31"], "8*(2*x + 1)^3"],
  ];

  it.each(rules)("%s cites %j and gives %s", (source, equations, result) => {
    expect(cited(source, "x")).toEqual(equations);
    expect(format(derive(parse(source), "x").result)).toBe(result);
    expect(shown(source, "x")).toBe(result);
  });

  it("5.29 to 5.32 hold of any functions, here of exp(x) and sin(x)", () => {
    const laws: [left: string, right: string][] = [
      ["exp(x)*sin(x)", "exp(x)*sin(x) + exp(x)*cos(x)"],
      ["exp(x)/sin(x)", "(exp(x)*sin(x) - exp(x)*cos(x))/sin(x)^2"],
      ["exp(x) + sin(x)", "exp(x) + cos(x)"],
      ["exp(sin(x))", "exp(sin(x))*cos(x)"],
    ];
    expect(laws.map(([left, right]) => equal(derivative(parse(left), "x"), parse(right)).equal)).toEqual([true, true, true, true]);
    expect(equal(derivative(parse("exp(sin(x))"), "x"), parse("exp(cos(x))*cos(x)")).equal).toBe(false);
  });
});

describe("MML 5.2", () => {
  it("5.39, 5.40: the gradient is the row of the partial derivatives", () => {
    const f = parse("x^2*y + z");
    expect(gradient(f, ["x", "y", "z"])).toEqual(["x", "y", "z"].map((name) => derivative(f, name)));
  });

  it("Example 5.6 (5.41, 5.42): (x + 2y³)²", () => {
    expect(shown("(x + 2y^3)^2", "x")).toBe("2*(x + 2*y^3)");
    expect(shown("(x + 2y^3)^2", "y")).toBe("12*y^2*(x + 2*y^3)");
  });

  it("Example 5.7 (5.43 to 5.45): x₁²x₂ + x₁x₂³", () => {
    const f = parse("x_1^2*x_2 + x_1*x_2^3");
    expect(gradient(f, ["x_1", "x_2"]).map((d) => format(d))).toEqual(["2*x_1*x_2 + x_2^3", "x_1^2 + 3*x_1*x_2^2"]);
  });

  it("5.46 to 5.48: product, sum and chain rules for partial derivatives", () => {
    expect(cited("x*y*sin(x)", "x")).toEqual(["5.46"]);
    expect(cited("x + y", "x")).toEqual(["5.47"]);
    expect(cited("(x + 2y^3)^2", "y")).toEqual(["5.48", "5.47"]);
  });

  it("5.49 to 5.53: the chain rule for x₁(s, t), x₂(s, t) is a 1×2 matrix times a 2×2 matrix", () => {
    const f = parse("x_1^2*x_2 + sin(x_2)");
    const inner = { x_1: parse("s*cos(t)"), x_2: parse("s^2 + t") };
    const at = { s: 0.7, t: 1.3 };
    const row = gradient(f, ["x_1", "x_2"]).map((d) => evaluate(substitute(d, inner), at));
    const matrix = Object.values(inner).map((x) => gradient(x, ["s", "t"]).map((d) => evaluate(d, at)));
    const product = [0, 1].map((k) => row[0]! * matrix[0]![k]! + row[1]! * matrix[1]![k]!);
    const direct = compileAll(gradient(substitute(f, inner), ["s", "t"]), ["s", "t"])([at.s, at.t]);
    expect(product).toEqual([...direct].map((d) => expect.closeTo(d, 14)));
  });

  it("Example 5.8: x₁² + 2x₂ along sin t, cos t has the derivative 2 sin t cos t − 2 sin t", () => {
    const along = substitute(parse("x_1^2 + 2x_2"), { x_1: parse("sin(t)"), x_2: parse("cos(t)") });
    expect(format(derivative(along, "t"))).toBe("2*cos(t)*sin(t) - 2*sin(t)");
  });
});

describe("MML 5.147", () => {
  it("the Hessian of x² + 2xy + y³ is [[2, 2], [2, 6y]]", () => {
    expect(hessian(parse("x^2 + 2x*y + y^3"), ["x", "y"]).map((row) => row.map((d) => format(d)))).toEqual([["2", "2"], ["2", "6*y"]]);
  });

  it("is symmetric where the second partial derivatives are continuous", () => {
    const f = parse("exp(x*y^2)*sin(x - y)");
    expect(equal(partial(f, ["x", "y"]), partial(f, ["y", "x"])).equal).toBe(true);
  });

  it("is not for Peano's function at 0: its mixed derivatives there are −1 and 1, and there is no common value", () => {
    const f = parse("x*y*(x^2 - y^2)/(x^2 + y^2)");
    const origin = { x: 0, y: 0 };
    expect(derivativeAt(partial(f, ["x"]), "y", origin)).toMatchObject({ exists: true, value: -1 });
    expect(derivativeAt(partial(f, ["y"]), "x", origin)).toMatchObject({ exists: true, value: 1 });
    expect(() => evaluate(partial(f, ["x", "y"]), origin)).toThrow("the limit depends on the direction");
  });
});
