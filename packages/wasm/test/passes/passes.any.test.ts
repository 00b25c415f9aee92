import { describe, expect, it } from "vitest";
import type { Buffer } from "../../src/ir/buffer.js";
import { add, constant, guard, load, local, mul, type Expr } from "../../src/ir/expr.js";
import { along, at, plus, type IndexMap } from "../../src/ir/index-map.js";
import { printStatements } from "../../src/ir/print.js";
import { fold, loop, set, store, type Loop, type Statement } from "../../src/ir/statement.js";
import { buffersIn, contract } from "../../src/passes/contract.js";
import { collapse } from "../../src/passes/collapse.js";
import { forward } from "../../src/passes/forward.js";
import { fuse } from "../../src/passes/fuse.js";
import { outline } from "../../src/passes/outline.js";
import { planMemory } from "../../src/passes/plan-memory.js";
import { split } from "../../src/passes/split.js";
import { vectorize } from "../../src/passes/vectorize.js";

const buffer = (id: number, role: Buffer["role"], size = 100): Buffer => ({ id, role, size, dtype: "float64" });
const [x, y, t, out] = [buffer(0, "input"), buffer(1, "input"), buffer(2, "temporary"), buffer(3, "output")];
const read = (of: Buffer, index: IndexMap): Expr => load(of, index, "f64");
const double = (e: Expr): Expr => mul(constant(2), e);
const v = (k: number, stride = 1): IndexMap => plus(at(0), along(k), stride);
const text = (statements: readonly Statement[]): string[] => printStatements(statements).split("\n").map((line) => line.trim());

const first = loop(0, 100, [store(t, v(0), double(read(x, v(0))))]);

describe("fuse", () => {
  it("joins loops where each step of the second needs its own step of the first alone", () => {
    const second = loop(1, 100, [store(out, v(1), add(read(t, v(1)), read(x, v(1))))]);
    expect(text(fuse([first, second]))).toEqual(["for v0 < 100 {", "t2[v0] = mul(2, i0[v0])", "o3[v0] = add(t2[v0], i0[v0])", "}"]);
  });

  it.each([
    ["a step that needs the next one", loop(1, 100, [store(out, v(1), read(t, plus(at(1), along(1))))])],
    ["a step that needs another place", loop(1, 100, [store(out, v(1), read(t, plus(at(99), along(1), -1)))])],
    ["all of them in each step", loop(1, 100, [store(out, v(1), read(t, at(0)))])],
    ["another number of steps", loop(1, 99, [store(out, v(1), read(t, v(1)))])],
    ["nothing in common", loop(1, 100, [store(out, v(1), read(y, v(1)))])],
    ["steps in order", loop(1, 100, [store(out, v(1), read(t, v(1)))], true)],
    ["a place that is computed", loop(1, 100, [store(out, v(1), read(t, { base: 0, terms: [], computed: [[load(buffer(5, "input"), v(1), "i32"), 1]] }))])],
  ])("leaves apart: %s", (_, second) => expect(fuse([first, second])).toHaveLength(2));

  it("moves a loop past statements that it has nothing to do with, and past no other", () => {
    const second = loop(1, 100, [store(out, v(1), read(t, v(1)))]);
    expect(fuse([first, set(9, constant(1)), second])).toHaveLength(2);
    expect(fuse([first, store(t, at(5), constant(1)), second])).toHaveLength(3);
  });

  const total = (k: number): Statement => loop(k, 100, [fold(7, "add", read(t, v(k)))]);

  it("joins a sum to the loop that makes its terms, and sets it to zero before", () => {
    expect(text(fuse([first, set(7, constant(0)), total(1), store(out, at(0), local(7, "f64"))]))).toEqual(["l7 = 0", "for v0 < 100 {", "t2[v0] = mul(2, i0[v0])", "l7 = add(l7, t2[v0])", "}", "o3[0] = l7"]);
  });

  it("does so with sums of rows into an array", () => {
    const filled = loop(1, 100, [store(out, v(1), constant(0))]);
    const rows = loop(2, 100, [loop(3, 100, [store(out, v(3), add(read(out, v(3)), read(t, v(2))))])]);
    expect(text(fuse([first, filled, rows])).slice(0, 6)).toEqual(["for v1 < 100 {", "o3[v1] = 0", "}", "for v0 < 100 {", "t2[v0] = mul(2, i0[v0])", "for v3 < 100 {"]);
  });

  it("leaves a sum that starts from what is computed, or that is read between", () => {
    expect(fuse([first, set(7, read(x, at(0))), total(1)])).toHaveLength(3);
    expect(fuse([set(7, constant(0)), first, store(out, at(0), local(7, "f64")), set(7, constant(0)), total(1)])).toHaveLength(5);
  });

  const padded = (k: number, to: Buffer, shift: number): Statement => {
    const index = plus(at(-shift), along(k));
    return loop(k, 100, [store(to, v(k), guard(index, 0, 99 - 2 * shift, () => read(x, index), () => constant(0)))]);
  };

  it("joins a loop with one that pads, and both stay in lanes once they are divided", () => {
    const second = loop(1, 100, [store(out, v(1), double(read(t, v(1))))]);
    const [both, ...more] = fuse([padded(0, t, 1), second]);
    expect(more).toEqual([]);
    expect(text(vectorize(split([both!]))).filter((line) => line.startsWith("lanes"))).toHaveLength(1);
  });

  it("leaves apart loops that choose at too many places", () => {
    const many = [1, 2, 3, 4].map((k) => padded(k, buffer(10 + k, "temporary"), 7 * k));
    expect(fuse(many).length).toBeGreaterThan(1);
  });

  it("leaves apart what would cost the lanes of a long loop", () => {
    const heavy = loop(0, 100, [loop(5, 50, [store(t, plus(v(0), along(5), 100), double(read(x, plus(v(0), along(5), 100))))])]);
    const gathered = loop(1, 100, [store(out, v(1), read(y, { base: 0, terms: [], computed: [[load(buffer(5, "input"), v(1), "i32"), 1]] })), store(out, v(1), add(read(out, v(1)), read(x, v(1))))]);
    expect(fuse([heavy, gathered])).toHaveLength(2);
  });

  it("joins the loops inside too", () => {
    const nest = (k: number, to: Buffer, from: Buffer): Statement => loop(k, 10, [loop(k + 1, 10, [store(to, plus(v(k, 10), along(k + 1)), read(from, plus(v(k, 10), along(k + 1))))])]);
    expect(text(fuse([nest(0, t, x), nest(2, out, t)]))).toEqual(["for v0 < 10 {", "for v1 < 10 {", "t2[10*v0 + v1] = i0[10*v0 + v1]", "o3[10*v0 + v1] = t2[10*v0 + v1]", "}", "}"]);
  });
});

