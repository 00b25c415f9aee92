import { expect, it } from "vitest";
import * as g from "../../src/index.js";
import { ops } from "../../src/operations.js";
import { series } from "../../src/series/index.js";
import { thrown } from "@repo/testing";

type T = g.Tensor;
const near = (value: number): unknown => (Number.isFinite(value) ? expect.closeTo(value, 14) : value);
const along = (f: (x: T) => T, x: number, order = 4): unknown => series(f, [[x], [1]], order);

const [inf, power] = [Infinity, (r: number) => (x: T): T => ops.pow(x, ops.constant(r))];

/** Along t at 0: where a recurrence would divide by 0, and what is true there. */
const atZero: readonly (readonly [string, (x: T) => T, readonly number[]])[] = [
  ["x^0", power(0), [1, 0, 0, 0, 0]],
  ["x^1", power(1), [0, 1, 0, 0, 0]],
  ["x^3", power(3), [0, 0, 0, 1, 0]],
  ["x^7", power(7), [0, 0, 0, 0, 0]],
  ["x^-1", power(-1), [inf, -inf, inf, -inf, inf]],
  ["√x, whose derivatives are infinite", ops.sqrt, [0, inf, -inf, inf, -inf]],
  ["√x⁴", (x) => ops.sqrt(ops.pow(x, ops.constant(4))), [0, 0, 1, 0, 0]],
  ["√(x⁴ + x⁵)", (x) => ops.sqrt(ops.add(ops.pow(x, ops.constant(4)), ops.pow(x, ops.constant(5)))), [0, 0, 1, 0.5, -0.125]],
  ["√x² = |x|, the average of both sides", (x) => ops.sqrt(ops.square(x)), [0, 0, 0, 0, 0]],
  ["∛x³", (x) => ops.cbrt(ops.pow(x, ops.constant(3))), [0, 1, 0, 0, 0]],
  ["∛x⁶", (x) => ops.cbrt(ops.pow(x, ops.constant(6))), [0, 0, 1, 0, 0]],
  ["x^1.5", power(1.5), [0, 0, inf, -inf, inf]],
  ["(x²)^2.5 = |x|⁵", (x) => ops.pow(ops.square(x), ops.constant(2.5)), [0, 0, 0, 0, 0]],
  ["(x²)^1.5 = |x|³", (x) => ops.pow(ops.square(x), ops.constant(1.5)), [0, 0, 0, 0, 0]],
  ["|x|", ops.abs, [0, 0, 0, 0, 0]],
  ["relu", ops.relu, [0, 0, 0, 0, 0]],
  ["max(x, −x), a tie", (x) => ops.max(x, ops.neg(x)), [0, 0, 0, 0, 0]],
  ["the norm of (x, 2x)", (x) => g.norm(g.stack([x, ops.mul(x, ops.constant(2))])) as T, [0, 0, 0, 0, 0]],
  ["hypot(x, x)", (x) => ops.hypot(x, x), [0, 0, 0, 0, 0]],
  ["sinc", ops.sinc, [1, 0, -1 / 6, 0, 1 / 120]],
  ["log, at its pole", ops.log, [-inf, inf, -inf, inf, -inf]],
  ["asin, away from its edge", ops.asin, [0, 1, 0, 1 / 6, 0]],
  ["where, with a NaN that is not taken", (x) => ops.where(ops.less(x, ops.constant(1)), ops.exp(x), ops.log(ops.sub(x, ops.constant(5)))), [1, 1, 1 / 2, 1 / 6, 1 / 24]],
  ["∏ (x, x + 1, x + 2)", (x) => ops.prod(g.stack([x, ops.add(x, ops.constant(1)), ops.add(x, ops.constant(2))])), [0, 2, 3, 1, 0]],
];

it.each(atZero)("%s at 0", (_, f, expected) => {
  const got = along(f, 0) as number[];
  expect(got.map((value) => value + 0)).toEqual(expected.map(near));
});

it.each(atZero)("%s at 0 is the same where the numbers come later", (_, f, expected) => {
  const program = g.trace((x: T) => series(f, [[x], [1]] as never, 4), 1);
  const got = g.evaluate(program, 0) as number[];
  expect(got.map((value) => value + 0)).toEqual(expected.map(near));
});

it("outside of a function's domain there are no derivatives, now or where the numbers come later", () => {
  expect(along(ops.log, -1, 2)).toEqual([NaN, NaN, NaN]);
  expect(g.evaluate(g.trace((x: T) => series(ops.log, [[x], [1]] as never, 2), 1), -1)).toEqual([NaN, NaN, NaN]);
  expect(along(ops.sqrt, -1, 2)).toEqual([NaN, NaN, NaN]);
});

