import { describe, expect, it } from "vitest";
import { gammaTail } from "../../src/real/gamma-tail.js";
import { decided, fromNumber, realFunctions, settle, sign, type Real, type RealFunctions } from "../../src/real/index.js";
import { meets } from "./meets.js";

const F = realFunctions(128);
const ball = (mantissa: bigint, radius: bigint, exponent = 0): Real => ({ mantissa, radius, exponent });
const number = fromNumber;

describe("at the edges of balls", () => {
  it("a ball that touches a pole or the end of a domain gives an unknown", () => {
    const open = { mantissa: 0n, radius: 0n, exponent: 0, beyond: true };
    expect(F.gamma(ball(-3n, 1n, -1))).toEqual(open); // [−2, −1]
    expect(F.gamma(ball(-7n, 1n, -2))).toEqual(open); // [−2, −1.5]
    expect(F.gamma(ball(-5n, 1n, -2))).toEqual(open); // [−1.5, −1]
    expect(sign(F.gamma(ball(-(2n ** 40n) + 2n ** 20n, 1n, -40)))).toBe(-1); // clear of −1
    expect(F.div(number(1), ball(1n, 1n))).toEqual(open);
    expect(F.log(ball(1n, 1n))).toEqual(open);
    expect(F.sqrt(ball(1n, 2n))).toEqual(open);
    expect(F.asin(ball(1n, 1n, -1))).toEqual(open);
    expect(F.pow(number(-8), ball(13n, 1n, -2))).toEqual(open); // [3, 3.5]
    expect(F.pow(number(-8), ball(11n, 1n, -2))).toEqual(open); // [2.5, 3]
  });

  it("the far end of a ball is kept where it is rounded", () => {
    const wide = ball(1n, 2n ** 60n + 1n);
    for (const f of [F.abs, F.relu]) expect(meets(f(wide), ball(2n ** 60n + 2n, 0n))).toBe(true);
    expect(meets(F.square(wide), ball((2n ** 60n + 2n) ** 2n, 0n))).toBe(true);
    expect(meets(F.add(wide, number(2 ** -200)), ball((2n ** 60n + 2n) * 2n ** 200n + 1n, 0n, -200))).toBe(true);
    expect(meets(F.mul(ball(3n, 2n ** 31n - 1n), number(5)), ball(5n * (2n ** 31n + 2n), 0n))).toBe(true);
  });

  it("a half-line starts at the nearest point of what it came from", () => {
    const line: Real = { mantissa: 1n, radius: 0n, exponent: 100, beyond: true };
    expect(meets(F.add(line, ball(3n, 2n)), ball(2n ** 100n + 1n, 0n))).toBe(true);
    expect(meets(F.mul(line, ball(3n, 2n)), ball(2n ** 100n, 0n))).toBe(true);
    expect(meets(F.mul(line, ball(3n, 2n)), ball(2n ** 100n - 1n, 0n))).toBe(false);
    expect(meets(F.sub(line, ball(3n, 2n)), ball(2n ** 100n - 5n, 0n))).toBe(true);
    expect(sign(F.sub(line, line))).toBe(undefined);
    expect(meets(F.div(number(1), line), ball(0n, 0n))).toBe(true);
    expect(meets(F.exp(F.neg(line)), ball(0n, 0n))).toBe(true);
  });
});

it("functions that are x + O(x²) leave room for that in the tiny", () => {
  const fine = realFunctions(2600);
  const x = number(1e-300);
  const names = ["expm1", "log1p", "sin", "tan", "asin", "atan", "sinh", "tanh", "asinh", "atanh"] as const;
  expect(names.filter((name) => !meets(F[name](x), fine[name](x)))).toEqual([]);
});

describe("Stirling's tail, cut where it is shortest, is off by less than the first term left out", () => {
  const G = realFunctions(256);
  it.each([0.5, 1, 2.5, 4, 7])("z = %f", (z) => {
    const [x, half] = [number(z), number(0.5)];
    const head = G.add(G.sub(G.mul(G.sub(x, half), G.log(x)), x), G.mul(half, G.log(G.mul(number(2), G.pi))));
    expect(meets(gammaTail(-1, x, 256), G.sub(G.lgamma(x), head))).toBe(true);
    const slope = G.sub(G.log(x), G.div(half, x));
    expect(meets(gammaTail(0, x, 256), G.sub(slope, G.digamma(x)))).toBe(true);
  });
});

it("decided waits for 54 bits, or for both ends to round alike", () => {
  expect(decided(ball(2n ** 60n, 2n ** 15n))).toBe(undefined);
  expect(decided(ball(2n ** 60n, 2n ** 4n))).toBe(2 ** 60);
  expect(decided(ball(2n ** 60n + 1000n, 20n))).toBe(2 ** 60 + 1024);
  expect(decided(ball(0n, 1n, -1100))).toBe(0);
  expect(decided(ball(0n, 1n, -1073))).toBe(undefined);
});

it("a zero that no precision proves still counts as not negative after abs, square, max and multiples", () => {
  const nothing = (G: RealFunctions): Real => G.sub(G.square(G.sqrt(number(2))), number(2));
  const rows: ((G: RealFunctions) => Real)[] = [
    (G) => G.sqrt(G.mul(number(3), G.abs(nothing(G)))),
    (G) => G.sqrt(G.mul(G.square(nothing(G)), number(7))),
    (G) => G.sqrt(G.mul(number(0.1), G.abs(nothing(G)))),
    (G) => G.sqrt(G.max(nothing(G), number(0))),
    (G) => G.pow(G.abs(nothing(G)), number(1.5)),
    (G) => G.sqrt(G.sqrt(G.abs(nothing(G)))),
  ];
  for (const row of rows) expect(settle(row)).toMatchObject({ status: "settled", value: 0 });
});
