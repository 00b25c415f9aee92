import { describe, expect, it } from "vitest";
import type { Buffer } from "../../src/ir/buffer.js";
import { add, constant, load, local, max, mul, neg, sub, type Expr } from "../../src/ir/expr.js";
import { along } from "../../src/ir/index-map.js";
import { printStatements } from "../../src/ir/print.js";
import { fold, loop, set, store, type FoldName, type Statement } from "../../src/ir/statement.js";
import { multiplyAdd } from "../../src/passes/multiply-add.js";

const buffer = (id: number, role: Buffer["role"], dtype: Buffer["dtype"] = "float64"): Buffer => ({ id, role, size: 100, dtype });
const [x, y, z, out] = [load(buffer(0, "input"), along(0), "f64"), load(buffer(1, "input"), along(0), "f64"), load(buffer(2, "input"), along(0), "f64"), buffer(3, "output")];
const [xy, yz, zx] = [(): Expr => mul(x, y), (): Expr => mul(y, z), (): Expr => mul(z, x)];
const inLanes = (...body: readonly Statement[]): Statement => ({ ...loop(0, 100, body), vectors: 2 });
const text = (...statements: readonly Statement[]): string[] => printStatements(multiplyAdd(statements)).split("\n").map((line) => line.trim().replaceAll("[v0]", ""));
const shared = xy();

describe("multiplyAdd", () => {
  it.each<{ readonly title: string; readonly value: Expr; readonly becomes: string }>([
    { title: "a product added", value: add(z, xy()), becomes: "madd(i0, i1, i2)" },
    { title: "a product added to", value: add(xy(), z), becomes: "madd(i0, i1, i2)" },
    { title: "a product taken away", value: sub(z, xy()), becomes: "nmadd(i0, i1, i2)" },
    { title: "two products added: the second", value: add(xy(), yz()), becomes: "madd(i1, i2, mul(i0, i1))" },
    { title: "a sum of three", value: add(add(xy(), yz()), zx()), becomes: "madd(i2, i0, madd(i1, i2, mul(i0, i1)))" },
    { title: "a polynomial", value: add(x, mul(z, add(y, mul(z, constant(3))))), becomes: "madd(i2, madd(i2, 3, i1), i0)" },
    { title: "inside of another function", value: neg(max(add(z, xy()), y)), becomes: "neg(max(madd(i0, i1, i2), i1))" },
    { title: "not what is taken from a product", value: sub(xy(), z), becomes: "sub(mul(i0, i1), i2)" },
    { title: "not a product that stands twice, whose bits are the same in both places", value: sub(add(z, shared), shared), becomes: "sub(add(i2, mul(i0, i1)), mul(i0, i1))" },
    { title: "not a product of whole numbers", value: add(local(1, "i32"), mul(local(2, "i32"), local(3, "i32"))), becomes: "add(l1, mul(l2, l3))" },
  ])("$title", ({ value, becomes }) => expect(text(inLanes(store(out, along(0), value)))[1]).toBe(`o3 = ${becomes}`));

  it.each<{ readonly by: FoldName; readonly value: Expr; readonly becomes: string }>([
    { by: "add", value: xy(), becomes: "madd(i0, i1, l7)" },
    { by: "add", value: add(z, xy()), becomes: "add(l7, madd(i0, i1, i2))" },
    { by: "add", value: neg(xy()), becomes: "add(l7, neg(mul(i0, i1)))" },
    { by: "mul", value: xy(), becomes: "mul(l7, mul(i0, i1))" },
    { by: "max", value: xy(), becomes: "max(l7, mul(i0, i1))" },
  ])("of what a loop folds by $by: $becomes", ({ by, value, becomes }) => expect(text(inLanes(fold(7, by, value)))[1]).toBe(`l7 = ${becomes}`));

  it("a product that two statements add stays one", () =>
    expect(text(inLanes(fold(7, "add", shared), set(8, add(z, shared)))).slice(1, 3)).toEqual(["l7 = add(l7, mul(i0, i1))", "l8 = add(i2, mul(i0, i1))"]));

  it("in loops inside of one in lanes, and in none that are not in lanes", () => {
    const sums = [set(7, constant(0)), loop(1, 9, [fold(7, "add", xy())], true), store(out, along(0), local(7, "f64"))];
    expect(text(inLanes(...sums))[3]).toBe("l7 = madd(i0, i1, l7)");
    expect(multiplyAdd([loop(0, 100, sums), store(out, along(0), add(z, xy()))])).toEqual([loop(0, 100, sums), store(out, along(0), add(z, xy()))]);
    expect(text(loop(5, 3, [inLanes(...sums)]))[4]).toBe("l7 = madd(i0, i1, l7)");
  });
});
