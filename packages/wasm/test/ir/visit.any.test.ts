import { describe, expect, it } from "vitest";
import type { Buffer } from "../../src/ir/buffer.js";
import { add, constant, guard, load, local, mul, type Expr } from "../../src/ir/expr.js";
import { along, at, computed, plus } from "../../src/ir/index-map.js";
import { store } from "../../src/ir/statement.js";
import { differs, eachExpr, eachTouched, neededAs, needsOf } from "../../src/ir/visit.js";

const buffer = (id: number, lanes?: number): Buffer => ({ id, dtype: "float64", size: 100, role: "temporary", ...(lanes ? { lanes } : {}) });
const read = (id: number, variable: number): Expr => load(buffer(id), along(variable), "f64");
const gathered = load(buffer(0), computed(load(buffer(1), along(3), "i32")), "f64");

describe("what an expression needs", () => {
  it.each([
    ["nothing", constant(1), []],
    ["a local", local(4, "f64"), [-5]],
    ["a buffer and a variable", read(0, 2), [0, neededAs(2)]],
    ["those of its index", gathered, [0, 1, neededAs(3)]],
    ["those of its parts, each once", add(mul(read(0, 2), read(0, 2)), mul(read(1, 3), local(0, "f64"))), [0, neededAs(2), 1, neededAs(3), -1]],
    ["those of its choice", guard(plus(at(0), along(5)), 1, 2, () => read(0, 5), () => local(0, "f64")), [neededAs(5), 0, -1]],
  ])("is %s", (_, e, needs) => expect(new Set(needsOf(e))).toEqual(new Set(needs)));

  it.each([
    ["its variable", read(0, 2), true],
    ["another variable", read(0, 3), false],
    ["a local with vectors", add(read(0, 3), local(7, "f64")), true],
    ["another local", add(read(0, 3), local(8, "f64")), false],
    ["numbers of each lane", add(constant(1), load(buffer(9, 4), at(0), "f64")), true],
  ])("differs from lane to lane by %s: %#", (_, e, does) => expect(differs(e, 2, (id) => id === 7)).toBe(does));
});

it("each expression of statements is seen, a long one once however often it stands", () => {
  const long = mul(add(read(0, 2), read(1, 2)), local(3, "f64"));
  const seen: Expr[] = [];
  eachExpr([store(buffer(5), at(0), add(long, long)), store(buffer(5), computed(load(buffer(6), at(0), "i32")), long)], (e) => void seen.push(e));
  expect(seen.filter((e) => e === long)).toHaveLength(1);
  expect(new Set(seen.map(({ op }) => op))).toEqual(new Set(["add", "mul", "load", "local"]));
  expect(seen.some((e) => e.op === "load" && e.buffer.id === 6)).toBe(true);
});

it("a statement touches what it reads and writes", () => {
  const touched = new Set<number>();
  eachTouched(store(buffer(5), computed(load(buffer(6), at(0), "i32")), mul(add(read(0, 2), read(1, 2)), local(3, "f64"))), (id) => void touched.add(id));
  expect([...touched].toSorted((a, b) => a - b)).toEqual([-4, 0, 1, 5, 6]);
});
