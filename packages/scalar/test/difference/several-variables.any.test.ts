import { describe, expect, it } from "vitest";
import { differenceGradient } from "../../src/difference/difference-gradient.js";
import { differenceHessian } from "../../src/difference/difference-hessian.js";
import { differenceJacobian } from "../../src/difference/difference-jacobian.js";
import { interpret } from "../../src/interpret.js";
import { numbers } from "../../src/numbers.js";
import { parse } from "../../src/parse/parse.js";
import { caught } from "../caught.js";
import scalar from "../data/scalar.json" with { type: "json" };

const { abs, cos, exp, hypot, max, sin } = Math;
const rosenbrock = ([x, y]: number[]) => (1 - x!) ** 2 + 100 * (y! - x! * x!) ** 2;
const example56 = ([x, y]: number[]) => (x! + 2 * y! ** 3) ** 2;
const example57 = ([x, y]: number[]) => x! * x! * y! + x! * y! ** 3;

/** The entries that are not within their error of what they should be, or whose error is not below a bound relative to the largest of them. */
const wrong = (got: { value: number[][]; error: number[][] }, want: readonly (readonly number[])[], relative: number) => {
  const size = max(...want.flat().map(abs), 1e-3);
  return want.flatMap((row, i) => row.map((w, j) => ({ i, j, w, value: got.value[i]![j]!, error: got.error[i]![j]! })))
    .filter(({ value, error, w }) => !(abs(value - w) <= error + 1e-15 * abs(w) && error <= relative * size));
};
const asRow = ({ value, error }: { value: number[]; error: number[] }) => ({ value: [value], error: [error] });

it("the table of expressions is whole", () => {
  expect(scalar.multivariate).toHaveLength(15);
});

describe.each(scalar.multivariate)("$id $expr", ({ expr, vars, points }) => {
  const parsed = parse(expr);
  const f = (x: number[]) => interpret(parsed, numbers, Object.fromEntries(vars.map((name, k) => [name, x[k]!])));

  it("has the gradient and the Hessian of the reference, within the errors, at every point", () => {
    points.forEach(({ at, grad, hess }) => {
      const x = vars.map((name) => (at as unknown as Record<string, number>)[name]!);
      expect(wrong(asRow(differenceGradient(f, x)), [grad], 1e-10)).toEqual([]);
      expect(wrong(differenceHessian(f, x), hess, 1e-8)).toEqual([]);
    });
  });
});

it("MML Examples 5.6 and 5.7 have the gradients of the book", () => {
  const [x, y] = [0.75, -1.5];
  expect(wrong(asRow(differenceGradient(example56, [x, y])), [[2 * (x + 2 * y ** 3), 12 * (x + 2 * y ** 3) * y * y]], 1e-12)).toEqual([]);
  expect(wrong(asRow(differenceGradient(example57, [x, y])), [[2 * x * y + y ** 3, x * x + 3 * x * y * y]], 1e-12)).toEqual([]);
});

it("Rosenbrock's function at (−1.2, 1) has gradient (−215.6, −88) and Hessian ((1330, 480), (480, 200))", () => {
  expect(wrong(asRow(differenceGradient(rosenbrock, [-1.2, 1])), [[-215.6, -88]], 1e-13)).toEqual([]);
  expect(wrong(differenceHessian(rosenbrock, [-1.2, 1]), [[1330, 480], [480, 200]], 1e-12)).toEqual([]);
});

it("the Hessian is symmetric and suits variables of very different scales", () => {
  const f = ([x, y, z]: number[]) => sin(x! * y!) * exp(z!) + x! * x! * z!;
  const [x, y, z] = [1e-3, 1000, 2], [s, c, e] = [sin(x * y), cos(x * y), exp(z)];
  const want = [[-y * y * s * e + 2 * z, (c - x * y * s) * e, y * c * e + 2 * x], [0, -x * x * s * e, x * c * e], [0, 0, s * e]];
  const { value, error } = differenceHessian(f, [x, y, z]);
  expect(value.map((row, i) => row.map((_, j) => value[j]![i]))).toEqual(value);
  const off = want.flatMap((row, i) => row.map((w, j) => ({ i, j, w, value: value[i]![j]!, error: error[i]![j]! }))).filter(({ i, j }) => j >= i);
  expect(off.filter(({ w, value: v, error: e2 }) => !(abs(v - w) <= e2 && e2 <= 1e-6 * abs(w)))).toEqual([]);
});

