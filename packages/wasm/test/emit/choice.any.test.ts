import { expect, it } from "vitest";
import type { Buffer } from "../../src/ir/buffer.js";
import { constant, load, lt, select } from "../../src/ir/expr.js";
import { along } from "../../src/ir/index-map.js";
import { kindOf } from "../../src/ir/kind.js";
import { loop, store } from "../../src/ir/statement.js";
import { runStatements } from "./run-statements.js";

it.each(["float64", "float32"] as const)("a choice of a number of %s or of 0 keeps the sign of either", (dtype) => {
  const numbers = [1.5, -0, NaN, Infinity, -2, 0, 7, -Infinity, -0.5];
  const buffer = (id: number, role: Buffer["role"]): Buffer => ({ id, role, dtype, size: numbers.length });
  const [x, orZero, orLess] = [buffer(0, "input"), buffer(1, "output"), buffer(2, "output")];
  const kind = kindOf[dtype];
  const number = load(x, along(0), kind);
  const body = ([[orZero, 0], [orLess, -0]] as const).map(([out, zero]) => store(out, along(0), select(lt(number, constant(1, kind)), number, constant(zero, kind))));
  const found = runStatements([{ ...loop(0, numbers.length, body), vectors: 2 }], [x, orZero, orLess], [Float64Array.from(numbers)]);
  expect(found.map((ys) => [...ys])).toEqual([0, -0].map((zero) => numbers.map((y) => (y < 1 ? y : zero))));
});
