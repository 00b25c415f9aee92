import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arange, format, fromData, toNested, zeros, type Dtype } from "../src/index.js";
import { filledShape, law, numbered } from "./arbitrary.js";
import numpy from "./data/numpy-format.json" with { type: "json" };

const storage = { float64: Float64Array, float32: Float32Array, int32: Int32Array };

describe("format(a) prints what NumPy does", () => {
  it("the table holds", () => expect(numpy.cases.length).toBe(55));

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
  const inspect = a[Symbol.for("nodejs.util.inspect.custom") as never] as () => string;
  expect([String(a), inspect.call(a)]).toEqual(["[[0 0]]", "NDArray (1, 2) int32\n[[0 0]]"]);
});

it("format(a) has a bracket pair for each row and parses back to the nested array", () =>
  law([filledShape.filter((s) => s.length > 0)], (s) => {
    const json = format(numbered(s), { threshold: Infinity }).replaceAll(/\.(?=[\s\]])/g, "").replaceAll(/(?<=\d|\])\s+(?=\d|\[)/g, ",");
    expect(JSON.parse(json)).toEqual(toNested(numbered(s)));
  }));

it("format rounds a half away from zero, where NumPy rounds it to even", () => expect(format(fromData([1 / 512, -5 / 512], [2]))).toBe("[ 0.00195313 -0.00976563]"));

it("format prints -0 as 0, where NumPy keeps the sign", () => expect(format(fromData([-0, 1], [2]))).toBe("[0. 1.]"));

it("format leaves out what lies between two edges, even one number, and nothing of a shorter axis", () =>
  expect([format(arange(7, "int32"), { threshold: 6 }), format(arange(6, "int32"), { threshold: 5 }), format(arange(3, "int32"), { threshold: 0, edgeItems: 1 })]).toEqual(["[0 1 2 ... 4 5 6]", "[0 1 2 3 4 5]", "[0 ... 2]"]));

it("format prints a float32 as the shortest number that rounds to it", () =>
  law([fc.float({ noNaN: true, noDefaultInfinity: true }).filter((x) => x !== 0)], (x) => {
    const digits = Array.from({ length: 9 }, (_, k) => +x.toPrecision(k + 1));
    expect(Number(format(fromData(Float32Array.of(x), [1]), { precision: 50 }).slice(1, -1))).toBe(digits.find((short) => Math.fround(short) === x));
  }));

it("format prints each float64 with the digits that it has, up to the precision", () =>
  law([fc.double({ noNaN: true, noDefaultInfinity: true }), fc.nat({ max: 12 })], (x, precision) => {
    const [text] = format(fromData([x], [1]), { precision }).match(/[^[\]]+/)!;
    const rounded = text!.includes("e") ? x.toExponential(precision) : x.toFixed(precision);
    expect(Number(text)).toBe(Number(rounded));
    expect(text).not.toMatch(/\.\d*0(?:e|$)/);
  }));

it("format of an array too long to spread prints all of it where asked", () => expect(format(zeros([200_000], "int32"), { threshold: Infinity, lineWidth: Infinity }).length).toBe(400_001));
