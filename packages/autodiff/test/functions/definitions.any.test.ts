import { arange as arangeOf, array, flatIndex, multiIndex, NDArray, size, type Slice } from "@gradkit/shapes";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as gradkit from "../../src/index.js";
import { einsum, matmul, tensor, toArray, toNDArray, type Tensor, type TensorLike } from "../../src/index.js";

const g = gradkit as unknown as Record<string, (...args: unknown[]) => Tensor>;
const runs = { seed: 5, numRuns: 100 };

const fill = (shape: readonly number[], from = 0): NDArray => new NDArray(Float64Array.from({ length: size(shape) }, (_, k) => Math.sin(7 * (k + from) + 1) * 2), shape);
const at = (a: NDArray, index: readonly number[]): number => a.at(...index);
/** An array by the formula of its elements. */
const build = (shape: readonly number[], element: (index: readonly number[]) => number): NDArray =>
  new NDArray(Float64Array.from({ length: size(shape) }, (_, k) => element(multiIndex(k, shape))), shape);
/** The largest difference of elements, relative to the expected one or 1; ∞ where shapes differ. */
const distance = (got: TensorLike, expected: NDArray): number => {
  const numbers = toNDArray(got);
  if (numbers.shape.join() !== expected.shape.join()) return Infinity;
  const other = [...expected];
  return Math.max(0, ...[...numbers].map((x, k) => (Object.is(x, other[k]) ? 0 : Math.abs(x - other[k]!) / Math.max(1, Math.abs(other[k]!)))));
};

const shapes = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 4 });

describe("reductions fold the elements along axes", () => {
  const folds: Readonly<Record<string, (xs: readonly number[]) => number>> = {
    sum: (xs) => xs.reduce((a, b) => a + b, 0),
    prod: (xs) => xs.reduce((a, b) => a * b, 1),
    mean: (xs) => xs.reduce((a, b) => a + b, 0) / xs.length,
    amax: (xs) => Math.max(...xs),
    amin: (xs) => Math.min(...xs),
    logsumexp: (xs) => Math.log(xs.reduce((a, b) => a + Math.exp(b), 0)),
    norm: (xs) => Math.hypot(...xs),
  };
  it.each(Object.entries(folds))("%s, over every set of axes, kept or not", (name, fold) => {
    const shape = [2, 3, 1, 2];
    const x = fill(shape);
    for (let set = 0; set < 2 ** shape.length; set++) {
      const axes = [...shape.keys()].filter((k) => set & (1 << k));
      const lines = new Map<number, number[]>();
      const kept = shape.map((n, k) => (axes.includes(k) ? 1 : n));
      for (const [k, value] of [...x].entries()) {
        const place = flatIndex(multiIndex(k, shape).map((i, axis) => (axes.includes(axis) ? 0 : i)), kept);
        lines.set(place, [...(lines.get(place) ?? []), value]);
      }
      const expected = new NDArray(Float64Array.from(lines.keys(), (place) => fold(lines.get(place)!)), kept);
      expect(distance(g[name]!(x, { axes, keepAxes: true }), expected)).toBeLessThan(1e-12);
      expect(distance(g[name]!(x, { axes: axes.map((axis) => axis - shape.length) }), new NDArray(expected.data, shape.filter((_, k) => !axes.includes(k))))).toBeLessThan(1e-12);
    }
    expect(distance(g[name]!(x), new NDArray(Float64Array.of(fold([...x])), []))).toBeLessThan(1e-12);
  });
});

