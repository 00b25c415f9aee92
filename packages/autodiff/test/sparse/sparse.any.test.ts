import * as fc from "fast-check";
import { expect, it } from "vitest";
import {
  add, cast, checkpoint, concat, cond, cumsum, customJvp, einsum, exp, fori, gather, grad, hessian, jacobian, jvp, less, matmul, mul, pad, reshape, round, scan, scatterAdd, sin, slice, sort, square, stack, sub, sum, tensor, toArray, transpose, vmap, where, whileLoop,
  type Tensor,
} from "../../src/index.js";
import { lu } from "../../src/linalg/index.js";
import { sparseHessian, sparseJacobian } from "../../src/sparse/sparse-jacobian.js";
import { colorColumns } from "../../src/sparse/coloring.js";
import { union, unionOf } from "../../src/sparse/index-set.js";
import { off } from "../control/off.js";
import { anyPlan, functionOf, point, tensors } from "../program/any-program.js";
import { thrown } from "@repo/testing";
import { dense, picture } from "./dense.js";

const flat = (x: Tensor): Tensor => reshape(x, [x.shape.reduce((a, b) => a * b, 1)]) as Tensor;

it("sparseJacobian is jacobian, and its pattern has all that is not zero, for random programs", () =>
  fc.assert(
    fc.property(anyPlan, (plan) => {
      const f = (x: Tensor): Tensor => concat(functionOf(plan)(tensors[0]!, x).map(flat)) as Tensor;
      const x = point[1] as unknown as number[];
      const sparse = sparseJacobian(f)(x);
      expect(off(dense(sparse).flat(), (toArray(jacobian(f)(tensor(x)) as unknown as Tensor) as number[][]).flat(), 1e-6)).toEqual([]);
      expect(sparse.passes).toBeLessThanOrEqual(4);
    }),
    { seed: 8, numRuns: 150 },
  ));

const n = 6;
const at = (x: Tensor, k: number): Tensor => slice(x, k) as Tensor;
const straight = customJvp((x: Tensor) => round(x), (_, [dx]) => dx);

const functions: Readonly<Record<string, (x: Tensor) => unknown>> = {
  elementwise: (x) => mul(sin(x), exp(x)),
  stencil: (x) => { const y = pad(x, 1); return add(sub(slice(y, [0, n]), mul(2, x)), slice(y, [2, n + 2])); },
  arrow: (x) => add(mul(x, at(x, 0)), concat([reshape(sum(square(x)), [1]), tensor(Array(n - 1).fill(0))])),
  block: (x) => reshape(einsum("bij,bj->bi", reshape(tensor(Array.from({ length: 12 }, (_, k) => k + 1)), [3, 2, 2]), reshape(x, [3, 2])), [n]),
  reversed: (x) => slice(x, [null, null, -1]),
  permuted: (x) => gather(x, tensor([3, 1, 4, 1, 5, 0], "int32"), 0),
  scattered: (x) => scatterAdd([0, 0, 0], tensor([0, 1, 2, 0, 1, 2], "int32"), square(x), 0),
  transposed: (x) => reshape(transpose(reshape(x, [2, 3])), [n]),
  "row sums": (x) => sum(reshape(x, [2, 3]), { axes: 1 }),
  cumulative: (x) => cumsum(x),
  "a part": (x) => slice(x, [1, 3]),
  constant: () => tensor([1, 2, 3]),
  "piecewise constant": (x) => add(round(x), less(x, 1)),
  "what where compares": (x) => where(less(slice(x, [null, null, -1]), 0), x, mul(2, x)),
  "a choice of branches": (x) => cond(less(sum(x), 0), (y: Tensor) => y, (y: Tensor) => slice(y, [null, null, -1]), x),
  "a loop over rows": (x) => scan((s: Tensor, e: Tensor) => [mul(s, e), s], tensor(1), x)[1],
  "a loop in reverse": (x) => scan((s: Tensor, e: Tensor) => [add(s, e), s], tensor(1), x, { reverse: true })[1],
  "indices that a loop counts": (x) => scan((s: Tensor, k: Tensor) => [s, square(gather(x, k, 0))], tensor(1), tensor([2, 0, 5], "int32"))[1],
  "two steps of a stencil": (x) => fori(0, 2, (_, y) => add(y, slice(pad(y, 1), [0, n])), x),
  "a loop of open length, element by element": (x) => whileLoop((y) => less(sum(y), 100), (y) => mul(y, y), add(x, 2)),
  "a loop of open length that shifts": (x) => whileLoop((y) => less(sum(y), 100), (y) => add(y, slice(pad(y, 1), [0, n])), add(square(x), 2)),
  checkpointed: (x) => checkpoint((y: Tensor) => sin(y))(x),
  "a rule of its own": (x) => straight(x),
  sorted: (x) => sort(slice(x, [0, 3])),
  batched: (x) => vmap((e: Tensor) => mul(e, e))(x),
  "a product of matrices": (x) => matmul(reshape(slice(x, [0, 4]), [2, 2]), tensor([[1, 2], [3, 4]])),
};

