import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accuracy, fromNumber, isZero, realFunctions, sign, toNumber, type Real } from "../../src/real/index.js";

const F = realFunctions(128);
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const seeded = { seed: 5, numRuns: 500 } as const;

/** A rational number as [numerator, denominator]. */
type Rational = readonly [bigint, bigint];
const rational = ({ mantissa, exponent }: Real): Rational =>
  exponent < 0 ? [mantissa, 1n << BigInt(-exponent)] : [mantissa << BigInt(exponent), 1n];
const inBall = (ball: Real, [n, d]: Rational): boolean => {
  const [low, unit] = rational({ ...ball, mantissa: ball.mantissa - ball.radius });
  const [high] = rational({ ...ball, mantissa: ball.mantissa + ball.radius });
  const side = d < 0n ? -1n : 1n;
  return low * d * side <= n * unit * side && n * unit * side <= high * d * side;
};

describe("arithmetic on doubles holds the exact rational result", () => {
  const exact: Record<string, (x: Rational, y: Rational) => Rational> = {
    add: ([a, b], [c, d]) => [a * d + c * b, b * d],
    sub: ([a, b], [c, d]) => [a * d - c * b, b * d],
    mul: ([a, b], [c, d]) => [a * c, b * d],
    div: ([a, b], [c, d]) => [a * d, b * c],
  };

  it.each(["add", "sub", "mul", "div"] as const)("%s", (name) => {
    fc.assert(fc.property(finite, finite.filter((y) => y !== 0), (x, y) => {
      const result = F[name](fromNumber(x), fromNumber(y));
      expect(inBall(result, exact[name]!(rational(fromNumber(x)), rational(fromNumber(y))))).toBe(true);
      expect(accuracy(result)).toBeGreaterThanOrEqual(120);
    }), seeded);
  });

  it("inBall refuses a neighbour of the ball of a quotient", () => {
    const seventh = F.div(fromNumber(1), fromNumber(7));
    expect(inBall(seventh, [1n, 7n])).toBe(true);
    expect(inBall({ ...seventh, mantissa: seventh.mantissa + 2n * seventh.radius + 1n }, [1n, 7n])).toBe(false);
    expect(inBall({ ...seventh, radius: 0n }, [1n, 7n])).toBe(false);
  });

  it.each([["add", (x: number, y: number) => x + y], ["sub", (x: number, y: number) => x - y], ["mul", (x: number, y: number) => x * y],
    ["div", (x: number, y: number) => x / y]] as const)("%s, rounded to a double, is that of IEEE 754", (name, operation) => {
    fc.assert(fc.property(finite, finite.filter((y) => y !== 0), (x, y) => {
      expect(toNumber(F[name](fromNumber(x), fromNumber(y))) + 0).toBe(operation(x, y) + 0);
    }), seeded);
  });

  it("powers and roots of integers are exact", () => {
    expect(F.pow(fromNumber(3), fromNumber(40))).toEqual({ mantissa: 3n ** 40n, radius: 0n, exponent: 0 });
    expect(isZero(F.sub(F.sqrt(fromNumber(2 ** 52 * 9)), fromNumber(2 ** 26 * 3)))).toBe(true);
    expect(isZero(F.sub(F.cbrt(fromNumber(-343)), fromNumber(-7)))).toBe(true);
    expect(isZero(F.sub(F.log10(fromNumber(1e15)), fromNumber(15)))).toBe(true);
    expect(isZero(F.sub(F.log2(fromNumber(2 ** -1074)), fromNumber(-1074)))).toBe(true);
  });
});

describe("toNumber", () => {
  it("gives back every double", () => {
    fc.assert(fc.property(finite, (x) => {
      expect(toNumber(fromNumber(x)) + 0).toBe(x + 0);
    }), seeded);
  });

  it("rounds to the nearest double, ties to even, also among the subnormals", () => {
    const last = (numerator: bigint, exponent: number) => toNumber({ mantissa: numerator, radius: 0n, exponent });
    expect(last(2n ** 53n + 1n, 0)).toBe(2 ** 53);
    expect(last(2n ** 53n + 3n, 0)).toBe(2 ** 53 + 4);
    expect(last(2n ** 54n + 3n, -1)).toBe(2 ** 53 + 2);
    expect(last(-(2n ** 54n) - 3n, -1)).toBe(-(2 ** 53) - 2);
    expect(last(1n, -1075)).toBe(0);
    expect(last(3n, -1076)).toBe(2 ** -1074);
    expect(last(3n, -1075)).toBe(2 ** -1073);
    expect(last(5n, -1075)).toBe(2 ** -1073);
    expect(last(2n ** 53n - 1n, 971)).toBe(Number.MAX_VALUE);
    expect(last(2n ** 55n - 3n, 969)).toBe(Number.MAX_VALUE);
    expect(last(2n ** 54n - 1n, 970)).toBe(Infinity);
    expect(last(-1n, 1024)).toBe(-Infinity);
    expect(last(-7n, -(2 ** 40))).toBe(0);
    expect(last(7n, 2 ** 40)).toBe(Infinity);
  });

  it("knows a half-line past the largest double from an open one", () => {
    expect(toNumber({ mantissa: -1n, radius: 0n, exponent: 1024, beyond: true })).toBe(-Infinity);
    expect(toNumber({ mantissa: 1n, radius: 0n, exponent: 1000, beyond: true })).toBe(NaN);
    expect(toNumber(fromNumber(NaN))).toBe(NaN);
  });
});

it("sign is that of all numbers of the ball, if they have one", () => {
  expect([3n, -3n, 0n].map((mantissa) => sign({ mantissa, radius: 2n, exponent: 9 }))).toEqual([1, -1, undefined]);
  expect([1n, 0n].map((mantissa) => sign({ mantissa, radius: 1n, exponent: 9 }))).toEqual([undefined, undefined]);
  expect(sign(fromNumber(0))).toBe(0);
});