describe("differenceJacobian", () => {
  const polar = ([r, t]: number[]) => [r! * cos(t!), r! * sin(t!)];

  it("has a row for each output and a column for each input (MML 5.58)", () => {
    const { value, error } = differenceJacobian(([x, y]) => [x! * y!, x! + y!, x!], [2, 3]);
    expect(wrong({ value, error }, [[3, 2], [1, 1], [1, 0]], 1e-12)).toEqual([]);
  });

  it("of polar coordinates has determinant r", () => {
    const [r, t] = [2, 1], got = differenceJacobian(polar, [r, t]);
    expect(wrong(got, [[cos(t), -r * sin(t)], [sin(t), r * cos(t)]], 1e-12)).toEqual([]);
    expect(abs(got.value[0]![0]! * got.value[1]![1]! - got.value[0]![1]! * got.value[1]![0]! - r)).toBeLessThan(1e-12);
  });

  it("of the gradient is the Hessian", () => {
    const gradient = ([x, y]: number[]) => [-2 * (1 - x!) - 400 * x! * (y! - x! * x!), 200 * (y! - x! * x!)];
    expect(wrong(differenceJacobian(gradient, [-1.2, 1]), [[1330, 480], [480, 200]], 1e-12)).toEqual([]);
  });

  it("evaluates f once for all outputs", () => {
    let calls = 0;
    const many = Array.from({ length: 50 }, (_, k) => k);
    const { evaluations } = differenceJacobian(([x]) => (calls++, many.map((k) => sin(x! + k))), [1]);
    expect(evaluations).toBe(calls);
    expect(calls).toBeLessThan(60);
  });

  it("takes and gives typed arrays' values", () => {
    const { value } = differenceJacobian((x) => Float64Array.from(x, (xi) => 3 * xi), new Float64Array([1, 2]));
    expect(wrong({ value, error: [[1e-12, 1e-12], [1e-12, 1e-12]] }, [[3, 0], [0, 3]], 1)).toEqual([]);
  });

  it.each([
    { title: "a number", f: () => 1 as unknown as number[] },
    { title: "null", f: () => null as unknown as number[] },
    { title: "arrays of other lengths", f: ([x]: number[]) => Array(x === 1 ? 2 : 3).fill(0) as number[] },
    { title: "an array of strings", f: () => ["1"] as unknown as number[] },
  ])("an f that returns $title throws scalar/difference-value", ({ f }) => {
    expect(caught(() => differenceJacobian(f, [1]))).toMatchObject({ code: "scalar/difference-value" });
  });
});

it("the point that f is given is its own: changing it changes nothing", () => {
  const x = [1, 2];
  const { value } = differenceGradient((p) => { const v = p[0]! * p[1]!; p.fill(0); return v; }, x);
  expect(x).toEqual([1, 2]);
  expect(value.map((v) => v.toFixed(9))).toEqual(["2.000000000", "1.000000000"]);
});

it("the norm has a gradient away from 0, and none at 0: the error says so", () => {
  const norm = ([x, y]: number[]) => hypot(x!, y!);
  expect(wrong(asRow(differenceGradient(norm, [3, 4])), [[0.6, 0.8]], 1e-12)).toEqual([]);
  const { value, error } = differenceGradient(norm, [0, 0]);
  expect(value).toEqual([0, 0]);
  expect(error.map((e) => e >= 1)).toEqual([true, true]);
});

it("no variables, no entries", () => {
  expect(differenceGradient(() => 1, [])).toEqual({ value: [], error: [], evaluations: 0 });
  expect(differenceHessian(() => 1, [])).toEqual({ value: [], error: [], evaluations: 0 });
  expect(differenceJacobian(() => [1, 2], []).value).toEqual([[], []]);
});

it.each([differenceGradient, differenceHessian])("$name throws scalar/difference-point at a coordinate that is not finite", (of) => {
  expect(caught(() => of(([x]) => x!, [NaN]))).toMatchObject({ code: "scalar/difference-point" });
});