it("the pattern is as tight as this", () => {
  const x = [0.3, 1.7, -0.4, 0.9, 2.2, -1.1];
  const results = Object.entries(functions).map(([name, f]) => {
    const sparse = sparseJacobian((y: Tensor) => flat(f(y) as Tensor))(x);
    expect(off(dense(sparse).flat(), (jacobian((y: Tensor) => flat(f(y) as Tensor))(x) as number[][]).flat(), 1e-12)).toEqual([]);
    return [name, `${sparse.passes}: ${picture(sparse).join(" ")}`];
  });
  expect(Object.fromEntries(results)).toMatchInlineSnapshot(`
    {
      "a choice of branches": "2: x····x ·x··x· ··xx·· ··xx·· ·x··x· x····x",
      "a loop in reverse": "5: ·xxxxx ··xxxx ···xxx ····xx ·····x ······",
      "a loop of open length that shifts": "6: x····· xx···· xxx··· xxxx·· xxxxx· xxxxxx",
      "a loop of open length, element by element": "1: x····· ·x···· ··x··· ···x·· ····x· ·····x",
      "a loop over rows": "5: ······ x····· xx···· xxx··· xxxx·· xxxxx·",
      "a part": "1: ·x···· ··x···",
      "a product of matrices": "2: xx···· xx···· ··xx·· ··xx··",
      "a rule of its own": "1: x····· ·x···· ··x··· ···x·· ····x· ·····x",
      "arrow": "3: xxxxxx xx···· x·x··· x··x·· x···x· x····x",
      "batched": "1: x····· ·x···· ··x··· ···x·· ····x· ·····x",
      "block": "2: xx···· xx···· ··xx·· ··xx·· ····xx ····xx",
      "checkpointed": "1: x····· ·x···· ··x··· ···x·· ····x· ·····x",
      "constant": "0: ······ ······ ······",
      "cumulative": "6: x····· xx···· xxx··· xxxx·· xxxxx· xxxxxx",
      "elementwise": "1: x····· ·x···· ··x··· ···x·· ····x· ·····x",
      "indices that a loop counts": "1: ··x··· x····· ·····x",
      "permuted": "1: ···x·· ·x···· ····x· ·x···· ·····x x·····",
      "piecewise constant": "0: ······ ······ ······ ······ ······ ······",
      "reversed": "1: ·····x ····x· ···x·· ··x··· ·x···· x·····",
      "row sums": "1: xxx··· ···xxx",
      "scattered": "1: x··x·· ·x··x· ··x··x",
      "sorted": "3: xxx··· xxx··· xxx···",
      "stencil": "3: xx···· xxx··· ·xxx·· ··xxx· ···xxx ····xx",
      "transposed": "1: x····· ···x·· ·x···· ····x· ··x··· ·····x",
      "two steps of a stencil": "3: x····· xx···· xxx··· ·xxx·· ··xxx· ···xxx",
      "what where compares": "1: x····· ·x···· ··x··· ···x·· ····x· ·····x",
    }
  `);
});

it("sparseHessian of a function with loops is its hessian, those of open length too", () => {
  const loops = {
    open: (x: Tensor): Tensor => sum(whileLoop((y) => less(sum(y), 60), (y) => mul(y, y), add(x, 2))),
    "open, with neighbours": (x: Tensor): Tensor => sum(whileLoop((y) => less(sum(y), 60), (y) => mul(y, add(y, slice(pad(x, 1), [0, 4]))), add(x, 2))),
    closed: (x: Tensor): Tensor => sum(scan((s: Tensor, e: Tensor) => [sin(mul(s, e)), s], tensor(1), x)[1]),
  };
  const x = [0.3, 0.7, 0.4, 0.9];
  for (const f of Object.values(loops)) expect(off(dense(sparseHessian(f)(x)), hessian(f)(x), 1e-12)).toEqual([]);
});