describe("forward", () => {
  it("takes what a step has stored from a local, and drops the store where nobody else reads it", () => {
    const joined = loop(0, 100, [store(t, v(0), double(read(x, v(0)))), store(out, v(0), read(t, v(0)))]);
    expect(text(forward([joined]))).toEqual(["for v0 < 100 {", "l0 = mul(2, i0[v0])", "o3[v0] = l0", "}"]);
  });

  it("keeps a store that is read elsewhere, or at another place", () => {
    const joined = loop(0, 100, [store(t, v(0), double(read(x, v(0)))), store(out, v(0), read(t, plus(at(1), along(0))))]);
    expect(text(forward([joined]))[2]).toBe("t2[v0] = l0");
  });
});

describe("split", () => {
  it("divides a loop where a choice by its variable changes", () => {
    const index = plus(at(-1), along(0));
    const padded = loop(0, 100, [store(out, v(0), guard(index, 0, 98, () => read(x, index), () => constant(0)))]);
    expect(text(split([padded]))).toEqual(["o3[0] = 0", "for v2 < 98 {", "o3[v2 + 1] = i0[v2]", "}", "o3[99] = 0"]);
  });
});

describe("collapse", () => {
  const nest = (stride: number): Statement => loop(0, 10, [loop(1, 10, [store(out, plus(v(0, 10), along(1)), read(x, plus(v(0, stride), along(1))))])]);
  it("makes one loop of two that walk an array without gaps", () => expect(text(collapse([nest(10)]))).toEqual(["for v1 < 100 {", "o3[v1] = i0[v1]", "}"]));
  it("leaves those with gaps", () => expect(text(collapse([nest(5)]))).toHaveLength(5));
});

describe("vectorize", () => {
  const sums = (stride: IndexMap, other: number): Statement =>
    loop(0, 40, [set(0, constant(0)), loop(1, 40, [fold(0, "add", read(x, plus(stride, along(1), other)))]), store(out, v(0), local(0, "f64"))]);
  it("takes the inner loop where its numbers stand in a row", () => expect(text(vectorize([sums(v(0, 40), 1)]))[2]).toBe("lanes x4 v1 < 40 {"));
  it("takes the outer loop where those of the outer do: each lane has its own sum", () => expect(text(vectorize([sums(v(0), 40)]))[0]).toBe("lanes x4 v0 < 40 {"));
  it("leaves loops whose steps need each other", () => expect(text(vectorize([loop(0, 40, [store(out, v(0), read(x, v(0)))], true)]))[0]).toBe("steps v0 < 40 {"));
  it("leaves a loop around one that is in lanes already", () => {
    const tiled = loop(0, 40, [{ ...loop(1, 40, [store(out, plus(v(0), along(1), 40), read(x, v(0)))]), vectors: 2 }]);
    expect(text(vectorize([tiled])).slice(0, 2)).toEqual(["for v0 < 40 {", "lanes x2 v1 < 40 {"]);
  });
  it("leaves stores of all steps to one place", () => expect(text(vectorize([loop(0, 40, [store(out, at(0), read(x, v(0)))])]))[0]).toBe("for v0 < 40 {"));
});

