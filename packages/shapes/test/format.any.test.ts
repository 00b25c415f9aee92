import { describe, expect, it } from "vitest";
import { format, fromData, zeros, type Dtype } from "../src/index.js";
import numpy from "./data/numpy-format.json" with { type: "json" };

const storage = { float64: Float64Array, float32: Float32Array, int32: Int32Array };

describe("format(a) prints what NumPy does", () => {
  it("the table holds", () => expect(numpy.cases.length).toBe(53));

  it.each(numpy.cases.map((row) => [row.name, row] as const))("%s", (_, { dtype, shape, data, options, text }) => {
    const numbers = data.map((x) => Number(String(x).replace("inf", "Infinity")));
    expect(format(fromData(new storage[dtype as Dtype](numbers), shape), options)).toBe(text);
  });
});

it("format(a) of a view prints the view", () => {
  expect(format(fromData([1, 2, 3, 4, 5, 6], [2, 3]).transpose())).toBe("[[1. 4.]\n [2. 5.]\n [3. 6.]]");
});

it("String(a) is format(a), and Node's inspect puts shape and dtype before it", () => {
  const a = zeros([1, 2], "int32");
  expect(String(a)).toBe("[[0 0]]");
  expect(a[Symbol.for("nodejs.util.inspect.custom") as never]).toBeTypeOf("function");
});
