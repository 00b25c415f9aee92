import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareAt } from "../../src/equal/compare-at.js";
import { equal } from "../../src/equal/equal.js";
import { points } from "../../src/equal/points.js";
import { call, constant } from "../../src/expr.js";
import { parse } from "../../src/parse/parse.js";
import { rational } from "../../src/rational.js";
import { simplify } from "../../src/simplify.js";
import { anyFormula } from "../any-formula.js";

const decide = (identity: string) => {
  const [left, right] = identity.split(" = ").map(parse);
  return equal(left!, right!);
};

const proved: Record<string, readonly string[]> = {
  algebra: [
    "(x+1)^2 = x^2+2x+1", "(x^2-1)/(x-1) = x+1", "1/(1+1/x) = x/(x+1)", "1/x+1/y = (x+y)/(x*y)", "(x+y+z)^8 = (x+y+z)^4*(x+y+z)^4", "1/(1/a+1/b) = a*b/(a+b)",
    "(x^3-y^3)/(x-y) = x^2+x*y+y^2", "0.1+0.2 = 0.3", "sqrt(8) = 2sqrt(2)", "sqrt(2)*sqrt(3) = sqrt(6)", "1/sqrt(2) = sqrt(2)/2", "12^(1/3) = 2^(2/3)*3^(1/3)",
  ],
  roots: [
    "sqrt(1+x^2)^3 = (1+x^2)sqrt(1+x^2)", "1/(sqrt(x+1)+sqrt(x)) = sqrt(x+1)-sqrt(x)", "x/sqrt(1+x^2)+1/sqrt(1+x^2) = (1+x)/sqrt(1+x^2)", "sqrt(x^2) = abs(x)", "hypot(x,y)^2 = x^2+y^2",
  ],
  trigonometric: [
    "sin(x)^2+cos(x)^2 = 1", "sin(2x) = 2 sin(x) cos(x)", "cos(2x) = 1-2sin(x)^2", "sin(x+y) = sin(x)cos(y)+cos(x)sin(y)", "tan(2x) = 2tan(x)/(1-tan(x)^2)",
    "1+tan(x)^2 = 1/cos(x)^2", "sin(3x) = 3sin(x)-4sin(x)^3", "cos(x)^4 = 3/8+cos(2x)/2+cos(4x)/8", "sin((x+1)^2) = sin(x^2+2x+1)", "sin(1/x+1) = sin((1+x)/x)",
    "sin(x)/x = sinc(x)", "cos(x)cos(y)cos(z) = (cos(x+y+z)+cos(x+y-z)+cos(x-y+z)+cos(-x+y+z))/4",
  ],
  hyperbolic: [
    "cosh(x)^2-sinh(x)^2 = 1", "sinh(2x) = 2sinh(x)cosh(x)", "tanh(x) = (exp(2x)-1)/(exp(2x)+1)", "sigmoid(x) = (1+tanh(x/2))/2", "sinh(asinh(x)) = x", "cosh(asinh(x)) = sqrt(1+x^2)",
    "cosh(x+y) = cosh(x)cosh(y)+sinh(x)sinh(y)",
  ],
  "exp and log": [
    "exp(x+y) = exp(x)exp(y)", "exp(2x)-1 = (exp(x)-1)(exp(x)+1)", "log(6) = log(2)+log(3)", "log(8)/log(2) = 3", "log2(8x) = 3+log2(x)", "2^x = exp(x*log(2))", "6^x = 2^x*3^x",
    "expm1(x) = exp(x)-1", "log(x^2*y^4) = 2log(abs(x))+4log(abs(y))", "log(x, y) = log(x)/log(y)",
  ],
  piecewise: ["max(x,y)+min(x,y) = x+y", "relu(x)-relu(-x) = x", "max(x,y)*min(x,y) = x*y", "heaviside(x) = (1+sign(x))/2"],
  special: ["erf(x)+erfc(x) = 1", "erf(-x) = -erf(x)"],
};