describe("contract", () => {
  const row = (k: number, j: number): IndexMap => plus(v(k, 10), along(j));
  const steps = (...more: Statement[]): Statement => loop(0, 10, [loop(1, 10, [store(t, row(0, 1), read(x, row(0, 1)))]), loop(2, 10, [store(out, row(0, 2), read(t, row(0, 2)))]), ...more]);

  it("keeps the part of an array that one step makes and uses", () => {
    const found = contract([steps()]);
    expect(text(found)).toEqual(["for v0 < 10 {", "for v1 < 10 {", "t2[v1] = i0[10*v0 + v1]", "}", "for v2 < 10 {", "o3[10*v0 + v2] = t2[v2]", "}", "}"]);
    expect(buffersIn(found, [x, t, out]).map(({ size }) => size)).toEqual([100, 10, 100]);
  });

  it("gives each lane its own part", () => {
    const [lanes] = contract([{ ...(steps() as Loop), vectors: 2 }]);
    expect(text([lanes!])[2]).toBe("t2[4*v1] = i0[10*v0 + v1]");
    expect(buffersIn([lanes!], [t])).toEqual([{ ...t, size: 40, lanes: 4 }]);
  });

  it.each([
    ["an array that is read elsewhere", [steps(), loop(3, 10, [store(out, v(3), read(t, v(3)))])]],
    ["steps that read those of others", [steps(loop(3, 10, [store(out, row(0, 3), read(t, plus(at(1), row(0, 3))))]))]],
    ["every step in all of them", [steps(loop(3, 10, [store(out, row(0, 3), read(t, v(3)))]))]],
    ["what a function is given", [steps({ op: "call", name: "interpret", args: [], reads: [t], writes: [] })]],
  ])("leaves %s", (_, statements) => expect(text(contract(statements))[2]).toBe("t2[10*v0 + v1] = i0[10*v0 + v1]"));
});

describe("outline", () => {
  it("divides a long list into functions of moderate length, and never between a local and its use", () => {
    const statements = Array.from({ length: 3000 }, (_, k): Statement[] => [set(k, read(x, at(k % 100))), store(out, at(k % 100), local(k, "f64"))]).flat();
    const parts = outline(statements);
    expect(parts.length).toBeGreaterThan(4);
    expect(parts.at(-1)!.name).toBe("run");
    expect(parts.slice(0, -1).every(({ statements: list }) => list[0]!.op === "set" && list.at(-1)!.op === "store")).toBe(true);
    expect(parts.slice(0, -1).flatMap(({ statements: list }) => list)).toEqual(statements);
  });
});

describe("outline of what needs a local from around it", () => {
  const long = Array.from({ length: 800 }, (_, k) => store(buffer(k + 20, "output"), v(1), mul(read(x, v(1)), local(5, "f64"))));
  const inside = loop(0, 10, [set(5, read(x, v(0))), loop(1, 3, long, true)], true);
  it("takes the local with it", () => {
    const parts = outline([inside, store(out, at(0), constant(1))]);
    expect(parts.map(({ params, statements }) => [params, statements.map(({ op }) => op)])).toEqual([[[0], ["set", "loop"]], [[], ["loop", "store"]]]);
  });
});

describe("outline of a loop in lanes", () => {
  it("keeps it whole, however long it is", () => {
    const long = Array.from({ length: 800 }, (_, k) => store(buffer(k + 20, "output"), v(0), double(read(x, v(0)))));
    const statements = [{ ...loop(0, 100, long), vectors: 1 }];
    expect(outline(statements).flatMap(({ statements: list }) => list).filter(({ op }) => op === "loop")).toEqual(statements);
  });
});

describe("planMemory", () => {
  const copy = (to: Buffer, from: Buffer, k: number): Statement => loop(k, 100, [store(to, v(k), read(from, v(k)))]);
  const [a, b, c] = [buffer(10, "temporary"), buffer(11, "temporary"), buffer(12, "temporary")];

  it("lets arrays share memory whose lives do not meet, and no others", () => {
    const { addresses } = planMemory([copy(a, x, 0), copy(b, a, 1), copy(c, b, 2), copy(out, c, 3)], [x, out, a, b, c], new Set());
    expect(addresses.get(c.id)).toBe(addresses.get(a.id));
    expect(addresses.get(b.id)).not.toBe(addresses.get(a.id));
    expect(new Set([x, out, a, b].map(({ id }) => addresses.get(id))).size).toBe(4);
  });

  it("keeps what a loop needs in every step for all of its steps", () => {
    const steps = loop(9, 3, [copy(b, a, 1), copy(c, b, 2), copy(a, c, 3)], true);
    const { addresses } = planMemory([copy(a, x, 0), steps, copy(out, a, 4)], [x, out, a, b, c], new Set());
    expect(new Set([a, b, c].map(({ id }) => addresses.get(id))).size).toBe(3);
  });
});