it("the permutation of lu depends on numbers and has no derivative, so its factors' pattern is full, and that of the permutation empty", () => {
  const x = [3, 1, 2, 5];
  const factors = (y: Tensor): Tensor => { const { p, l, u } = lu(reshape(y, [2, 2])); return reshape(stack([p, l, u]), [12]); };
  expect(off(dense(sparseJacobian(factors)(x)), jacobian(factors)(x))).toEqual([]);
  expect(sparseJacobian((y: Tensor) => reshape(lu(reshape(y, [2, 2])).p, [4]))(x).values).toHaveLength(0);
});

it("colours differ between columns that share a row, whatever the pattern", () =>
  fc.assert(
    fc.property(fc.array(fc.uniqueArray(fc.nat(11), { maxLength: 5 }), { maxLength: 12 }), (lists) => {
      const rows = lists.map((list) => Int32Array.from(list).toSorted());
      const { colors, count } = colorColumns(rows, 12);
      for (const row of rows) expect(new Set(Array.from(row, (column) => colors[column])).size).toBe(row.length);
      for (const [column, color] of colors.entries()) expect(color >= 0).toBe(lists.flat().includes(column));
      expect(new Set(colors.filter((color) => color >= 0)).size).toBe(count);
    }),
    { seed: 9, numRuns: 300 },
  ));

it("a banded matrix takes as many colours as its band is wide, the fewest possible", () => {
  const banded = (size: number, below: number, above: number): Int32Array[] =>
    Array.from({ length: size }, (_, i) => Int32Array.from(Array.from({ length: size }, (__, j) => j).filter((j) => j >= i - below && j <= i + above)));
  const widths = [[0, 0], [1, 0], [1, 1], [2, 1], [2, 2], [5, 5], [0, 7]] as const;
  expect(widths.map(([below, above]) => colorColumns(banded(60, below, above), 60).count)).toEqual(widths.map(([below, above]) => below + above + 1));
});

it("union is that of sets, and a set with a part of itself is the same object", () =>
  fc.assert(
    fc.property(fc.array(fc.uniqueArray(fc.nat(30)), { maxLength: 6 }), (lists) => {
      const sets = lists.map((list) => Int32Array.from(list).toSorted());
      const all = unionOf(sets);
      expect([...all]).toEqual([...new Set(lists.flat())].toSorted((a, b) => a - b));
      for (const set of sets) expect(union(all, set)).toBe(all);
    }),
    { seed: 10, numRuns: 200 },
  ));

/** −Δu + u³ on a grid with u = 0 around it, by the five-point formula. */
const poisson = (m: number) => (u: Tensor): Tensor => {
  const v = pad(u, 1);
  const neighbours = [[0, 1], [2, 1], [1, 0], [1, 2]].map(([i, j]) => slice(v, [i!, i! + m], [j!, j! + m]) as Tensor);
  return add(sub(mul(4, u), neighbours.reduce((a, b) => add(a, b))), mul(u, square(u))) as Tensor;
};

it("the Jacobian of a discretised PDE on 30 × 30 points takes 7 passes for 900 variables", () => {
  const m = 30;
  const u = Array.from({ length: m }, (_, i) => Array.from({ length: m }, (__, j) => Math.sin(i + 2 * j)));
  const sparse = sparseJacobian(poisson(m))(u);
  expect([sparse.shape, sparse.values.length, sparse.passes]).toEqual([[900, 900], 5 * 900 - 4 * m, 7]);
  const matrix = dense(sparse);
  const [i, j] = [7, 11];
  const row = matrix[i * m + j]!;
  expect(off([row[i * m + j], row[i * m + j + 1], row[i * m + j - 1], row[(i + 1) * m + j], row[(i - 1) * m + j]], [4 + 3 * u[i]![j]! ** 2, -1, -1, -1, -1])).toEqual([]);
  const direction = u.map((line) => line.map((x) => Math.cos(3 * x)));
  const along = direction.flat();
  const product = (toArray(jvp(poisson(m), [tensor(u)], [tensor(direction)] as never).tangent as never) as number[][]).flat();
  expect(off(matrix.map((line) => line.reduce((total, x, k) => total + x * along[k]!, 0)), product, 1e-10)).toEqual([]);
});