describe("equal by normal form", () => {
  describe.each(Object.entries(proved))("%s", (_, identities) => {
    it.each(identities)("%s", (identity) => expect(decide(identity)).toEqual({ equal: true, by: "normal form", domains: "same" }));
  });

  it.each(["log(x^2) = 2log(x)", "log(x*y) = log(x)+log(y)", "(x^(1/3))^3 = x", "exp(log(x)+log(y)) = x*y", "asin(x)+acos(x) = pi/2", "x^1000 = exp(1000 log(x))", "sqrt(x)^2 = x"])(
    "%s where both are defined, and tells that the domains differ", (identity) => expect(decide(identity)).toEqual({ equal: true, by: "normal form", domains: "differ" }),
  );

  it("takes the same expression for equal, also where it is defined nowhere", () => {
    expect(decide("log(-1-x^2) = log(-1-x^2)")).toEqual({ equal: true, by: "normal form", domains: "same" });
  });
});

describe("equal by sampling", () => {
  it.each(["gamma(x+1) = x*gamma(x)", "gamma(x)gamma(1-x) = pi/sin(pi x)", "floor(x)+1 = floor(x+1)", "softplus(x)-softplus(-x) = x", "acosh(x) = log(x+sqrt(x^2-1))", "cos(pi/12) = (sqrt(6)+sqrt(2))/4"])(
    "%s", (identity) => expect(decide(identity)).toEqual({ equal: true, by: "sampling", domains: "same" }),
  );
  it("tells that the domains differ", () => expect(decide("tanh(atanh(x)) = x")).toEqual({ equal: true, by: "sampling", domains: "differ" }));
});

describe("not equal, with a counterexample that holds", () => {
  const unequal = [
    "sqrt(x^2) = x", "abs(x) = x", "log(x^2*y) = 2log(x)+log(y)+1e-12", "x+1e-9 = x", "x^2 = x^2+1e-15", "sin(x) = sin(x)+1e-30", "sin(x)*(1+1e-9) = sin(x)", "exp(x) = 1+x+x^2/2+x^3/6",
    "sqrt(x^2+1e-12) = abs(x)", "atan(x)+atan(1/x) = pi/2", "atan2(y,x) = atan(y/x)", "(-x)^y = x^y", "exp(pi*sqrt(163)) = 262537412640768744", "x/y = y/x", "1e-300*x = 0",
    "sin(1e22*x) = sin(x)", "floor(x) = round(x)", "(x+y)^2 = x^2+y^2", "cos(x) = sin(x+pi/2)+1e-30",
  ];
  it.each(unequal)("%s", (identity) => {
    const { equal: isEqual, counterexample } = decide(identity);
    const [left, right] = identity.split(" = ").map(parse);
    expect(isEqual).toBe(false);
    expect(compareAt(left!, right!, counterexample!)).toBe("different");
  });

  it("claims nothing of expressions that share no point of the sample", () => {
    expect(decide("log(-1-x^2) = sqrt(-1-x^2)")).toEqual({ equal: false, by: "sampling", domains: "unknown" });
    expect(decide("log(-1-x^2) = x")).toEqual({ equal: false, by: "sampling", domains: "differ" });
    expect(decide("1/(1-1) = 2/(1-1)")).toEqual({ equal: false, by: "sampling", domains: "unknown" });
  });
});

describe("any formula", () => {
  it("equals what it simplifies to, and not what differs by 1e-9 of it", () => {
    fc.assert(
      fc.property(anyFormula(["add", "sub", "mul", "neg", "square", "exp", "sin", "cos", "tanh", "atan", "erf"], 3), (expr) => {
        expect(equal(expr, simplify(expr)).equal).toBe(true);
        expect(equal(expr, call("add", expr, constant(rational(1n, 1_000_000_000n)))).equal).toBe(false);
      }),
      { seed: 5, numRuns: 60 },
    );
  });
});

describe("the points", () => {
  it("are the same at every call, 96 of them, or one where there is no variable", () => {
    expect(points(["x", "y"])).toEqual(points(["x", "y"]));
    expect(points(["x", "y"])).toHaveLength(96);
    expect(points([])).toEqual([{ env: {}, generic: true }]);
  });
  it("have both signs, small integers, and sizes from 1e-6 to 1e6", () => {
    const values = points(["x"]).map(({ env }) => env.x!);
    expect([values.some((x) => x < 0), values.includes(0), values.some((x) => Math.abs(x) > 1e6), values.some((x) => x !== 0 && Math.abs(x) < 1e-6)]).toEqual([true, true, true, true]);
  });
});
