import { rules, type FunctionName } from "@gradkit/scalar";
import { describe, expect, it } from "vitest";
import { elementwise } from "../../src/functions/elementwise-table.js";
import {
  abs, add, amax, amin, clamp, cumprod, cumsum, div, evaluate, exp, grad, greater, hessian, hypot, jacobian, jvp, less, log, log1p, logSoftmax, logsumexp, matmul, max, mean, min, mul, norm, pow, prod, relu,
  sinc, softmax, sort, sqrt, square, stack, sum, tensor, toArray, trace, vmap, where, type Tensor,
} from "../../src/index.js";

type Scalar = (...xs: Tensor[]) => Tensor;

/** Derivatives of a function at a point, by each argument, in both modes. */
const slopes = (f: Scalar, at: readonly number[]): { reverse: number[]; forward: number[] } => ({
  reverse: at.map((_, k) => grad(f, k)(...at)),
  forward: at.map((_, k) => jvp(f, at as number[], at.map((__, j) => Number(j === k))).tangent as number),
});

const kinks = Object.entries(rules).flatMap(([name, row]) => ("kinks" in row ? row.kinks.map(({ at, d }) => ({ name: name as Exclude<FunctionName, "restrict">, at, d })) : []));

it("the functions with kinks are these", () => {
  expect(kinks.map(({ name }) => name).toSorted()).toEqual(["abs", "hypot", "max", "min", "relu", "sinc"]);
});

it.each(kinks)("$name has its documented derivative at the kink $at in both modes", ({ name, at, d }) => {
  const { forward, reverse } = slopes(elementwise[name] as unknown as Scalar, at);
  expect(forward.map((slope) => slope + 0)).toEqual(d);
  expect(reverse.map((slope) => slope + 0)).toEqual(d);
});

interface Edge {
  readonly title: string;
  readonly f: Scalar;
  readonly at: readonly number[];
  readonly d: readonly number[];
}

const edges: readonly Edge[] = [
  { title: "sqrt at 0 is +∞", f: sqrt, at: [0], d: [Infinity] },
  { title: "log at 0 is +∞", f: log, at: [0], d: [Infinity] },
  { title: "x² at 0", f: (x) => pow(x, 2), at: [0], d: [0] },
  { title: "x¹ at 0", f: (x) => pow(x, 1), at: [0], d: [1] },
  { title: "x⁰ at 0, a constant", f: (x) => pow(x, 0), at: [0], d: [0] },
  { title: "x^½ at 0", f: (x) => pow(x, 0.5), at: [0], d: [Infinity] },
  { title: "x³ at −2", f: (x) => pow(x, 3), at: [-2], d: [12] },
  { title: "0^y for y > 0, by both", f: pow, at: [0, 2], d: [0, 0] },
  { title: "0¹, by both", f: pow, at: [0, 1], d: [1, 0] },
  { title: "where takes √x only for x > 0", f: (x) => where(greater(x, 0), sqrt(x), 0), at: [0], d: [0] },
  { title: "where takes log x only for x > 0", f: (x) => where(greater(x, 0), log(x), mul(3, x)), at: [-1], d: [3] },
  { title: "where leaves out an overflow", f: (x) => where(less(x, 20), log1p(exp(x)), x), at: [1000], d: [1] },
  { title: "where leaves out 1/x", f: (x) => where(x.equal(0), 1, div(1, x)), at: [0], d: [0] },
  { title: "where behind a sum leaves out an overflow", f: (x) => sum(where([1, 0], stack([x, exp(mul(x, 1000))]), 0)), at: [1], d: [1] },
  { title: "relu behind max", f: (x) => max(relu(x), 0), at: [-1], d: [0] },
  { title: "clamp within, and half at a bound", f: (x) => clamp(x, 0, 1), at: [0], d: [0.5] },
  { title: "equal infinities share the derivative as all ties do", f: (x, y) => max(x, y), at: [-Infinity, -Infinity], d: [0.5, 0.5] },
  { title: "min of +∞ and +∞", f: (x, y) => min(x, y), at: [Infinity, Infinity], d: [0.5, 0.5] },
  { title: "max of −∞ and ∞", f: (x, y) => max(x, y), at: [-Infinity, Infinity], d: [0, 1] },
  { title: "relu by max at −∞", f: (x) => max(x, 0), at: [-Infinity], d: [0] },
  { title: "|x| by a product", f: (x) => mul(x, abs(x)), at: [0], d: [0] },
];

it("the edges of max are those of programs", () => {
  for (const at of [[-Infinity, -Infinity], [2, 2], [1, -Infinity], [NaN, 1]]) {
    const program = trace((x: Tensor, y: Tensor) => [grad((a: Tensor) => max(a, y))(x), grad((b: Tensor) => min(x, b))(y)], 0, 0);
    expect(evaluate(program, ...at)).toEqual([grad((a: Tensor) => max(a, at[1]!))(at[0]!), grad((b: Tensor) => min(at[0]!, b))(at[1]!)]);
  }
});