describe("products are their sums", () => {
  const broadcastAt = (a: NDArray, index: readonly number[]): number => at(a, a.shape.map((n, k) => (n === 1 ? 0 : index[index.length - a.shape.length + k]!)));

  it("matmul follows NumPy's rules: vectors, matrices and batches that broadcast", () => {
    const pairs: readonly (readonly [number[], number[], number[]])[] = [
      [[3], [3], []], [[2, 3], [3], [2]], [[3], [3, 4], [4]], [[2, 3], [3, 4], [2, 4]], [[5, 2, 3], [3, 4], [5, 2, 4]], [[2, 3], [5, 3, 4], [5, 2, 4]],
      [[5, 1, 2, 3], [4, 3, 2], [5, 4, 2, 2]], [[5, 2, 3], [3], [5, 2]], [[3], [5, 3, 4], [5, 4]], [[0, 3], [3, 2], [0, 2]], [[2, 0], [0, 3], [2, 3]],
    ];
    for (const [left, right, shape] of pairs) {
      const [a, b] = [fill(left), fill(right, 50)];
      const [rows, columns] = [left.length > 1, right.length > 1];
      expect(distance(matmul(a, b), build(shape, (index) => {
        const column = columns ? index.at(-1)! : 0;
        const row = rows ? index.at(columns ? -2 : -1)! : 0;
        const batch = index.slice(0, index.length - Number(rows) - Number(columns));
        let total = 0;
        for (let k = 0; k < left.at(-1)!; k++) total += broadcastAt(a, rows ? [...batch, row, k] : [k]) * broadcastAt(b, columns ? [...batch, k, column] : [k]);
        return total;
      }))).toBeLessThan(1e-12);
    }
  });

  it.each([
    ["ij,jk->ik", [[2, 3], [3, 4]]], ["ij->ji", [[2, 3]]], ["ii->i", [[3, 3]]], ["ii", [[3, 3]]], ["ij->", [[2, 3]]], ["i,j->ij", [[2], [3]]], ["i,ij,j->", [[2], [2, 3], [3]]],
    ["bij,bjk,bkl->bil", [[2, 2, 3], [2, 3, 2], [2, 2, 1]]], ["ij,kj,lj->ikl", [[2, 3], [2, 3], [4, 3]]], ["abc,cd", [[2, 3, 2], [2, 2]]], ["iij,j->i", [[2, 2, 3], [3]]], ["i,i,i->i", [[3], [3], [3]]],
    ["ij,ij->j", [[2, 3], [2, 3]]], ["ij,k->j", [[2, 3], [2]]], [",i->i", [[], [2]]], ["iji->j", [[2, 3, 2]]],
  ] as const)("einsum %s", (spec, operands) => {
    const xs = operands.map((shape, k) => fill(shape, 20 * k));
    const [terms, out] = spec.split("->");
    const labels = terms!.split(",");
    const output = out ?? Array.from(new Set(terms!.replaceAll(",", ""))).filter((label) => terms!.split(label).length === 2).toSorted().join("");
    const letters = Array.from(new Set(terms!.replaceAll(",", "")));
    const sizeOf = (letter: string): number => operands.flatMap((shape, k) => Array.from(labels[k]!).flatMap((label, axis) => (label === letter ? [shape[axis]!] : [])))[0]!;
    const summed = letters.filter((letter) => !output.includes(letter));
    expect(distance(einsum(spec as string, ...(xs as TensorLike[])), build(Array.from(output, sizeOf), (index) => {
      const inner = summed.map(sizeOf);
      let total = 0;
      for (let k = 0; k < size(inner); k++) {
        const indices = new Map([...Array.from(output, (label, i) => [label, index[i]!] as const), ...summed.map((label, i) => [label, multiIndex(k, inner)[i]!] as const)]);
        total += xs.reduce((product, x, j) => product * at(x, Array.from(labels[j]!, (label) => indices.get(label)!)), 1);
      }
      return total;
    }))).toBeLessThan(1e-12);
  });

  it("einsum's ellipsis broadcasts, sizes of 1 among it", () => {
    const [a, b] = [fill([5, 1, 2, 3]), fill([4, 3, 2], 9)];
    expect(distance(einsum("...ij,...jk->...ik", a, b), toNDArray(matmul(a, b)))).toBeLessThan(1e-12);
    expect(distance(einsum("...i,...i->...", fill([2, 1, 3]), fill([4, 3], 5)), build([2, 4], ([i, j]) => [0, 1, 2].reduce((total, k) => total + at(fill([2, 1, 3]), [i!, 0, k]) * at(fill([4, 3], 5), [j!, k]), 0)))).toBeLessThan(1e-12);
    expect(distance(einsum("...->...", fill([2, 3])), fill([2, 3]))).toBeLessThan(1e-12);
  });

  it("dot, outer and matrixTrace are einsums", () => {
    expect(distance(g.dot!(fill([2, 3]), fill([3], 4)), toNDArray(einsum("ij,j->i", fill([2, 3]), fill([3], 4))))).toBeLessThan(1e-12);
    expect(distance(g.outer!(fill([2, 3]), fill([2], 4)), toNDArray(einsum("ij,k->ijk", fill([2, 3]), fill([2], 4))))).toBeLessThan(1e-12);
    expect(distance(g.matrixTrace!(fill([4, 3, 3])), toNDArray(einsum("kii->k", fill([4, 3, 3]))))).toBeLessThan(1e-12);
  });
});

