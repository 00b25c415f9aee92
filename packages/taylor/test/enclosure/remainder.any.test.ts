import { cholesky } from "@gradkit/autodiff/linalg";
import { add, cond, item, less, mul, neg, outer, sort, square, stack, sum, whileLoop, type Tensor } from "@gradkit/autodiff";
import { contains, evaluate, interval, parse } from "@gradkit/scalar";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { taylor } from "../../src/index.js";
import { formula } from "../formula.js";
import { formulas, programs, type Case } from "./cases.js";

/** Numbers of f and T are rounded: what is compared is off by some of their last bits. */
const slack = (value: number): number => 8 * Number.EPSILON * Math.max(1, Math.abs(value));

const inBox = (box: Case["box"]): fc.Arbitrary<number[]> => fc.tuple(...box.map(([min, max]) => fc.oneof(fc.double({ min, max, noNaN: true }), fc.constantFrom(min, max))));

const outside = ({ f, at, box }: Case, order: number, points: Iterable<readonly number[]>): readonly unknown[] => {
  const T = taylor(f, [...at], order);
  const R = T.remainder(box);
  return [...points].flatMap((x) => {
    const value = item(f((x.length === 1 ? stack([x[0]!]) : stack([...x])) as Tensor));
    const error = value - T.at([...x]);
    const off = slack(value) + Array.from({ length: order + 1 }, (_, k) => slack(T.term(k, x.map((own, i) => own - at[i]!)))).reduce((a, b) => a + b);
    return error >= R.lo - off && error <= R.hi + off ? [] : [{ x, error, R }];
  });
};

describe.each([...formulas, ...programs])("$name", (given) => {
  it("stays within its remainder, at corners too, and the bound is a bound", () => {
    for (const order of [0, 1, 3]) {
      const R = taylor(given.f, [...given.at], order).remainder(given.box);
      expect(R).toMatchObject({ defined: true, continuous: true });
      expect(Number.isFinite(R.lo) && Number.isFinite(R.hi)).toBe(true);
      expect(outside(given, order, fc.sample(inBox(given.box), { seed: 11, numRuns: 40 }))).toEqual([]);
    }
  });
});

it("a bound that is a thousandth too small is found out: sampling comes close to it", () => {
  const T = taylor(formula("exp(x)"), [0], 3);
  const R = T.remainder([[-0.5, 0.5]]);
  const error = Math.exp(0.5) - T.at([0.5]);
  expect(error).toBeLessThanOrEqual(R.hi);
  expect(error).toBeGreaterThan(0.5 * R.hi);
});

describe("the remainder shrinks with the power that the order says", () => {
  it.each([[0], [1], [2], [3], [4], [5]])("order %s", (order) => {
    for (const { f, at } of formulas.filter(({ name }) => !name.startsWith("100")).slice(0, 10)) {
      const T = taylor(f, [...at], order);
      const widest = (radius: number): number => {
        const { lo, hi } = T.remainder(at.map((x) => [x - radius, x + radius] as const));
        return Math.max(Math.abs(lo), Math.abs(hi));
      };
      const slope = Math.log2(widest(2 ** -5) / widest(2 ** -6));
      expect(slope, `at ${at.join()}`).toBeGreaterThan(order + 0.8);
      expect(slope, `at ${at.join()}`).toBeLessThan(order + 1.5);
    }
  });

  it.each([[0], [1], [2], [3], [4]])("and the error itself with it, to a tenth: order %s", (order) => {
    // All of these have a derivative of the next order along the direction.
    const set = ["exp(x + 2*y)", "sin(x + y + 1)", "log(3 + x - y)", "1/(2 + x + y)", "sqrt(2 + x + 3*y)", "atan(x + y + 0.4)", "exp(x*y + x)", "(2 + x)^(1.5 + y)"];
    for (const expr of set) {
      const T = taylor(formula(expr), [0.125, -0.0625], order);
      const errorAt = (h: number): number => {
        const [x, y] = [0.125 + h, -0.0625 + h / 2];
        return Math.abs(evaluate(parse(expr), { x, y }) - T.at([x, y]));
      };
      const [h, ratio] = [2 ** -5, 2 ** -1];
      const slopes = [errorAt(h) / errorAt(h * ratio), errorAt(-h) / errorAt(-h * ratio)].map((quotient) => Math.log2(quotient));
      const mean = (slopes[0]! + slopes[1]!) / 2;
      expect(Math.abs(mean - (order + 1)), `of ${expr}`).toBeLessThan(0.1);
    }
  });
});