it.each(edges)("$title", ({ f, at, d }) => {
  expect(slopes(f, at)).toEqual({ forward: d, reverse: d });
});

describe("second derivatives at the edges", () => {
  it.each([
    { title: "x² at 0", f: (x: Tensor) => pow(x, 2), at: 0, d: 2 },
    { title: "x³ at 0", f: (x: Tensor) => pow(x, 3), at: 0, d: 0 },
    { title: "x¹ at 0", f: (x: Tensor) => pow(x, 1), at: 0, d: 0 },
    { title: "xˣ at 1", f: (x: Tensor) => pow(x, x), at: 1, d: 2 },
    { title: "(x + 2)ˣ at 0", f: (x: Tensor) => pow(add(x, 2), x), at: 0, d: 1 + Math.LN2 ** 2 },
    { title: "sinc at 0 is −1/3", f: (x: Tensor) => sinc(x), at: 0, d: -1 / 3 },
    { title: "where that leaves out x log x", f: (x: Tensor) => where(greater(x, 0), mul(x, log(x)), square(x)), at: 0, d: 2 },
  ])("$title", ({ f, at, d }) => {
    expect(hessian(f)(at)).toBeCloseTo(d, 14);
    expect(grad(grad(f))(at)).toBeCloseTo(d, 14);
  });

  it("sinc keeps its derivative where cos x − sinc x cancels", () => {
    // sinc′(x) = −x/3 + x³/30 − …
    for (const x of [1e-9, 1e-5, 1e-3]) expect(grad(sinc as Scalar)(x)).toBeCloseTo(-x / 3 + x ** 3 / 30, 17);
  });
});