describe("parts and layouts are those of NDArray", () => {
  const parts: fc.Arbitrary<Slice> = fc.oneof(
    fc.constant(null),
    fc.tuple(fc.option(fc.integer({ min: -4, max: 4 })), fc.option(fc.integer({ min: -4, max: 4 })), fc.constantFrom(1, 2, -1, -2)),
    fc.constant([] as const),
  );
  it("slice, with ranges, steps backwards and new axes", () => {
    fc.assert(fc.property(shapes, fc.array(parts, { maxLength: 4 }), (shape, slices) => {
      fc.pre(slices.filter((part) => part !== null).length <= shape.length);
      expect(distance(g.slice!(fill(shape), ...slices), fill(shape).slice(...slices) as NDArray)).toBeLessThan(1e-12);
    }), runs);
    expect(distance(g.slice!(fill([3, 2]), -1, 0), fill([3, 2]).slice(-1, 0))).toBeLessThan(1e-12);
    expect(() => g.slice!(fill([3]), 3)).toThrow(expect.objectContaining({ code: "shapes/index" }));
    expect(() => g.slice!(fill([3]), 0, 0)).toThrow(expect.objectContaining({ code: "shapes/index-length" }));
  });

  it("transpose, reshape and broadcastTo", () => {
    fc.assert(fc.property(shapes, (shape) => {
      expect(distance(g.transpose!(fill(shape)), fill(shape).transpose() as NDArray)).toBeLessThan(1e-12);
      expect(distance(g.reshape!(fill(shape), [size(shape)]), fill(shape).reshape([size(shape)]) as NDArray)).toBeLessThan(1e-12);
      expect(distance(g.broadcastTo!(fill(shape), [2, ...shape]), fill(shape).broadcastTo([2, ...shape] as never) as NDArray)).toBeLessThan(1e-12);
    }), runs);
    expect(distance(g.transpose!(fill([2, 3, 4]), [-1, 0, 1]), fill([2, 3, 4]).transpose([2, 0, 1]) as NDArray)).toBeLessThan(1e-12);
    expect(distance(g.reverse!(fill([2, 3]), -1), fill([2, 3]).slice([], [null, null, -1]) as NDArray)).toBeLessThan(1e-12);
  });

  it("concat, stack and pad put elements where they belong", () => {
    const [a, b] = [fill([2, 3]), fill([2, 1], 30)];
    expect(distance(g.concat!([a, b], -1), build([2, 4], ([i, j]) => (j! < 3 ? at(a, [i!, j!]) : at(b, [i!, 0]))))).toBeLessThan(1e-12);
    expect(distance(g.stack!([a, a], 1), build([2, 2, 3], ([i, , j]) => at(a, [i!, j!])))).toBeLessThan(1e-12);
    expect(distance(g.stack!([a, a], -1), build([2, 3, 2], ([i, j]) => at(a, [i!, j!])))).toBeLessThan(1e-12);
    expect(distance(g.pad!(a, [[1, 0], [0, 2]], 9), build([3, 5], ([i, j]) => (i! > 0 && j! < 3 ? at(a, [i! - 1, j!]) : 9)))).toBeLessThan(1e-12);
    expect(distance(g.pad!(a, 1), build([4, 5], ([i, j]) => (i! > 0 && i! < 3 && j! > 0 && j! < 4 ? at(a, [i! - 1, j! - 1]) : 0)))).toBeLessThan(1e-12);
  });

  it("gather and scatterAdd along an axis, with repeated indices", () => {
    const [x, indices] = [fill([2, 3, 2]), [[0, 2], [2, 2]]];
    expect(distance(g.gather!(x, indices, 1), build([2, 2, 2, 2], ([i, j, k, l]) => at(x, [i!, indices[j!]![k!]!, l!])))).toBeLessThan(1e-12);
    const updates = fill([2, 2, 2, 2], 60);
    expect(distance(g.scatterAdd!(x, indices, updates, 1), build([2, 3, 2], ([i, j, l]) => {
      let total = at(x, [i!, j!, l!]);
      for (const p of [0, 1]) for (const q of [0, 1]) if (indices[p]![q] === j) total += at(updates, [i!, p, q, l!]);
      return total;
    }))).toBeLessThan(1e-12);
  });

  it("triangles, diagonals and unit matrices", () => {
    const x = fill([2, 3, 4]);
    for (const k of [-2, -1, 0, 1, 3]) {
      expect(distance(g.triu!(x, k), build([2, 3, 4], ([b, i, j]) => (j! >= i! + k ? at(x, [b!, i!, j!]) : 0)))).toBeLessThan(1e-12);
      expect(distance(g.tril!(x, k), build([2, 3, 4], ([b, i, j]) => (j! <= i! + k ? at(x, [b!, i!, j!]) : 0)))).toBeLessThan(1e-12);
    }
    expect(distance(g.diag!(fill([3])), build([3, 3], ([i, j]) => (i === j ? at(fill([3]), [i!]) : 0)))).toBeLessThan(1e-12);
    expect(distance(g.diag!(fill([2, 3])), build([2], ([i]) => at(fill([2, 3]), [i!, i!])))).toBeLessThan(1e-12);
    expect(distance(g.eye!(2), array([[1, 0], [0, 1]]) as NDArray)).toBeLessThan(1e-12);
    expect(distance(g.arange!(4), arangeOf(4) as NDArray)).toBeLessThan(1e-12);
    expect(distance(g.full!([2, 0], 3), build([2, 0], () => 3))).toBeLessThan(1e-12);
  });
});

