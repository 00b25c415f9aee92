import { abs, add, broadcastTo, cast, cumsum, div, equal, exp, floor, less, max, mul, reshape, reverse, slice, sqrt, sub, sum, transpose, where, type Tensor } from "@gradkit/autodiff";
import type { NDArray } from "@gradkit/shapes";
import { describe, expect, it } from "vitest";
import type { Buffer } from "../../src/ir/buffer.js";
import { and, lt, load, not, select } from "../../src/ir/expr.js";
import { along } from "../../src/ir/index-map.js";
import { kindOf } from "../../src/ir/kind.js";
import { loop, store } from "../../src/ir/statement.js";
import { arrayOf, random } from "../conformance/case.js";
import { bothOutputs } from "../conformance/both-outputs.js";
import { runStatements } from "./run-statements.js";

/** Rows of three numbers, and as many numbers. */
const at = (n: number): readonly NDArray[] => {
  const next = random(n);
  const number = (): number => Math.round(40 * (next() - 0.5)) / 8;
  return [arrayOf([n], number, "float32"), arrayOf([n], number, "float32"), arrayOf([n, 3], number, "float32")];
};

type Case = (x: Tensor, y: Tensor, rows: Tensor) => readonly Tensor[];

/** Programs whose operations round each to float32, or are exact. */
const cases: Readonly<Record<string, Case>> = {
  "arithmetic": (x, y) => [sub(add(mul(x, y), div(x, 3)), sqrt(abs(y)))],
  "truths of float32 that choose float32": (x, y) => [mul(less(x, y), max(x, y)), less(y, x), equal(x, y)],
  "truths of float32 that choose float64": (x, y) => [where(less(x, y), mul(x, y), add(x, y)), floor(where(equal(x, floor(x)), x, y))],
  "truths of float64 that choose float32": (x, y) => [mul(cast(less(cast(x, "float64"), cast(mul(y, 0.5), "float64")), "float32"), sub(x, y))],
  "float32 and float64 in one loop": (x, y) => [mul(x, y), mul(cast(x, "float64"), cast(y, "float64")), cast(mul(cast(x, "float64"), 1 / 3), "float32")],
  "places from the end": (x, y) => [mul(reverse(x), y), reverse(mul(x, y))],
  "every third place": (_, __, rows) => [mul(slice(rows, [], 1), 3), mul(slice(rows, [], 2), slice(rows, [], 0))],
  "rows that become columns": (x, _, rows) => [mul(transpose(rows), x), transpose(add(transpose(rows), x)), mul(rows, reshape(x, [x.shape[0]!, 1]))],
  "one number beside many": (x, y) => [mul(sum(y), x), add(broadcastTo(slice(x, 0), y.shape), y)],
  "sums, which are of float64": (x, y, rows) => [sum(mul(x, y)), sum(rows, { axes: 0 }), sum(rows, { axes: 1 }), cumsum(x)],
};

describe("numbers of float32 in lanes", () => {
  it.each(Object.entries(cases))("%s: the interpreter's bits, for any number of them", (_, f) => {
    for (const n of [1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 15, 16, 17, 22, 31, 64, 67]) {
      const given = at(n);
      const { compiled, interpreted } = bothOutputs({ at: given, f: ([x, y, rows]) => f(x!, y!, rows!) });
      expect(compiled.map((y) => [y.dtype, ...y]), `of ${n}`).toEqual(interpreted.map((y) => [y.dtype, ...y]));
    }
  });

  it("a function is that of float64, rounded once", () => {
    const [x] = at(37);
    const { compiled } = bothOutputs({ at: [x!], f: ([y]) => [exp(y!)] });
    expect([...compiled[0]!]).toEqual([...x!].map((y) => Math.fround(Math.exp(y))));
  });

  it("truths of either width choose numbers of either, alone and joined", () => {
    const buffer = (id: number, role: Buffer["role"], dtype: "float64" | "float32"): Buffer => ({ id, role, dtype, size: 23 });
    const [a, b, p, q] = [buffer(0, "input", "float32"), buffer(1, "input", "float32"), buffer(2, "input", "float64"), buffer(3, "input", "float64")];
    const read = (of: Buffer) => load(of, along(0), kindOf[of.dtype]);
    const [isLess, isBelow] = [lt(read(a), read(b)), lt(read(p), read(q))];
    const tests = [isLess, isBelow, and(isLess, isBelow), not(and(isLess, not(isLess)))];
    const outs = tests.flatMap((_, k) => [buffer(4 + 2 * k, "output", "float32"), buffer(5 + 2 * k, "output", "float64")]);
    const body = tests.flatMap((test, k) => [store(outs[2 * k]!, along(0), select(test, read(a), read(b))), store(outs[2 * k + 1]!, along(0), select(test, read(p), read(q)))]);
    const next = random(5);
    const given = [Float32Array, Float32Array, Float64Array, Float64Array].map((Class) => new Class(23).map(() => Math.floor(20 * next())));
    const found = runStatements([{ ...loop(0, 23, body), vectors: 4 }], [a, b, p, q, ...outs], given);
    const choices = Array.from({ length: 23 }, (_, i) => given.map((xs) => xs[i]!)).map(([x, y, u, w]) => [x! < y!, u! < w!, x! < y! && u! < w!, true].flatMap((holds) => (holds ? [x!, u!] : [y!, w!])));
    expect(found.map((xs) => [...xs])).toEqual(outs.map((_, k) => choices.map((row) => row[k]!)));
  });
});