describe("reductions at the edges", () => {
  it("norm has gradient and Hessian 0 at 0, and x/|x| elsewhere", () => {
    expect(grad((x) => norm(x))([0, 0])).toEqual([0, 0]);
    expect(hessian((x: Tensor) => norm(x))([0, 0])).toEqual([[0, 0], [0, 0]]);
    expect(jvp((x) => norm(x), [[0, 0]], [[1, 1]]).tangent).toBe(0);
    expect(grad((x) => norm(x))([3, 4])[0]).toBeCloseTo(0.6, 15);
  });

  it("norm of rows one of which is 0", () => {
    expect(grad((x) => sum(norm(x, { axes: 1 })))([[0, 0], [0, 2]])).toEqual([[0, 0], [0, 1]]);
  });

  it("hypot has gradient 0 at 0", () => {
    expect(grad((x) => hypot(x.slice(0), x.slice(1)))([0, 0])).toEqual([0, 0]);
  });

  it("outside of its domain a function has NaN for a derivative, whatever its formula says, to any order, in a batch and in a program", () => {
    const outside: readonly (readonly [f: (x: Tensor) => Tensor, x: number])[] = [
      [log, -1], [(x) => elementwise.log2(x), -1], [(x) => elementwise.log10(x), -1], [log1p, -2], [(x) => elementwise.atanh(x), 2], [(x) => elementwise.logb(x, 3), -1], [sqrt, -1], [(x) => elementwise.acosh(x), -2],
    ];
    for (const [f, x] of outside) {
      expect(grad(f)(x)).toBeNaN();
      expect(grad(grad(f) as unknown as typeof f)(x)).toBeNaN();
      expect(jvp(f, [x], [1]).tangent).toBeNaN();
      expect(grad((y: Tensor) => evaluate(trace(f as never, 1), y) as Tensor)(x)).toBeNaN();
    }
    expect(grad((x: Tensor) => sum(log(x)))([-1, 0, 2])).toEqual([NaN, Infinity, 0.5]);
    expect(vmap(grad(log) as unknown as typeof log)([-1, 0, 2])).toEqual([NaN, Infinity, 0.5]);
  });

  it("prod is right where one or two factors are 0, and so are its second derivatives", () => {
    expect(grad((x) => prod(x))([0, 2, 3])).toEqual([6, 0, 0]);
    expect(grad((x) => prod(x))([0, 0, 3])).toEqual([0, 0, 0]);
    expect(hessian((x: Tensor) => prod(x))([0, 2, 3])).toEqual([[0, 3, 2], [3, 0, 0], [2, 0, 0]]);
    expect(hessian((x: Tensor) => prod(x))([0, 0, 3])).toEqual([[0, 3, 0], [3, 0, 0], [0, 0, 0]]);
    expect(grad((x) => prod(x))([])).toEqual([]);
    expect(grad((x) => prod(x))([7])).toEqual([1]);
  });

  it.each([[0, 2, 3, 5, 7], [2, 0, 3, 0, 5], [0, 0, 0, 2, 3], [1, 2, 3, 4, 5, 6]])("every derivative of prod at %j, %d, … is the product of the other elements, up to the third order", (...x) => {
    const others = (...without: number[]): number => (new Set(without).size < without.length ? 0 : x.reduce((product, value, k) => (without.includes(k) ? product : product * value), 1));
    const f = (y: Tensor): Tensor => prod(y);
    const first = jacobian(f);
    const third = jacobian(jacobian(first as unknown as typeof f) as unknown as typeof f);
    expect(first(x)).toEqual(x.map((_, i) => others(i)));
    expect(hessian(f)(x)).toEqual(x.map((_, i) => x.map((__, j) => others(i, j))));
    expect(third(x)).toEqual(x.map((_, i) => x.map((__, j) => x.map((___, k) => others(i, j, k)))));
  });

  it("cumprod is right where a factor is 0", () => {
    expect(jacobian((x: Tensor) => cumprod(x))([2, 0, 3])).toEqual([[1, 0, 0], [0, 2, 0], [0, 6, 0]]);
  });

  it("logsumexp neither overflows nor loses −∞", () => {
    expect(toArray(logsumexp([1000, 1000]))).toBeCloseTo(1000 + Math.LN2, 12);
    expect(toArray(logsumexp([-Infinity, -Infinity]))).toBe(-Infinity);
    expect(toArray(logsumexp([]))).toBe(-Infinity);
    expect(toArray(logsumexp([Infinity, 0]))).toBe(Infinity);
    expect(grad((x) => logsumexp(x))([-Infinity, 0, 0])).toEqual([0, 0.5, 0.5]);
    expect(grad((x) => logsumexp(x))([-Infinity, -Infinity])).toEqual([0, 0]);
    expect(hessian((x: Tensor) => logsumexp(x))([-Infinity, 0, 0])).toEqual([[0, 0, 0], [0, 0.25, -0.25], [0, -0.25, 0.25]]);
    expect(jvp((x) => logsumexp(x), [[-Infinity, -Infinity]], [[1, 1]]).tangent).toBe(0);
  });

  it("softmax and logSoftmax hold for large numbers and −∞", () => {
    expect(toArray(softmax([1000, 1000, -Infinity]))).toEqual([0.5, 0.5, 0]);
    expect(toArray(logSoftmax([1000, 0]))).toEqual([0, -1000]);
    expect((jacobian((x: Tensor) => softmax(x))([0, -Infinity]) as number[][]).flat().map(Math.abs)).toEqual([0, 0, 0, 0]);
  });

  it("elements that share the extremum share the derivative, in any number", () => {
    expect(grad((x) => amax(x))([1, 3, 3])).toEqual([0, 0.5, 0.5]);
    expect(grad((x) => amin(x))([2, 2, 2, 2])).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect(grad((x) => sum(amax(x, { axes: 1 })))([[1, 1], [2, 1]])).toEqual([[0.5, 0.5], [1, 0]]);
    expect(grad((x) => sum(max(x, [2, 2])))([2, 3])).toEqual([0.5, 1]);
    expect(grad((x) => sum(min(x, 2)))([2, 3])).toEqual([0.5, 0]);
  });

  it("sort of equal elements permutes their derivatives once", () => {
    expect(grad((x) => sum(mul(sort(x), [1, 2, 3])))([5, 5, 1])).toEqual([2, 3, 1]);
    expect(toArray(sort([NaN, 1, Infinity, -Infinity]))).toEqual([-Infinity, 1, Infinity, NaN]);
  });
});

describe("axes of size 0 and 1", () => {
  it("sums over nothing are 0, and products 1", () => {
    expect(toArray(sum(tensor([]).reshape([0, 2]), { axes: 0 }))).toEqual([0, 0]);
    expect(toArray(prod(tensor([]).reshape([0, 2]), { axes: 0 }))).toEqual([1, 1]);
    expect(toArray(matmul(tensor([]).reshape([2, 0]), tensor([]).reshape([0, 2])))).toEqual([[0, 0], [0, 0]]);
    expect(toArray(mean([4], { axes: 0, keepAxes: true }))).toEqual([4]);
  });

  it("gradients of empty arguments are empty", () => {
    expect(grad((x) => sum(square(x)))([])).toEqual([]);
    expect(grad((x) => sum(cumsum(x)))(new Float64Array(0))).toEqual(new Float64Array(0));
  });

  it("the greatest of nothing is an error", () => {
    expect(() => amax([])).toThrow(expect.objectContaining({ code: "autodiff/primitive" }));
  });

  it("an axis of size 1 gets the sum of what it is stretched to", () => {
    expect(grad((x) => sum(mul(x, [[1, 2, 3], [4, 5, 6]])))([[1], [1]])).toEqual([[6], [15]]);
    expect(grad((x) => sum(add(x, [[1, 2, 3], [4, 5, 6]])))(1)).toBe(6);
  });
});