it("the Jacobian of two reacting and diffusing substances has the blocks of both, in 6 passes for any number of points", () => {
  const m = 10;
  const diffused = (u: Tensor): Tensor => { const v = pad(u, 1); return add(sub(slice(v, [0, m]), mul(2, u)), slice(v, [2, m + 2])) as Tensor; };
  // Brusselator: u' = 1 + u²v − 4u + Δu, v' = 3u − u²v + Δv.
  const f = ({ u, v }: { u: Tensor; v: Tensor }): unknown => {
    const reaction = mul(square(u), v);
    return { u: add(add(1, sub(reaction, mul(4, u))), diffused(u)), v: add(sub(mul(3, u), reaction), diffused(v)) };
  };
  const x = { u: Array.from({ length: m }, (_, k) => Math.sin(k)), v: Array.from({ length: m }, (_, k) => Math.cos(k)) };
  const sparse = sparseJacobian(f as never)(x as never);
  expect([sparse.shape, sparse.values.length, sparse.passes]).toEqual([[2 * m, 2 * m], 2 * (3 * m - 2) + 2 * m, 6]);
  const blocks = jacobian(f as never)(x as never) as unknown as Record<"u" | "v", Record<"u" | "v", number[][]>>;
  const rows = (["u", "v"] as const).flatMap((of) => Array.from({ length: m }, (_, k) => [...blocks[of].u[k]!, ...blocks[of].v[k]!]));
  expect(off(dense(sparse).flat(), rows.flat(), 1e-12)).toEqual([]);
});

const rosenbrock = (x: Tensor): Tensor => {
  const size = x.shape[0]!;
  const [a, b] = [slice(x, [0, size - 1]), slice(x, [1, size])] as Tensor[];
  return sum(add(mul(100, square(sub(b!, square(a!)))), square(sub(1, a!))));
};

it("the Hessian of the chained Rosenbrock function of 1000 variables takes 3 passes", () => {
  const x = Array.from({ length: 1000 }, (_, k) => Math.sin(k));
  const sparse = sparseHessian(rosenbrock)(x);
  expect([sparse.values.length, sparse.passes]).toEqual([3 * 1000 - 2, 3]);
  const expected = x.flatMap((xi, i) => [
    ...(i > 0 ? [-400 * x[i - 1]!] : []),
    (i > 0 ? 200 : 0) + (i < 999 ? 1200 * xi * xi - 400 * x[i + 1]! + 2 : 0),
    ...(i < 999 ? [-400 * xi] : []),
  ]);
  expect(off([...sparse.values], expected, 1e-12)).toEqual([]);
});

it("a pattern of 20,000 variables is found without forming anything of 20,000²", () => {
  const x = new Float64Array(20_000).fill(0.5);
  const sparse = sparseJacobian((y: Tensor) => sub(square(slice(y, [1, 20_000])), sin(slice(y, [0, 19_999]))))(x);
  expect([sparse.values.length, sparse.passes]).toEqual([2 * 19_999, 2]);
});

it("the pattern is found once for arguments of one shape", () => {
  let calls = 0;
  const f = sparseJacobian((x: Tensor) => { calls++; return square(x); });
  expect([[...f([1, 2]).values], [...f([3, 4]).values], [...f([1, 2, 3]).values]]).toEqual([[2, 4], [6, 8], [2, 4, 6]]);
  // One call for a pattern, and one for the derivative at each point.
  expect(calls).toBe(5);
});

it("misuse is refused with a code", () => {
  expect({
    "inside grad": thrown(() => grad((x: Tensor) => tensor(sparseJacobian((y: Tensor) => square(y))(x as never).values[0]!))(1)),
    "a tensor from outside": thrown(() => grad((w: Tensor) => tensor(sparseJacobian((y: Tensor) => mul(y, w))([1, 2] as never).values[0]!))(1)),
    "whole numbers": thrown(() => sparseJacobian((x: Tensor) => cast(x, "float64"))(Int32Array.of(1, 2) as never)),
    "a vector in sparseHessian": thrown(() => sparseHessian((x: Tensor) => square(x))([1, 2] as never)),
  }).toMatchInlineSnapshot(`
    {
      "a tensor from outside": "autodiff/captured: sparseJacobian: the function uses 1 tensor from outside that is being differentiated or batched. Did you mean to pass them as arguments?",
      "a vector in sparseHessian": "autodiff/not-scalar: grad: f(x) must be a scalar, got shape (2). Did you mean jacobian(f)?",
      "inside grad": "autodiff/captured: sparseJacobian: the function uses 1 tensor from outside that is being differentiated or batched. Did you mean to pass them as arguments?",
      "whole numbers": "autodiff/integer: sparseJacobian: x holds whole numbers (int32), which have no derivative. Did you mean float64?",
    }
  `);
});
