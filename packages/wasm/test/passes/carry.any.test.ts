import { array, assert, integer, property, record, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import type { Buffer } from "../../src/ir/buffer.js";
import { add, constant, guard, load, local, mul, sub, type Expr } from "../../src/ir/expr.js";
import { along, at, plus, type IndexMap } from "../../src/ir/index-map.js";
import { printStatements } from "../../src/ir/print.js";
import { fold, loop, set, store, type Loop, type Statement } from "../../src/ir/statement.js";
import { forward } from "../../src/passes/forward.js";
import { fuse } from "../../src/passes/fuse.js";
import { passes } from "../../src/passes/passes.js";
import { vectorize } from "../../src/passes/vectorize.js";
import { runStatements } from "../emit/run-statements.js";

const buffer = (id: number, role: Buffer["role"], size = 100): Buffer => ({ id, role, size, dtype: "float64" });
const [x, t, u, out] = [buffer(0, "input"), buffer(1, "temporary"), buffer(2, "temporary"), buffer(3, "output")];
const all = [x, t, u, out];
const v = (k: number, by = 0): IndexMap => plus(at(by), along(k));
const twice = (k: number): IndexMap => plus(at(0), along(k), 2);
const read = (of: Buffer, index: IndexMap): Expr => load(of, index, "f64");
const square = (e: Expr): Expr => mul(e, e);
const text = (statements: readonly Statement[]): string[] => printStatements(statements).split("\n").map((line) => line.trim());

/** What a buffer has so many places on, and 0 behind its ends. */
const beside = (of: Buffer, k: number, by: number, size: number): Expr => guard(v(k, by), 0, size, () => read(of, v(k, by)), () => constant(0));

/** The squares of x, and their differences to those so many places on. */
const differences = (by: number, size: number): readonly Statement[] => [
  loop(0, size, [store(t, v(0), square(read(x, v(0))))]),
  loop(1, size, [store(out, v(1), sub(read(t, v(1)), beside(t, 1, by, size)))]),
];

const numbers = Float64Array.from({ length: 100 }, (_, k) => Math.sin(1 + k));
const compiled = (statements: readonly Statement[]): readonly Statement[] => Object.values(passes).reduce((now, pass) => pass(now, all), statements);

describe("loops whose later one reads a step beside", () => {
  it("are one loop, which carries to its next step what that reads", () => {
    expect(text(fuse(differences(-1, 100)))).toEqual([
      "l2 = 0", "for v0 < 100 {", "l0 = mul(i0[v0], i0[v0])", "t1[v0] = l0", "l1, l2 = l2, l0", "o3[v0] = sub(l0, (0 <= v0 + -1 < 100 ? l1 : 0))", "}",
    ]);
  });

  it("run from the end where that step is the next one, and store no more than is read", () => {
    expect(text(forward(fuse(differences(1, 100))))).toEqual(["l2 = 0", "for down v0 < 100 {", "l0 = mul(i0[v0], i0[v0])", "l1, l2 = l2, l0", "o3[v0] = sub(l0, (0 <= v0 + 1 < 100 ? l1 : 0))", "}"]);
  });

  it.each([[-1, "v2"], [1, "down v1"]])("are in lanes but for the step at the edge: %i beside", (by, steps) => {
    expect(text(compiled(differences(by, 100))).filter((line) => line.endsWith("{"))).toEqual([`lanes x2 ${steps} < 99 {`]);
  });

  it.each([[0, 1, 0, "for v0 < 99 {"], [99, 0, 1, "for down v0 < 99 {"]])("begin with what stands in the array at %i", (edge, to, from, head) => {
    const shifted = [store(t, at(edge), constant(7)), loop(0, 99, [store(t, v(0, to), square(read(x, v(0))))]), loop(1, 99, [store(out, v(1), read(t, v(1, from)))])];
    expect(text(fuse(shifted)).slice(0, 3)).toEqual([`t1[${edge}] = 7`, `l2 = t1[${edge}]`, head]);
    expect(runStatements(compiled(shifted), all, [numbers])).toEqual(runStatements(shifted, all, [numbers]));
  });

  const single: Buffer = { ...t, dtype: "float32" };
  const makes = (of: Buffer = t): Loop => loop(0, 100, [store(of, v(0), square(read(x, v(0))))]);
  const reads = (of: Buffer, ...by: readonly number[]): Loop => loop(1, 100, [store(out, v(1), by.map((d) => beside(of, 1, d, 100)).reduce(add))]);
  it.each([
    ["steps on both sides", [makes(), reads(t, -1, 1)]],
    ["two steps before", [makes(), reads(t, -2)]],
    ["a step of float32", [makes(single), reads(single, -1)]],
    ["an array of which the earlier one reads one place", [loop(0, 100, [store(t, v(0), add(read(x, v(0)), read(t, at(101))))]), reads(t, -1)]],
    ["an array that the earlier one reads beside", [loop(0, 100, [store(t, v(0, 1), read(x, v(0))), store(u, v(0), read(t, v(0)))]), reads(t, 0)]],
    ["an array that each step sums into", [loop(0, 100, [store(t, v(0), constant(0)), loop(2, 12, [store(t, v(0), add(read(t, v(0)), read(x, v(2))))])]), reads(t, -1)]],
    ["an array that each step writes twice", [loop(0, 100, [store(t, v(0), read(x, v(0))), store(t, v(0), square(read(t, v(0))))]), reads(t, -1)]],
    ["an array that only the later one writes", [loop(0, 100, [store(u, v(0), read(t, v(0)))]), loop(1, 99, [store(t, v(1, 1), read(u, v(1)))])]],
    ["an array that is read from its end", [makes(), loop(1, 100, [store(out, v(1), guard(plus(at(1), along(1), -1), 0, 100, () => read(t, plus(at(1), along(1), -1)), () => constant(0)))])]],
    ["an array that is written twice", [loop(0, 49, [store(t, twice(0), read(x, v(0))), store(t, plus(twice(0), at(1)), read(x, v(0)))]), loop(1, 49, [store(out, v(1), read(t, plus(twice(1), at(2))))])]],
    ["an array that the later one writes", [makes(), loop(1, 100, [store(t, v(1), beside(t, 1, -1, 100))])]],
    ["a sum, from the end", [makes(), set(9, constant(0)), loop(1, 100, [fold(9, "add", beside(t, 1, 1, 100))]), store(out, at(0), local(9, "f64"))]],
  ])("stay apart: %s", (_, statements) => expect(fuse(statements)).toEqual(statements));

  it("carry no number that is made of a carried one", () => {
    const chain = [makes(), loop(1, 100, [store(u, v(1), beside(t, 1, -1, 100))]), loop(2, 100, [store(out, v(2), beside(u, 2, -1, 100))])];
    expect(fuse(chain).map(({ op }) => op)).toEqual(["set", "loop", "loop"]);
  });

  it("join a sum in the order that it had", () => {
    const total = [makes(), set(9, constant(0)), loop(1, 100, [fold(9, "add", beside(t, 1, -1, 100))]), store(out, at(0), local(9, "f64"))];
    expect(fuse(total).map(({ op }) => op)).toEqual(["set", "set", "loop", "store"]);
  });
});

describe("what loops that carry compute", () => {
  const sizes = [4, 5, 10, 11, 12, 13, 99, 100];
  it.each(sizes.flatMap((size) => [-1, 1].map((by) => [size, by] as const)))("is the same to the bit: %i steps, reading %i beside", (size, by) => {
    const statements = differences(by, size);
    expect(runStatements(compiled(statements), all, [numbers])).toEqual(runStatements(statements, all, [numbers]));
  });

  it.each([[-1, -1], [-1, 1], [1, -1], [1, 1]])("is so of three loops that read %i and %i beside", (first, second) => {
    const three = [
      loop(0, 77, [store(t, v(0), square(read(x, v(0))))]),
      loop(1, 77, [store(u, v(1), add(read(x, v(1)), mul(constant(0.3), beside(t, 1, first, 77))))]),
      loop(2, 77, [store(out, v(2), sub(beside(u, 2, second, 77), mul(read(t, v(2)), beside(t, 2, first, 77))))]),
    ];
    expect(runStatements(compiled(three), all, [numbers])).toEqual(runStatements(three, all, [numbers]));
  });

  it("is not in lanes of a loop around: those have no lane beside that is a step before", () => {
    const inner = loop(1, 3, [set(0, read(x, plus(v(1), along(0), 3))), { op: "carry", local: 1, kept: 2, of: 0, down: false }, store(out, plus(v(1), along(0), 3), local(1, "f64"))]);
    const rows = [loop(0, 33, [set(2, constant(5)), inner])];
    expect(vectorize(rows)).toEqual(rows);
    expect(runStatements(rows, all, [numbers])).toEqual([numbers.map((_, k) => (k > 98 ? 0 : k % 3 === 0 ? 5 : numbers[k - 1]!))]);
  });

  /** Loops of so many steps, each of which stores to one of three arrays, at its step or the next place, what it makes of what stands there and beside in the others. */
  const chains = tuple(integer({ min: 4, max: 40 }), array(record({
    to: integer({ min: 1, max: 3 }), at: integer({ min: 0, max: 1 }), from: array(tuple(integer({ min: 1, max: 3 }), integer({ min: -1, max: 1 })), { minLength: 1, maxLength: 3 }),
  }), { minLength: 2, maxLength: 7 }));

  it("is so of any loops in a row that store and read beside each other", () => {
    let carrying = 0;
    assert(property(chains, ([size, loops]) => {
      const full = [t, u, out].map((of, k) => loop(k, size + 1, [store(of, v(k), read(x, v(k, k)))]));
      const statements = [...full, ...loops.map(({ to, at: by, from }, j) => {
        const terms = from.map(([of, d]) => beside(all[of]!, j + 3, of === to ? by : d, size + 1));
        return loop(j + 3, size, [store(all[to]!, v(j + 3, by), terms.reduce((sum, e) => sub(mul(sum, constant(0.7)), e), constant(j)))]);
      })];
      carrying += Number(printStatements(fuse(statements)).includes(", l"));
      expect(runStatements(compiled(statements), all, [numbers])).toEqual(runStatements(statements, all, [numbers]));
    }), { seed: 103, numRuns: 60 });
    expect(carrying).toBeGreaterThan(10);
  });

  it("is so in rows of a table, each of which begins with what stands before it", () => {
    const place = (k: number, by: number): IndexMap => plus(v(k + 1, by), along(k), 20);
    const rows = [
      loop(0, 100, [store(t, v(0), read(x, v(0)))]),
      loop(1, 5, [loop(2, 18, [store(t, place(1, 1), square(read(x, place(1, 0))))])]),
      loop(3, 5, [loop(4, 18, [store(out, place(3, 0), sub(read(t, place(3, 1)), read(t, place(3, 0))))])]),
    ];
    expect(text(fuse(rows)).slice(3, 6)).toEqual(["for v1 < 5 {", "l2 = (0 <= 20*v1 < 100 ? t1[20*v1] : 0)", "for v2 < 18 {"]);
    expect(runStatements(compiled(rows), all, [numbers])).toEqual(runStatements(rows, all, [numbers]));
  });
});
