import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accuracy, realFunctions, type Real } from "../../src/real/index.js";
import { holds } from "./holds.js";
import { meets } from "./meets.js";

const F = realFunctions(256);
const { constant, add, sub, mul, div, neg, square } = F;
const one = constant(1);
const two = constant(2);

describe("published constants", () => {
  const published: [name: string, value: Real, digits: string][] = [
    ["π (OEIS A000796)", F.pi, "3.14159265358979323846264338327950288419716939937510582097494e+0"],
    ["e (OEIS A001113)", F.e, "2.71828182845904523536028747135266249775724709369995957496697e+0"],
    ["log 2 (OEIS A002162)", F.log(two), "6.93147180559945309417232121458176568075500134360255254120680e-1"],
    ["√2 (OEIS A002193)", F.sqrt(two), "1.41421356237309504880168872420969807856967187537694807317668e+0"],
    ["Euler's constant −ψ(1) (OEIS A001620)", neg(F.digamma(one)), "5.77215664901532860606512090082402431042159335939923598805767e-1"],
    ["ζ(3) = −ψ″(1)/2 (OEIS A002117)", div(F.polygamma(two, one), constant(-2)), "1.20205690315959428539973816151144999076498629234049888179227e+0"],
    ["Catalan's constant (ψ′(1/4) − π²)/8 (OEIS A006752)", div(sub(F.polygamma(one, constant(0.25)), square(F.pi)), constant(8)),
      "9.15965594177219015054603514932384110774149374281672134266498e-1"],
  ];
  it.each(published)("%s", (_, value, digits) => {
    expect(holds(value, digits)).toBe(true);
    expect(accuracy(value)).toBeGreaterThan(230);
  });
});

// [law, left, right, range of x]; both sides at 256 bits must have a point in common, and be sharp.
const laws: [law: string, left: (x: Real) => Real, right: (x: Real) => Real, min: number, max: number][] = [
  ["e^log x = x", (x) => F.exp(F.log(x)), (x) => x, 1e-300, 1e300],
  ["log e^x = x", (x) => F.log(F.exp(x)), (x) => x, -700, 700],
  ["sin² + cos² = 1", (x) => add(square(F.sin(x)), square(F.cos(x))), () => one, -1e6, 1e6],
  ["cosh² − sinh² = 1", (x) => sub(square(F.cosh(x)), square(F.sinh(x))), () => one, -9, 9],
  ["tan atan x = x", (x) => F.tan(F.atan(x)), (x) => x, -1e6, 1e6],
  ["sin asin x = x", (x) => F.sin(F.asin(x)), (x) => x, -1, 1],
  ["cos acos x = x", (x) => F.cos(F.acos(x)), (x) => x, -1, 1],
  ["sinh asinh x = x", (x) => F.sinh(F.asinh(x)), (x) => x, -1e6, 1e6],
  ["cosh acosh x = x", (x) => F.cosh(F.acosh(x)), (x) => x, 1, 1e6],
  ["tanh atanh x = x", (x) => F.tanh(F.atanh(x)), (x) => x, -1, 1],
  ["expm1 log1p x = x", (x) => F.expm1(F.log1p(x)), (x) => x, -1, 1e6],
  ["erf + erfc = 1", (x) => add(F.erf(x), F.erfc(x)), () => one, -4, 4],
  ["Γ(x + 1) = x Γ(x)", (x) => F.gamma(add(x, one)), (x) => mul(x, F.gamma(x)), -50, 50],
  ["Γ(x) Γ(1 − x) sin πx = π", (x) => mul(mul(F.gamma(x), F.gamma(sub(one, x))), F.sin(mul(F.pi, x))), () => F.pi, -9, 9],
  ["Legendre's duplication", (x) => mul(F.gamma(x), F.gamma(add(x, constant(0.5)))),
    (x) => mul(mul(F.pow(two, sub(one, mul(two, x))), F.sqrt(F.pi)), F.gamma(mul(two, x))), 0, 50],
  ["log |Γ| is lgamma", (x) => F.log(F.abs(F.gamma(x))), F.lgamma, -30, 30],
  ["ψ(x + 1) = ψ(x) + 1/x", (x) => F.digamma(add(x, one)), (x) => add(F.digamma(x), div(one, x)), -30, 30],
  ["ψ′(x + 1) = ψ′(x) − 1/x²", (x) => F.polygamma(one, add(x, one)), (x) => sub(F.polygamma(one, x), div(one, square(x))), -30, 30],
  ["√x² = |x|", (x) => F.sqrt(square(x)), F.abs, -1e9, 1e9],
  ["∛x³ = x", (x) => F.cbrt(F.pow(x, constant(3))), (x) => x, -1e9, 1e9],
  ["x^2.5 = √x⁵", (x) => F.pow(x, constant(2.5)), (x) => F.sqrt(F.pow(x, constant(5))), 0, 1e9],
  ["softplus x − softplus −x = x", (x) => sub(F.softplus(x), F.softplus(neg(x))), (x) => x, -30, 30],
  ["2 sigmoid 2x − 1 = tanh x", (x) => sub(mul(two, F.sigmoid(mul(two, x))), one), F.tanh, -9, 9],
  ["sinc x · x = sin x", (x) => mul(F.sinc(x), x), F.sin, -99, 99],
  ["log_7 7^x = x", (x) => F.logb(F.pow(constant(7), x), constant(7)), (x) => x, -99, 99],
  ["atan2 of a turned point", (x) => F.atan2(F.sin(x), F.cos(x)), (x) => x, -3.14, 3.14],
];

describe("laws hold at 256 bits", () => {
  it.each(laws)("%s", (_, left, right, min, max) => {
    fc.assert(fc.property(fc.double({ min, max, minExcluded: true, maxExcluded: true, noNaN: true }).filter((x) => !Number.isInteger(x)), (number) => {
      const x = constant(number);
      expect(meets(left(x), right(x))).toBe(true);
    }), { seed: 11, numRuns: 20 });
    const x = constant(min + 0.4137 * (Math.min(max, 1000) - min));
    expect(accuracy(left(x))).toBeGreaterThan(100);
  });

  it("a law that is off by one part in 10^60 would be seen", () => {
    const off = F.pow(constant(10), constant(-60));
    expect(meets(F.exp(F.log(two)), mul(two, add(one, off)))).toBe(false);
  });
});
