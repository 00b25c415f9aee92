import { expect, it } from "vitest";
import { array, fromData, size, toNested, zeros, type Shape } from "../src/index.js";
import { anyShape, filledShape, law, numbered } from "./arbitrary.js";

it("array(nested) has the shape of the lists", () => {
  const rows: [a: { shape: Shape }, shape: Shape][] = [
    [array(5), []], [array([]), [0]], [array([[], []]), [2, 0]], [array([[[1]], [[2]]]), [2, 1, 1]], [array([[1, 2, 3]]), [1, 3]], [array([[[[[[1, 2]]]]]]), [1, 1, 1, 1, 1, 2]],
  ];
  expect(rows.map(([a]) => a.shape)).toEqual(rows.map(([, shape]) => shape));
});

it("array(toNested(a)) is a", () =>
  law([filledShape], (s) => {
    const back = array(toNested(numbered(s)));
    expect([back.shape, [...back]]).toEqual([s, [...numbered(s)]]);
  }));

it("array takes typed arrays, alone or as rows, and keeps their dtype where they stand alone", () => {
  const all = [array(new Float32Array([1.5, 2])), array(new Int32Array([1, 2])), array(new Uint8Array([1, 2])), array([new Int32Array([1]), new Float64Array([2])])];
  expect(all.map((a) => [a.dtype, a.toNested()])).toEqual([["float32", [1.5, 2]], ["int32", [1, 2]], ["float64", [1, 2]], ["float64", [[1], [2]]]]);
});

it("array of an array is a copy, of another dtype where asked", () => {
  const a = array([[1, 2], [3, 4]], "int32");
  const [same, other] = [array(a.transpose()), array(a, "float32")];
  expect([same.toNested(), same.dtype, same.data === a.data, other.dtype]).toEqual([[[1, 3], [2, 4]], "int32", false, "float32"]);
});

it("array keeps NaN, infinities and -0 in floats", () => expect([...array([NaN, -Infinity, -0])]).toEqual([NaN, -Infinity, -0]));

it("array takes the whole range of int32, and -0 as 0", () => expect([...array([2 ** 31 - 1, -(2 ** 31), -0], "int32")]).toEqual([2147483647, -2147483648, 0]));

it("fromData(data, shape) uses the typed array it is given, and copies plain numbers", () =>
  law([anyShape], (s) => {
    const data = new Float32Array(size(s));
    const plain = Array.from({ length: size(s) }, (_, i) => i);
    expect([fromData(data, s).data === data, [...fromData(plain, s)], fromData(plain, s).shape]).toEqual([true, plain, s]);
  }));

it("fromData(data, shape) copies storage of another kind, in which float64 numbers would wrap or be cut", () => {
  const a = fromData(new Uint8Array([1, 255]) as unknown as number[], [2]);
  expect([a.dtype, a.data, a.copy().data]).toEqual(["float64", Float64Array.of(1, 255), Float64Array.of(1, 255)]);
});

it("fromData(data, shape) works over shared memory", () => expect(fromData(new Float64Array(new SharedArrayBuffer(16)), [2]).toNested()).toEqual([0, 0]));

it("toNested(a) gives lists as deep as the array has axes", () => expect([toNested(zeros([])), toNested(zeros([1, 1, 1, 1, 2])), toNested(zeros([2, 0, 3]))]).toEqual([0, [[[[[0, 0]]]]], [[], []]]));