describe("lines along an axis", () => {
  const lines: Readonly<Record<string, (line: readonly number[]) => readonly number[]>> = {
    cumsum: (line) => line.map((_, k) => line.slice(0, k + 1).reduce((a, b) => a + b)),
    cumprod: (line) => line.map((_, k) => line.slice(0, k + 1).reduce((a, b) => a * b)),
    sort: (line) => line.toSorted((a, b) => a - b),
    argsort: (line) => [...line.keys()].toSorted((a, b) => line[a]! - line[b]!),
    softmax: (line) => line.map((x) => Math.exp(x) / line.reduce((total, y) => total + Math.exp(y), 0)),
    logSoftmax: (line) => line.map((x) => x - Math.log(line.reduce((total, y) => total + Math.exp(y), 0))),
  };
  it.each(Object.entries(lines))("%s along each axis", (name, line) => {
    const shape = [3, 4, 5];
    const x = fill(shape);
    for (const axis of [0, 1, 2, -1, -2]) {
      const along = axis < 0 ? axis + 3 : axis;
      expect(distance(g[name]!(x, axis), build(shape, (index) => line(Array.from({ length: shape[along]! }, (_, k) => at(x, index.with(along, k))))[index[along]!]!))).toBeLessThan(1e-12);
    }
    expect(distance(g[name]!(x), toNDArray(g[name]!(x, -1)))).toBeLessThan(1e-12);
  });

  it("argmax and argmin give the first, or the first NaN", () => {
    expect(toArray(g.argmax!([[1, 3, 3], [2, NaN, NaN]]))).toEqual([1, 1]);
    expect(toArray(g.argmin!([[1, 3, 1], [5, 4, 6]], 0))).toEqual([0, 0, 0]);
  });
});

describe("choices", () => {
  it("comparisons are 1 or 0, broadcast, and NaN is like nothing", () => {
    const [x, y] = [[1, 2, NaN], [[2], [NaN]]];
    const relations: Readonly<Record<string, (a: number, b: number) => boolean>> = {
      less: (a, b) => a < b, lessEqual: (a, b) => a <= b, greater: (a, b) => a > b, greaterEqual: (a, b) => a >= b, equal: (a, b) => a === b, notEqual: (a, b) => a !== b,
    };
    for (const [name, holds] of Object.entries(relations)) expect(toArray(g[name]!(x, y))).toEqual(y.map(([b]) => x.map((a) => Number(holds(a, b!)))));
  });

  it("where, clamp and select", () => {
    expect(toArray(g.where!([1, 0, -2], [1, 2, 3], 0))).toEqual([1, 0, 3]);
    expect(toArray(g.clamp!([-1, 0.5, 3], [0, 0, 1], 2))).toEqual([0, 0.5, 2]);
    expect(toArray(g.select!([[0, 1], [2, 7]], [10, [20, 21], 30]))).toEqual([[10, 21], [30, 30]]);
    expect(toArray(tensor([1, 2]).clamp(0, 1))).toEqual([1, 1]);
  });
});
