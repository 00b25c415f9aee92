import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { add, concat, hessian, jacobian, mul, reshape, sin, slice, sparseHessian, sparseJacobian, square, sum, type Tensor } from "../../src/index.js";
import { planOf, symmetricPlan, type Plan } from "../../src/sparse/plan.js";
import { starColoring } from "../../src/sparse/star-coloring.js";
import { off } from "../control/off.js";
import { dense } from "./dense.js";

type Rows = readonly Int32Array[];

/** What passes over a matrix with these entries give, and what a plan reads from them. */
const recovered = (rows: Rows, { forward, reverse, places }: Plan, value: (row: number, column: number) => number): number[] => {
  const entry = (row: number, column: number): number => (rows[row]!.includes(column) ? value(row, column) : 0);
  const [m, n] = [rows.length, forward.colors.length];
  const pushed = Array.from({ length: forward.count }, (_, c) => Array.from({ length: m }, (__, i) => forward.colors.reduce((total, color, j) => total + (color === c ? entry(i, j) : 0), 0)));
  const pulled = Array.from({ length: reverse.count }, (_, c) => Array.from({ length: n }, (__, j) => reverse.colors.reduce((total, color, i) => total + (color === c ? entry(i, j) : 0), 0)));
  const all = [...pushed, ...pulled].flat();
  return Array.from(places, (place) => all[place]!);
};
const passes = ({ forward, reverse }: Plan): number => forward.count + reverse.count;
const rowsOf = (lists: readonly (readonly number[])[]): Rows => lists.map((list) => Int32Array.from(list).toSorted());
const entries = (rows: Rows, value: (row: number, column: number) => number): number[] => rows.flatMap((row, i) => Array.from(row, (j) => value(i, j)));

const anyRows = fc.array(fc.uniqueArray(fc.nat(11), { maxLength: 12 }), { minLength: 1, maxLength: 12 }).map(rowsOf);
const size = 12;
const anySymmetric = fc.uniqueArray(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 40 }).map((pairs) =>
  rowsOf(Array.from({ length: size }, (_, i) => [...new Set(pairs.flatMap(([a, b]) => [...(a === i ? [b] : []), ...(b === i ? [a] : [])]))])),
);

it("every entry of any pattern can be read from the passes of its plan", () =>
  fc.assert(
    fc.property(anyRows, (rows) => {
      const value = (i: number, j: number): number => 1 + 100 * i + j;
      const plan = planOf(rows, 12);
      expect(recovered(rows, plan, value)).toEqual(entries(rows, value));
      const longest = Math.max(...rows.map(({ length }) => length));
      expect(passes(plan)).toBeLessThanOrEqual(12);
      expect(passes(plan)).toBeGreaterThanOrEqual(Math.min(1, longest));
    }),
    { seed: 21, numRuns: 500 },
  ));

it("every entry of any symmetric pattern can be read from forward passes", () =>
  fc.assert(
    fc.property(anySymmetric, (rows) => {
      const value = (i: number, j: number): number => 1 + 100 * Math.min(i, j) + Math.max(i, j);
      const plan = symmetricPlan(rows);
      expect(plan.reverse.count).toBe(0);
      expect(recovered(rows, plan, value)).toEqual(entries(rows, value));
    }),
    { seed: 22, numRuns: 500 },
  ));

it("a star colouring leaves no path over four vertices with two colours", () =>
  fc.assert(
    fc.property(anySymmetric, (rows) => {
      const near = rows.map((row, k) => [...row].filter((other) => other !== k));
      const { colors, count } = starColoring(near, rows.map(() => true));
      const paths = near.flatMap((_, a) => near[a]!.flatMap((b) => near[b]!.flatMap((c) => near[c]!.map((d) => [a, b, c, d])))).filter((path) => new Set(path).size === 4);
      expect(paths.filter((path) => new Set(path.map((vertex) => colors[vertex])).size < 3)).toEqual([]);
      expect(near.flatMap((others, k) => others.filter((other) => colors[other] === colors[k]))).toEqual([]);
      expect(new Set(colors).size).toBe(count);
    }),
    { seed: 23, numRuns: 300 },
  ));

describe("passes of known patterns", () => {
  const n = 60;
  const range = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from) }, (_, k) => from + k);
  const pattern = (has: (i: number, j: number) => boolean, rows = n, columns = n): Rows => rowsOf(range(0, rows).map((i) => range(0, columns).filter((j) => has(i, j))));
  const arrow = (width: number) => pattern((i, j) => i === j || i < width || j < width);
  const patterns: Readonly<Record<string, readonly [rows: Rows, passes: number]>> = {
    "a diagonal": [pattern((i, j) => i === j), 1],
    "an arrow": [arrow(1), 3],
    "an arrow that points down": [pattern((i, j) => i === j || i === n - 1 || j === n - 1), 3],
    "an arrow with a head of 3": [arrow(3), 7],
    "a full row over a diagonal": [pattern((i, j) => i === j || i === 0), 2],
    "a full column beside a diagonal": [pattern((i, j) => i === j || j === 0), 2],
    "one row": [pattern(() => true, 1, n), 1],
    "one column": [pattern(() => true, n, 1), 1],
    "a full row and column around three diagonals": [pattern((i, j) => Math.abs(i - j) < 2 || i === 0 || j === 0), 5],
    nothing: [pattern(() => false), 0],
  };
  it.each(Object.entries(patterns))("%s", (_, [rows, expected]) => expect(passes(planOf(rows, rows.reduce((most, row) => Math.max(most, (row.at(-1) ?? -1) + 1), 0)))).toBe(expected));

  const symmetric: Readonly<Record<string, readonly [rows: Rows, passes: number]>> = {
    "a diagonal": [pattern((i, j) => i === j), 1],
    "an arrow": [arrow(1), 2],
    "an arrow that points down": [pattern((i, j) => i === j || i === n - 1 || j === n - 1), 2],
    "an arrow with a head of 3": [arrow(3), 4],
    "three diagonals": [pattern((i, j) => Math.abs(i - j) < 2), 3],
    "a full row and column around three diagonals": [pattern((i, j) => Math.abs(i - j) < 2 || i === 0 || j === 0), 4],
    "full": [pattern(() => true, 8, 8), 8],
  };
  it.each(Object.entries(symmetric))("symmetric: %s", (_, [rows, expected]) => expect(passes(symmetricPlan(rows))).toBe(expected));
});

const n = 200;
const x = Array.from({ length: n }, (_, k) => Math.sin(k + 1));

it("an arrow of 200 variables takes 3 passes for its Jacobian and 2 for its Hessian", () => {
  const head = (y: Tensor): Tensor => slice(y, 0) as Tensor;
  const f = (y: Tensor): Tensor => concat([reshape(sum(square(y)), [1]), slice(add(mul(y, head(y)), sin(y)), [1])] as never) as Tensor;
  const jacobianOfArrow = sparseJacobian(f)(x);
  expect([jacobianOfArrow.values.length, jacobianOfArrow.passes]).toEqual([3 * n - 2, 3]);
  expect(off(dense(jacobianOfArrow).flat(), (jacobian(f)(x) as number[][]).flat(), 1e-12)).toEqual([]);

  const g = (y: Tensor): Tensor => sum(mul(sin(y), square(head(y)))) as Tensor;
  const hessianOfArrow = sparseHessian(g)(x);
  expect([hessianOfArrow.values.length, hessianOfArrow.passes]).toEqual([3 * n - 2, 2]);
  expect(off(dense(hessianOfArrow).flat(), (hessian(g)(x) as number[][]).flat(), 1e-12)).toEqual([]);
});
