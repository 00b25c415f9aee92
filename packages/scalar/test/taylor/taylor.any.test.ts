import { describe, expect, it } from "vitest";
import { equal } from "../../src/equal/equal.js";
import { parse } from "../../src/parse/parse.js";
import { format } from "../../src/print/format.js";
import { taylor } from "../../src/taylor/taylor.js";

const shown = (source: string, center: number, order: number): string[] => taylor(parse(source), "x", center, order).exact().map((c) => format(c));

describe("exact()", () => {
  it.each([
    ["x^4", 1, 6, ["1", "4", "6", "4", "1", "0", "0"]],
    ["1/(1 - x)", 0, 4, ["1", "1", "1", "1", "1"]],
    ["1/x", 2, 3, ["1/2", "-1/4", "1/8", "-1/16"]],
    ["tan(x)", 0, 7, ["0", "1", "0", "1/3", "0", "2/15", "0", "17/315"]],
    ["exp(sin(x))", 0, 5, ["1", "1", "1/2", "0", "-1/8", "-1/15"]],
    ["log(1 + x)", 0, 4, ["0", "1", "-1/2", "1/3", "-1/4"]],
    ["sqrt(1 + x)", 0, 4, ["1", "1/2", "-1/8", "1/16", "-5/128"]],
    ["x/(exp(x) - 1)", 0, 6, ["1", "-1/2", "1/12", "0", "-1/720", "0", "1/30240"]],
    ["sin(x)/x", 0, 4, ["1", "0", "-1/6", "0", "1/120"]],
    ["asin(x)", 0, 5, ["0", "1", "0", "1/6", "0", "3/40"]],
    ["sqrt(4 + x)", 0, 2, ["2", "1/4", "-1/64"]],
    ["(1 + x)^(1/3)", 0, 3, ["1", "1/3", "-1/9", "5/81"]],
  ] as const)("of %s at %d to order %i gives rational coefficients", (source, center, order, wanted) => {
    expect(shown(source, center, order)).toEqual(wanted);
  });

  it("gives other coefficients in closed form", () => {
    expect(shown("2^x", 0, 2)).toEqual(["1", "log(2)", "1/2*log(2)^2"].map((c) => format(parse(c))).map((c, k) => (k === 2 ? "log(2)^2/2" : c)));
    expect(shown("atan(x)", 2, 1)).toEqual(["atan(2)", "1/5"]);
    expect(equal(taylor(parse("exp(x)"), "x", 1, 3).exact()[3]!, parse("e/6")).equal).toBe(true);
  });
});

describe("coefficients", () => {
  it("at a removable singularity are those of the continuous extension", () => {
    expect(taylor(parse("(1 - cos(x))/x^2"), "x", 0, 4).coefficients).toEqual([1 / 2, 0, -1 / 24, 0, 1 / 720]);
    expect(taylor(parse("log(x)/(x - 1)"), "x", 1, 3).coefficients).toEqual([1, -1 / 2, 1 / 3, -1 / 4]);
    expect(taylor(parse("sqrt(x^2)/x"), "x", 3, 2).coefficients).toEqual([1, 0, 0]);
  });

  it("are those of a function that computes over any field", () => {
    const f = taylor((F, x) => F.exp(F.sin(x)), "x", 0.5, 9);
    expect(f.coefficients).toEqual(taylor(parse("exp(sin(x))"), "x", 0.5, 9).coefficients);
    const geometric = taylor((F, x) => { let sum = F.constant(1); for (let k = 0; k < 4; k++) sum = F.add(F.mul(sum, x), F.constant(1)); return sum; }, "x", 0, 6);
    expect(geometric.coefficients).toEqual([1, 1, 1, 1, 1, 0, 0]);
    expect(geometric.exact().map((c) => format(c))).toEqual(["1", "1", "1", "1", "1", "0", "0"]);
  });

  it("are right to an ulp where doubles cancel", () => {
    const [c0, , c2] = taylor(parse("(x - sin(x))/x^3"), "x", 1e-6, 2).coefficients;
    expect([c0, c2]).toEqual([0.16666666666665833, -0.008333333333332143]);
  });
});

describe("taylor", () => {
  it.each([
    ["abs(x)", 0, 1, "abs has no power series at 0"], ["sqrt(x)", 0, 2, "sqrt has no power series at 0"], ["1/x", 0, 0, "div has no power series at 0"], ["log(x)", 0, 1, "the function has no power series at 0: log of zero"],
    ["max(x, 2)", 2, 1, "max has no power series at 0"], ["floor(x)", 3, 1, "floor has no power series at 0"], ["x^2.5", 0, 3, "pow has no power series at 0"],
  ] as const)("of %s at %d to order %i is refused: %s", (source, center, order, message) => {
    expect(() => taylor(parse(source), "x", center, order)).toThrow(message);
  });

  it("of a function with n derivatives and no series has order n", () => {
    expect(taylor(parse("x*abs(x)"), "x", 0, 1).coefficients).toEqual([0, 0]);
    expect(() => taylor(parse("x*abs(x)"), "x", 0, 2)).toThrow("abs has no power series at 0");
  });

  it("evaluates and prints", () => {
    const t = taylor(parse("cos(x)"), "x", 0, 4);
    expect(t.evaluate(0.5)).toBe(1 - 0.125 + 0.0625 / 24);
    expect(format(t.toExpr())).toBe("1 - x^2/2 + x^4/24");
    expect(t.toLatex()).toBe("1 - \\frac{x^{2}}{2} + \\frac{x^{4}}{24}");
    expect(format(taylor(parse("log(x)"), "x", 2, 2).toExpr())).toBe("log(2) + (x - 2)/2 - (x - 2)^2/8");
  });

  it("asks for an order that is an integer from 0 on", () => {
    expect(() => taylor(parse("x"), "x", 0, -1)).toThrow("taylor: the order must be an integer from 0 on, got -1");
  });
});

describe("radius", () => {
  const within = (tolerance: number) => (cases: readonly (readonly [string, number, number])[]) =>
    cases.map(([source, center, radius]) => ({ source, estimate: taylor(parse(source), "x", center, 4).radius() / radius })).filter(({ estimate }) => Math.abs(estimate - 1) > tolerance);

  it("is right to 1 % at poles and branch points", () => {
    expect(within(0.01)([
      ["1/(1 - x)", 0, 1], ["1/x", 3, 3], ["tan(x)", 0, Math.PI / 2], ["log(x)", 2, 2], ["sqrt(x)", 1, 1], ["1/(1 + x^2)", 0, 1], ["1/(x^2 - 3*x + 2)", 0, 1],
      ["x/(exp(x) - 1)", 0, 2 * Math.PI], ["gamma(x)", 2, 2], ["asin(x)", 0, 1], ["tanh(x)", 0, Math.PI / 2],
    ])).toEqual([]);
  });

  it("is right to 5 % where two singularities are equally near", () => {
    expect(within(0.05)([["atan(x)", 2, Math.sqrt(5)], ["1/(x^2 + 4)", 1, Math.sqrt(5)]])).toEqual([]);
  });

  it("is right to 15 % at essential singularities", () => {
    expect(within(0.15)([["exp(1/x)", 1, 1], ["exp(-1/x^2)", 1, 1], ["sin(1/x)", 2, 2]])).toEqual([]);
  });

  it.each(["exp(x)", "sin(x)", "x^5 - 3*x", "exp(-x^2)", "sin(x)/x", "erf(x)", "cos(x)*exp(x)"])("of %s is infinite", (source) => {
    expect(taylor(parse(source), "x", 0.5, 4).radius()).toBe(Infinity);
  });
});
