import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arange, array, eye, full, isClose, item, multiIndex, NDArray, ones, size, toNested, zeros, type Shape, type Slice } from "../src/index.js";
import { law, numbered, permuted, stretchable } from "./arbitrary.js";
import { numpy } from "./numpy.js";

const indicesOf = (shape: Shape) => Array.from({ length: size(shape) }, (_, k) => [...multiIndex(k, shape)]);

describe("a.slice(…)", () => {
  it("takes what NumPy takes", () => {
    expect(numpy.slices.length).toBe(80);
    const taken = numpy.slices.map(([shape, slices]) => numbered(shape).slice(...(slices as unknown as Slice[])));
    expect(taken.map((a) => [[...a], a.shape])).toEqual(numpy.slices.map(([, , elements, shape]) => [elements, shape]));
  });
  it("takes what Array.prototype.slice takes", () =>
    law([fc.nat({ max: 6 }), fc.integer({ min: -8, max: 8 }), fc.integer({ min: -8, max: 8 })], (n, start, stop) => {
      expect(Array.from(arange(n).slice([start, stop]))).toEqual([...arange(n)].slice(start, stop));
    }));
  it("by step -1 reverses, twice is the identity", () => {
    const back = arange(5).slice([null, null, -1]);
    expect([[...back], Array.from(back.slice([null, null, -1]))]).toEqual([[4, 3, 2, 1, 0], [0, 1, 2, 3, 4]]);
  });
  it("keeps axes not mentioned, and puts in one of size 1 for null", () => expect([zeros([2, 3, 4]).slice(0).shape, zeros([2, 3]).slice([], null).shape]).toEqual([[3, 4], [2, 1, 3]]));
  it("without elements keeps the offset, where it would begin beyond the data", () => expect([zeros([3]).slice([5]).offset, zeros([0]).slice([null, null, -1]).offset, zeros([2, 3]).slice(1, [9]).offset]).toEqual([0, 0, 3]));
  it("of an axis without elements is empty", () => expect([zeros([0, 3]).slice([null, null, -1]).shape, Array.from(zeros([0]).slice([1, 5]))]).toEqual([[0, 3], []]));
});

describe("a.transpose(…)", () => {
  it("moves index i to index p(i) and copies nothing", () =>
    law([permuted.filter(([s]) => size(s) <= 256)], ([s, p]) => {
      const [a, moved] = [numbered(s), numbered(s).transpose(p)];
      expect(indicesOf(s).map((index) => moved.at(...p.map((axis) => index[axis]!)))).toEqual([...a]);
      expect(a.transpose(p).data).toBe(a.data);
    }));
});

describe("a.broadcastTo(shape)", () => {
  it("reads what a copy of the stretched array holds, and copies nothing", () =>
    law([stretchable.filter(([s]) => size(s) <= 256)], ([s, part]) => {
      const a = numbered(part);
      const stretched = indicesOf(s).map((index) => a.at(...index.slice(s.length - part.length).map((i, axis) => (part[axis] === 1 ? 0 : i))));
      const view = a.broadcastTo(s);
      expect([...view]).toEqual(stretched);
      expect(view.data).toBe(a.data);
    }));
});

describe("a.reshape(shape)", () => {
  it("keeps the row-major order, of views as well", () => law([permuted], ([s, p]) => expect([...numbered(s).transpose(p).reshape([size(s)])]).toEqual([...numbered(s).transpose(p)])));
  it("shares the data of a contiguous array, and copies another", () => {
    const a = numbered([2, 3]);
    expect([a.reshape([3, 2]), a.slice(1).reshape([3, 1]), a.slice([], [0, 1]).reshape([2]), a.transpose().reshape([6])].map((b) => b.data === a.data)).toEqual([true, true, false, false]);
    expect(Array.from(a.slice(1).reshape([3, 1]))).toEqual([3, 4, 5]);
  });
});

it("a write to the data shows in every view", () => {
  const a = numbered([2, 2]);
  const [t, s, b] = [a.transpose(), a.slice(0), a.slice([0, 1]).broadcastTo([2, 2])];
  a.data[1] = 9;
  expect([t.at(1, 0), s.at(1), b.at(1, 1)]).toEqual([9, 9, 9]);
});

it("a.copy() has the elements of a view in storage of its own, of another dtype where asked", () => {
  const a = numbered([2, 2]).transpose();
  const copy = a.copy("int32");
  expect([toNested(copy), copy.dtype, copy.strides, copy.data === a.data]).toEqual([[[0, 2], [1, 3]], "int32", [2, 1], false]);
});

it("a.at(...) counts from the end where negative", () => expect([numbered([2, 3]).at(-1, -3), array(5).at()]).toEqual([3, 5]));

it("a has its size, dtype and a way into JSON", () => {
  const a = new NDArray(new Float32Array([1, 2, 3]), [3]);
  expect([a.size, a.dtype, JSON.stringify({ a })]).toEqual([3, "float32", '{"a":[1,2,3]}']);
});

it("an array of a million elements reads back", () => expect([...ones([1000, 1000]).transpose()].length).toBe(1e6));

it("zeros, ones, full, eye, arange fill any dtype", () => {
  expect([zeros([2]), ones([1, 2], "int32"), full([2], 0.5, "float32"), eye(2), arange(3, "int32")].map((a) => [a.toNested(), a.dtype])).toEqual([
    [[0, 0], "float64"], [[[1, 1]], "int32"], [[0.5, 0.5], "float32"], [[[1, 0], [0, 1]], "float64"], [[0, 1, 2], "int32"],
  ]);
  expect([zeros([0, 3]).toNested(), zeros([3, 0]).toNested(), zeros([]).toNested(), eye(0).shape]).toEqual([[], [[], [], []], 0, [0, 0]]);
});

it("item(a) is the one number of an array of any rank", () => expect([item(array(3)), item(array([[[4]]])), item(array([1, 2]).slice(1))]).toEqual([3, 4, 2]));

it("isClose(view, copy) holds", () => law([stretchable], ([s, part]) => expect(isClose(ones(part).broadcastTo(s), ones(s))).toBe(true)));