describe("adversarial points", () => {
  it("a polynomial of degree n has remainder 0 to the last bit, wherever the box is", () => {
    const f = formula("x^2 + 2*x*y + y^3", ["x", "y"]);
    expect(taylor(f, [1, 2], 3).remainder([[-100, 100], [-50, 7]])).toMatchObject({ lo: 0, hi: 0 });
  });

  it("a box that does not hold the point, or is the point, is right too", () => {
    const given = { name: "", f: formula("exp(x)*y", ["x", "y"]), at: [0, 1], box: [[1, 1.5], [2, 2]] as const };
    expect(outside(given, 2, fc.sample(inBox(given.box), { seed: 1, numRuns: 50 }))).toEqual([]);
    const { lo, hi } = taylor(given.f, [0, 1], 2).remainder([[0, 0], [1, 1]]);
    expect([lo, hi]).toEqual([0, 0]);
  });

  it("the rounding of the coefficients is in the bound: 0.1 x about 0.3 is not what its double coefficients say", () => {
    const T = taylor((x: Tensor) => mul(mul(0.1, x.slice(0)), x.slice(0)), [0.3], 2);
    const R = T.remainder([[0.2, 0.4]]);
    expect(R.hi - R.lo).toBeGreaterThan(0);
    expect(R.hi - R.lo).toBeLessThan(1e-16);
    // in whole numbers: 0.1 and 0.3 are doubles n/2⁵⁵ and m/2⁵⁴, and T is a polynomial in doubles
    const exact = (x: number): bigint => BigInt(Math.round(x * 2 ** 60));
    const [tenth, center] = [exact(0.1), exact(0.3)];
    const coefficients = [0, 1, 2].map((k) => T.toPolynomial().terms.find(({ exponents }) => exponents[0] === k)!.coefficient);
    for (const x of [0.2, 0.25, 0.4, 0.30000000000000004]) {
      const delta = exact(x) - center;
      const value = tenth * exact(x) * exact(x);
      const [c0, c1, c2] = coefficients.map((c) => BigInt(Math.round(c * 2 ** 60))) as [bigint, bigint, bigint];
      const scale = 2 ** 60;
      const difference = Number(value - (c0 * 2n ** 120n + c1 * delta * 2n ** 60n + c2 * delta * delta)) / scale / scale / scale;
      expect(contains(R, difference)).toBe(true);
    }
  });

  it("a maximum of the error inside of the box is held: sin about 0 to order 2", () => {
    const T = taylor(formula("sin(x)"), [0], 2);
    const R = T.remainder([[0, Math.PI]]);
    for (let x = 0; x <= Math.PI; x += 2 ** -8) expect(Math.sin(x) - T.at([x])).toBeGreaterThanOrEqual(R.lo);
    expect(R.hi).toBeLessThan(6);
  });

  it("a vector has a bound for each of its numbers, and a number takes one side", () => {
    const T = taylor(([x, y]: Tensor) => stack([square(x!), mul(x!, y!)]) as unknown as Tensor<readonly [2]>, [1, 1], 1);
    const R = T.remainder([[0, 2], [0, 2]]);
    expect(R.map(({ lo, hi }) => [lo, hi])).toEqual([[0, 1], [-1, 1]].map(([lo, hi]) => [expect.closeTo(lo!, 15), expect.closeTo(hi!, 15)]));
    expect(taylor((x) => square(x), 1, 1).remainder(interval(0, 3))).toMatchObject({ lo: expect.closeTo(0, 15) as number, hi: expect.closeTo(4, 15) as number });
    expect(taylor((x) => square(x), 1, 1).remainder([0, 3]).hi).toBeCloseTo(4, 15);
  });
});

const unbounded = { lo: -Infinity, hi: Infinity, defined: false, continuous: false };

it.each<readonly [string, (x: Tensor) => Tensor, readonly [number, number]]>([
  ["a division through 0", formula("1/x"), [-1, 2]],
  ["the end of a domain: log", formula("log(x)"), [-0.5, 2]],
  ["an infinite derivative: sqrt", formula("sqrt(x)"), [0, 2]],
  ["a kink: abs", formula("abs(x)"), [-1, 2]],
  ["a kink: max", formula("max(x, 1.5)"), [0, 2]],
  ["a jump: floor", formula("floor(x)"), [0.25, 2]],
  ["a pole: tan", formula("tan(x)"), [1, 2]],
  ["a comparison that holds for a part of the box", (x) => cond(less(x.slice(0), 1.25), (y: Tensor) => y, (y: Tensor) => square(y), x).sum(), [0, 2]],
  ["a loop whose number of steps depends on the point", (x) => whileLoop((y) => less(y, 10), (y) => mul(y, y), add(x.slice(0), 1)) as Tensor, [0.5, 2]],
  ["a branch on numbers", (x) => (item(x.slice(0)) > 0 ? x.slice(0) : neg(x.slice(0))), [0.5, 2]],
  ["an operation without an enclosure: a sort", (x) => sum(sort(stack([x.slice(0), square(x.slice(0))]))), [0.5, 2]],
  ["an operation without an enclosure: a decomposition", (x) => sum(cholesky(add(outer(x, x), 1))), [0.5, 2]],
  ["an overflow", formula("exp(exp(x))"), [0, 1000]],
])("%s is not bounded, and says so", (_, f, box) => {
  expect(taylor(f as (x: Tensor) => Tensor<readonly []>, [1], 2).remainder([box])).toEqual(unbounded);
});

it("a loop of more steps than are followed is not bounded, and says so", () => {
  const f = (x: Tensor) => whileLoop((y) => less(y, 10), (y) => add(y, 0.002), x.slice(0)) as Tensor<readonly []>;
  expect(taylor(f, [1], 0).remainder([[1, 1]])).toEqual(unbounded);
});
