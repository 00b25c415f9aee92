import { describe, expect, it } from "vitest";
import { numbering } from "../../src/emit/numbering.js";
import type { Buffer } from "../../src/ir/buffer.js";
import { add, apply, constant, guard, host, load, local, lt, mul, neg, position, rescue, select, sub, word, type Expr } from "../../src/ir/expr.js";
import { along, at, computed, plus, type IndexMap } from "../../src/ir/index-map.js";

const buffer = (id: number): Buffer => ({ id, dtype: "float64", size: 100, role: "input" });
const v = (k: number, stride = 1): IndexMap => plus(at(0), along(k), stride);
const x = (k: number): Expr => load(buffer(0), at(k), "f64");

/** Expressions that compute different things, each made anew. */
const different: readonly (() => Expr)[] = [
  () => constant(0), () => constant(-0), () => constant(NaN), () => constant(1), () => constant(1, "f32"), () => constant(1, "i32"), () => word(1n),
  () => local(0, "f64"), () => local(1, "f64"),
  () => x(0), () => x(1), () => load(buffer(1), at(0), "f64"), () => load(buffer(0), at(2 ** 33), "f64"), () => load(buffer(0), v(0), "f64"), () => load(buffer(0), v(1), "f64"), () => load(buffer(0), v(0, 2), "f64"),
  () => load(buffer(0), computed(load(buffer(2), v(0), "i32")), "f64"), () => load(buffer(0), computed(load(buffer(2), v(1), "i32")), "f64"),
  () => position(v(0)), () => position(v(0, 2)),
  () => add(x(0), x(0)), () => add(x(0), x(1)), () => add(x(1), x(0)), () => sub(x(0), x(1)), () => mul(add(x(0), x(1)), x(1)), () => lt(x(0), x(1)), () => select(lt(x(0), x(1)), x(0), x(1)), () => select(lt(x(0), x(1)), x(1), x(0)),
  () => apply("sin", x(0)), () => apply("cos", x(0)), () => host("sin", x(0)), () => rescue(lt(x(0), x(1)), x(0), "sin", x(0)), () => rescue(lt(x(0), x(1)), x(0), "cos", x(0)),
  () => guard(v(0), 1, 2, () => x(0), () => x(1)), () => guard(v(0), 1, 3, () => x(0), () => x(1)), () => guard(v(1), 1, 2, () => x(0), () => x(1)),
];

describe("numbering", () => {
  it("gives expressions that compute the same one number", () => {
    const { of } = numbering();
    expect(different.map((make) => of(make()))).toEqual(different.map((make) => of(make())));
  });

  it("gives others different numbers", () => {
    const { of } = numbering();
    expect(new Set(different.map((make) => of(make()))).size).toBe(different.length);
  });

  it.each([() => neg(local(0, "f64")), () => add(local(0, "f64"), local(0, "f64")), () => add(local(0, "f64"), local(1, "f64"))])("gives the first operation of all a number of its own", (make) => {
    const { of } = numbering();
    const number = of(make());
    expect([0, 1, 2].map((k) => of(local(k, "f64")))).not.toContain(number);
  });
});