it("elements that do not move have no derivatives, even where these would be infinite", () => {
  const [, first, second] = series((x: T) => ops.sqrt(x), [[[0, 4]], [[0, 1]]], 2) as number[][];
  expect(first).toEqual([0, 0.25]);
  expect(second).toEqual([0, -1 / 64]);
});

it("powers of a tensor of exponents are those of its elements, and whole ones exact at 0", () => {
  const f = (x: T): T => ops.pow(x, g.tensor([0, 1, 2, 0.5]) as T);
  expect(series(f, [[[0, 0, 0, 1]], [[1, 1, 1, 1]]], 2)).toEqual([[1, 0, 0, 1], [0, 1, 0, 0.5], [0, 0, 1, -0.125]]);
});

it("exponents that move, and exponents without numbers, agree with numbers", () => {
  const both = series((x: T, y: T) => ops.pow(x, y), [[2, 3], [1, 1]], 3) as number[];
  const viaExp = series((x: T, y: T) => ops.exp(ops.mul(y, ops.log(x))), [[2, 3], [1, 1]], 3) as number[];
  expect(both).toEqual(viaExp.map((value) => expect.closeTo(value, 12)));
  const program = g.trace((x: T, y: T) => series((z: T) => ops.pow(z, y), [[x], [1]] as never, 3), 1, 1);
  expect(g.evaluate(program, -2, 3)).toEqual([-8, 12, -6, 1]);
});

it("a polynomial near 0 has exact coefficients: nothing is divided by the point", () => {
  expect(along((x) => ops.pow(x, ops.constant(3)), 2 ** -20, 8)).toEqual([2 ** -60, 3 * 2 ** -40, 3 * 2 ** -20, 1, 0, 0, 0, 0, 0]);
});

it("further terms of the curve count, and missing ones are 0", () => {
  expect(series((x: T) => ops.mul(x, x), [[1], [2], [3]] as never, 4)).toEqual([1, 4, 10, 12, 9]);
  expect(series((x: T) => ops.mul(x, x), [[3]] as never, 2)).toEqual([9, 0, 0]);
});

it("trees come back as trees, and constants with zeros", () => {
  const [y0, y1] = series(({ a, b }: { a: T; b: T }) => ({ p: ops.mul(a, a), q: b, c: ops.constant(7) }), [[{ a: 3, b: [1, 2] }], [{ a: 1, b: [0, 1] }]] as never, 1) as never[];
  expect(y0).toEqual({ p: 9, q: [1, 2], c: 7 });
  expect(y1).toEqual({ p: 6, q: [0, 1], c: 0 });
});

it("repeated eigenvalues throw as soon as vectors matter: the second coefficient of the values", async () => {
  const { eigvalsh } = await import("../../src/linalg/index.js");
  const identity = [[1, 0], [0, 1]];
  expect(series((x: T) => eigvalsh(x), [[identity], [[[1, 0], [0, 2]]]] as never, 1)).toEqual([[1, 1], [1, 2]]);
  expect(thrown(() => series((x: T) => eigvalsh(x), [[identity], [[[1, 0], [0, 2]]]] as never, 2))).toContain("autodiff/repeated: ");
});

it.each([[-1], [1.5], [NaN], [Infinity]])("an order of %s is refused", (order) => {
  expect(thrown(() => along(ops.exp, 0, order))).toBe(`autodiff/primitive: series: the order is a whole number from 0 up, got ${order}`);
});

it("misuse throws: another tree, a function with a pullback alone, a number that lost its derivative, a tensor that outlives its function", () => {
  expect(thrown(() => series((x: T) => x, [[[1, 2]], [[1, 2, 3]]] as never, 1))).toContain("autodiff/tree: ");
  const halfKnown = g.customVjp((x: T) => ops.exp(x), (x: T) => [ops.exp(x), x] as const, (_, ct: T) => [ct]);
  expect(thrown(() => along((x) => halfKnown(x) as T, 0))).toContain("autodiff/custom-vjp-forward: ");
  expect(thrown(() => series((x: T) => g.item(x) * 2, [[1], [1]] as never, 1))).toContain("autodiff/plain-result: ");
  let kept: T | undefined;
  along((x) => (kept = ops.exp(x)), 0);
  expect(thrown(() => ops.exp(kept!))).toContain("autodiff/escaped: ");
});

it("the operations of a recorded series grow with the square of its order", () => {
  const count = (order: number): number => g.trace((x: T) => series((y: T) => ops.tanh(ops.exp(ops.sin(y))), [[x], [1]] as never, order).at(-1), 1).equations.length;
  const [a, b, c] = [count(8), count(16), count(32)];
  expect(Math.log2(b! / a!)).toBeLessThan(2.1);
  expect(Math.log2(c! / b!)).toBeLessThan(2.05);
});
