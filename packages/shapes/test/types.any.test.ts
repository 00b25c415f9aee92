import { describe, expectTypeOf, it } from "vitest";
import type { Add, Divide, Multiply } from "../src/arithmetic.js";
import {
  arange, array, broadcast, concat, derivative, einsum, eye, fromData, full, isClose, jacobianMatrix, matmul, reduce, reshape, size, strides, toNested, transpose, zeros,
  type NDArray, type Broadcast, type Concat, type Derivative, type Einsum, type MatMul, type Nested, type Reduce, type Reshape, type Shape, type ShapeError, type ShapeOf, type Size, type Sliced, type Transpose,
} from "../src/index.js";

// A shape whose sizes no type knows, one with a known rank, and one that mixes both.
const dynamic: Shape = [3, 4];
const ranked: readonly [number, number] = [3, 4];
const mixed: readonly [number, 4] = [3, 4];

describe("sizes that are literal are computed", () => {
  it("Add, Multiply and Divide count in decimals", () => {
    expectTypeOf<[Add<0, 0>, Add<7, 5>, Add<999, 1>, Add<60000, 784>, Add<5, 1005>]>().toEqualTypeOf<[0, 12, 1000, 60784, 1010]>();
    expectTypeOf<[Multiply<0, 7>, Multiply<9, 9>, Multiply<28, 28>, Multiply<60000, 784>, Multiply<1024, 1024>, Multiply<10, 100>]>().toEqualTypeOf<[0, 81, 784, 47040000, 1048576, 1000]>();
    expectTypeOf<[Divide<0, 7>, Divide<81, 9>, Divide<47040000, 784>, Divide<1048576, 1024>, Divide<1000, 10>, Divide<7, 7>]>().toEqualTypeOf<[0, 9, 60000, 1024, 100, 1]>();
    expectTypeOf<[Divide<7, 2>, Divide<1, 10>, Divide<100, 99>]>().toEqualTypeOf<[never, never, never]>();
    expectTypeOf<[Add<number, 1>, Multiply<2, number>, Divide<number, 2>]>().toEqualTypeOf<[number, number, number]>();
  });
  it("Size", () => expectTypeOf<[Size<[]>, Size<[3, 0, 2]>, Size<[60000, 28, 28]>, Size<[3, number]>, Size<Shape>]>().toEqualTypeOf<[1, 0, 47040000, number, number]>());
});

describe("literal arguments give literal shapes", () => {
  it("matmul", () => {
    expectTypeOf(matmul([3, 4], [4, 2])).toEqualTypeOf<readonly [3, 2]>();
    expectTypeOf(matmul([3, 4] as const, [4, 2] as const)).toEqualTypeOf<readonly [3, 2]>();
    expectTypeOf(matmul([4], [4])).toEqualTypeOf<readonly []>();
    expectTypeOf(matmul([4], [4, 2])).toEqualTypeOf<readonly [2]>();
    expectTypeOf(matmul([3, 4], [4])).toEqualTypeOf<readonly [3]>();
    expectTypeOf(matmul([7, 1, 3, 4], [5, 4, 2])).toEqualTypeOf<readonly [7, 5, 3, 2]>();
    expectTypeOf(matmul([4], [5, 4, 2])).toEqualTypeOf<readonly [5, 2]>();
    expectTypeOf(matmul([5, 3, 4], [4])).toEqualTypeOf<readonly [5, 3]>();
  });
  it("broadcast", () => {
    expectTypeOf(broadcast([3, 1], [4])).toEqualTypeOf<readonly [3, 4]>();
    expectTypeOf(broadcast([2, 1, 1], [5, 1], [3])).toEqualTypeOf<readonly [2, 5, 3]>();
    expectTypeOf(broadcast([1], [0])).toEqualTypeOf<readonly [0]>();
    expectTypeOf(broadcast()).toEqualTypeOf<readonly []>();
  });
  it("reduce", () => {
    expectTypeOf(reduce([4, 2, 3])).toEqualTypeOf<readonly []>();
    expectTypeOf(reduce([4, 2, 3], 1)).toEqualTypeOf<readonly [4, 3]>();
    expectTypeOf(reduce([4, 2, 3], -1)).toEqualTypeOf<readonly [4, 2]>();
    expectTypeOf(reduce([4, 2, 3], [0, -1])).toEqualTypeOf<readonly [2]>();
    expectTypeOf(reduce([4, 2, 3], [0, -1], true)).toEqualTypeOf<readonly [1, 2, 1]>();
    expectTypeOf(reduce([4, 2, 3], [])).toEqualTypeOf<readonly [4, 2, 3]>();
    expectTypeOf(reduce([4, 2], undefined, true)).toEqualTypeOf<readonly [1, 1]>();
  });
  it("transpose", () => {
    expectTypeOf(transpose([4, 2, 3])).toEqualTypeOf<readonly [3, 2, 4]>();
    expectTypeOf(transpose([4, 2, 3], [0, 2, 1])).toEqualTypeOf<readonly [4, 3, 2]>();
    expectTypeOf(transpose([4, 2, 3], [-1, 0, -2])).toEqualTypeOf<readonly [3, 4, 2]>();
    expectTypeOf(transpose([])).toEqualTypeOf<readonly []>();
  });
  it("reshape", () => {
    expectTypeOf(reshape([4, 6], [2, 12])).toEqualTypeOf<readonly [2, 12]>();
    expectTypeOf(reshape([4, 6], [3, -1])).toEqualTypeOf<readonly [3, 8]>();
    expectTypeOf(reshape([60000, 28, 28], [-1, 784])).toEqualTypeOf<readonly [60000, 784]>();
    expectTypeOf(reshape([0, 3], [0])).toEqualTypeOf<readonly [0]>();
    expectTypeOf(reshape([0, 3], [-1, 3])).toEqualTypeOf<readonly [0, 3]>();
    expectTypeOf(reshape([], [1, 1])).toEqualTypeOf<readonly [1, 1]>();
  });
  it("concat", () => {
    expectTypeOf(concat([[2, 3], [4, 3]])).toEqualTypeOf<readonly [6, 3]>();
    expectTypeOf(concat([[2, 3], [2, 1], [2, 100]], -1)).toEqualTypeOf<readonly [2, 104]>();
    expectTypeOf(concat([[2, 3]], 1)).toEqualTypeOf<readonly [2, 3]>();
  });
  it("einsum", () => {
    expectTypeOf(einsum("ij,jk->ik", [2, 3], [3, 4])).toEqualTypeOf<readonly [2, 4]>();
    expectTypeOf(einsum(" i j , j k ", [2, 3], [3, 4])).toEqualTypeOf<readonly [2, 4]>();
    expectTypeOf(einsum("ba", [2, 3])).toEqualTypeOf<readonly [3, 2]>();
    expectTypeOf(einsum("ii", [3, 3])).toEqualTypeOf<readonly []>();
    expectTypeOf(einsum("...ij->...ji", [7, 5, 2, 3])).toEqualTypeOf<readonly [7, 5, 3, 2]>();
    expectTypeOf(einsum("...ij,...jk->...ik", [7, 1, 2, 3], [5, 3, 4])).toEqualTypeOf<readonly [7, 5, 2, 4]>();
    expectTypeOf(einsum("i...", [2, 5])).toEqualTypeOf<readonly [5, 2]>();
    expectTypeOf(einsum(",i->i", [], [3])).toEqualTypeOf<readonly [3]>();
  });
  it("derivative and jacobianMatrix", () => {
    expectTypeOf(derivative([4, 2], [3])).toEqualTypeOf<readonly [4, 2, 3]>();
    expectTypeOf(derivative([], [3])).toEqualTypeOf<readonly [3]>();
    expectTypeOf(jacobianMatrix([2, 2], [3, 2])).toEqualTypeOf<[4, 6]>();
    expectTypeOf(strides([4, 2, 3])).toEqualTypeOf<readonly [number, number, number]>();
  });
});

describe("a wrong literal is refused in the editor, and says why", () => {
  it("at the argument", () => {
    const wrong = () => [
      // @ts-expect-error matmul: inner dimensions 4 and 5 differ
      matmul([3, 4], [5, 2]),
      // @ts-expect-error matmul: b is a scalar
      matmul([3, 4], []),
      // @ts-expect-error matmul: sizes 2 and 5 are neither equal nor 1
      matmul([2, 3, 4], [5, 4, 2]),
      // @ts-expect-error broadcast: sizes 3 and 2 are neither equal nor 1
      broadcast([3, 4], [2, 4]),
      // @ts-expect-error reduce: axis 2 is out of range for rank 2
      reduce([3, 4], 2),
      // @ts-expect-error reduce: axis 0 is named twice
      reduce([3, 4], [0, -2]),
      // @ts-expect-error transpose: axis 2 is missing from the permutation
      transpose([4, 2, 3], [1, 0]),
      // @ts-expect-error reshape: 6 elements do not fill 8
      reshape([2, 3], [4, 2]),
      // @ts-expect-error reshape: only one size can be -1
      reshape([2, 3], [-1, -1]),
      // @ts-expect-error concat: sizes 3 and 4 of axis 1 differ
      concat([[2, 3], [2, 4]]),
      // @ts-expect-error einsum: index j is 3 and 4
      einsum("ij,jk->ik", [2, 3], [4, 5]),
      // @ts-expect-error reshape: 6 elements do not fill 8
      zeros([2, 3]).reshape([4, 2]),
      // @ts-expect-error broadcastTo: sizes 2 and 4 are neither equal nor 1
      zeros([2, 3]).broadcastTo([4, 3]),
      // @ts-expect-error transpose: axis 1 is missing from the permutation
      zeros([2, 3]).transpose([0, 0]),
    ];
    expectTypeOf(wrong).toBeFunction();
  });
  it("as the type of the result", () => {
    expectTypeOf<MatMul<[3, 4], [5, 2]>>().toEqualTypeOf<ShapeError<"matmul: inner dimensions 4 and 5 differ">>();
    expectTypeOf<MatMul<[], [5, 2]>>().toEqualTypeOf<ShapeError<"matmul: a is a scalar">>();
    expectTypeOf<Broadcast<[3, 4], [2, 4]>>().toEqualTypeOf<ShapeError<"broadcast: sizes 3 and 2 are neither equal nor 1">>();
    expectTypeOf<Reduce<[3, 4], -3>>().toEqualTypeOf<ShapeError<"reduce: axis -3 is out of range for rank 2">>();
    expectTypeOf<Transpose<[4, 2], [0, 5]>>().toEqualTypeOf<ShapeError<"transpose: axis 5 is out of range for rank 2">>();
    expectTypeOf<Transpose<[4, 2], [0, 1, 1]>>().toEqualTypeOf<ShapeError<"transpose: an axis is named twice">>();
    expectTypeOf<Reshape<[2, 3], [4, -1]>>().toEqualTypeOf<ShapeError<"reshape: 6 elements do not divide by 4">>();
    expectTypeOf<Reshape<[0, 3], [0, -1]>>().toEqualTypeOf<ShapeError<"reshape: -1 is ambiguous beside a size 0">>();
    expectTypeOf<Concat<[[2, 3], [2]]>>().toEqualTypeOf<ShapeError<"concat: ranks 2 and 1 differ">>();
    expectTypeOf<Concat<[[2, 3]], 2>>().toEqualTypeOf<ShapeError<"concat: axis 2 is out of range for rank 2">>();
    expectTypeOf<Concat<[]>>().toEqualTypeOf<ShapeError<"concat: there is no shape to join">>();
    expectTypeOf<Einsum<"ij->z", [[2, 3]]>>().toEqualTypeOf<ShapeError<"einsum: index z of the output is in no operand">>();
    expectTypeOf<Einsum<"ij->ii", [[2, 3]]>>().toEqualTypeOf<ShapeError<"einsum: index i stands twice in the output">>();
    expectTypeOf<Einsum<"...i->i", [[2, 3]]>>().toEqualTypeOf<ShapeError<"einsum: the output needs an ellipsis">>();
    expectTypeOf<Einsum<"ij->i", [[2, 3, 4]]>>().toEqualTypeOf<ShapeError<"einsum: ij does not name the 3 axes of its operand">>();
    expectTypeOf<Einsum<"i,j", [[2]]>>().toEqualTypeOf<ShapeError<"einsum: the spec has more operands than there are shapes">>();
    expectTypeOf<Einsum<"i", [[2], [2]]>>().toEqualTypeOf<ShapeError<"einsum: the spec has fewer operands than there are shapes">>();
    expectTypeOf<Einsum<"i1->i", [[2, 3]]>>().toEqualTypeOf<ShapeError<"einsum: unexpected 1 in the spec">>();
  });
});

describe("sizes that are not literal degrade without false errors", () => {
  it("an unknown rank gives Shape", () => {
    expectTypeOf([matmul(dynamic, [4, 2]), broadcast(dynamic, [4]), reduce(dynamic, 1), transpose(dynamic, [1, 0]), concat([dynamic, [2, 4]]), einsum("ij,jk", dynamic, [4, 2])]).toEqualTypeOf<Shape[]>();
    expectTypeOf(reshape(dynamic, [2, -1])).toEqualTypeOf<readonly [2, number]>();
  });
  it("a known rank keeps it", () => {
    expectTypeOf(matmul(ranked, [4, 2])).toEqualTypeOf<readonly [number, 2]>();
    expectTypeOf(broadcast(ranked, [4])).toEqualTypeOf<readonly [number, 4]>();
    expectTypeOf(broadcast(ranked, [1, 1])).toEqualTypeOf<readonly [number, number]>();
    expectTypeOf(reduce(ranked, 0, true)).toEqualTypeOf<readonly [1, number]>();
    expectTypeOf(transpose(mixed)).toEqualTypeOf<readonly [4, number]>();
    expectTypeOf(reshape(ranked, [2, 6])).toEqualTypeOf<readonly [2, 6]>();
    expectTypeOf(concat([mixed, [2, 4]])).toEqualTypeOf<readonly [number, 4]>();
    expectTypeOf(concat([ranked, [3, 7]], 1)).toEqualTypeOf<readonly [3, number]>();
    expectTypeOf(einsum("ij,jk->ik", mixed, [4, 5])).toEqualTypeOf<readonly [number, 5]>();
    expectTypeOf(einsum("ij,jk->jik", ranked, [4, 5])).toEqualTypeOf<readonly [4, number, 5]>();
    expectTypeOf(derivative(dynamic, [3])).toEqualTypeOf<readonly [...number[], 3]>();
  });
  it("a mixed shape is still refused where its literal sizes break a rule", () => {
    expectTypeOf<MatMul<readonly [3, number], [number, 2]>>().toEqualTypeOf<readonly [3, 2]>();
    expectTypeOf<MatMul<readonly [number, 4], [5, 2]>>().toEqualTypeOf<ShapeError<"matmul: inner dimensions 4 and 5 differ">>();
  });
  it("axes, permutations, targets and specs that are not literal give Shape", () => {
    const [axis, axes, to, text]: [number, number[], number[], string] = [0, [1, 0], [2, 6], "ij->i"];
    expectTypeOf([reduce([3, 4], axis), reduce([3, 4], axes), transpose([3, 4], axes), reshape([3, 4], to), concat([[3, 4]], axis), einsum(text, [3, 4])]).toEqualTypeOf<Shape[]>();
    expectTypeOf(reduce([3, 4], 0, axis > 0)).toEqualTypeOf<Shape>();
  });
  it("any is accepted everywhere", () => {
    const anything = JSON.parse("[2, 2]");
    expectTypeOf([matmul(anything, [2, 2]), matmul([2, 2], anything), broadcast(anything, [2]), transpose(anything)]).toEqualTypeOf<Shape[]>();
  });
  it("generic code names Shape for its own type parameters", () => {
    const product = <A extends Shape, B extends Shape>(a: A, b: B): [A, B, Shape] => [a, b, matmul<Shape, Shape>(a, b)];
    expectTypeOf(product([2, 3], [3, 4])[2]).toEqualTypeOf<Shape>();
  });
});

describe("NDArray<S>", () => {
  it("is an NDArray, whatever its S, and one of a wider shape", () => {
    expectTypeOf(zeros([2, 3])).toEqualTypeOf<NDArray<readonly [2, 3]>>();
    expectTypeOf<NDArray<readonly [2, 3]>>().toExtend<NDArray>();
    expectTypeOf<NDArray<readonly [2, 3]>>().toExtend<NDArray<readonly [number, 3]>>();
    expectTypeOf<NDArray<readonly [2, 3]>>().not.toExtend<NDArray<readonly [2, 4]>>();
    expectTypeOf<NDArray>().not.toExtend<NDArray<readonly [2, 3]>>();
  });
  it("knows its shape from nested literals, lists and data", () => {
    expectTypeOf(array([[1, 2, 3], [4, 5, 6]])).toEqualTypeOf<NDArray<readonly [2, 3]>>();
    expectTypeOf(array(5)).toEqualTypeOf<NDArray<readonly []>>();
    expectTypeOf(array([] as number[][])).toEqualTypeOf<NDArray<readonly [number, number]>>();
    expectTypeOf(array(new Float64Array(3))).toEqualTypeOf<NDArray<readonly [number]>>();
    expectTypeOf(array(zeros([2, 3]))).toEqualTypeOf<NDArray<readonly [2, 3]>>();
    expectTypeOf(fromData([1, 2], [2, 1])).toEqualTypeOf<NDArray<readonly [2, 1]>>();
    expectTypeOf([full([2], 1), arange(2)]).toEqualTypeOf<NDArray<readonly [2]>[]>();
    expectTypeOf(eye(3)).toEqualTypeOf<NDArray<readonly [3, 3]>>();
    expectTypeOf<ShapeOf<number[] | number>>().toEqualTypeOf<Shape>();
  });
  it("carries it through views", () => {
    const a = zeros([2, 3, 4]);
    expectTypeOf(a.transpose().shape).toEqualTypeOf<readonly [4, 3, 2]>();
    expectTypeOf(a.reshape([6, -1]).shape).toEqualTypeOf<readonly [6, 4]>();
    expectTypeOf(a.broadcastTo([5, 2, 3, 4]).shape).toEqualTypeOf<readonly [5, 2, 3, 4]>();
    expectTypeOf(a.slice(0).shape).toEqualTypeOf<readonly [3, 4]>();
    expectTypeOf(a.slice([], [0, 2], null, 1).shape).toEqualTypeOf<readonly [2, number, 1]>();
    expectTypeOf(a.toNested()).toEqualTypeOf<number[][][]>();
    expectTypeOf(toNested(zeros([]))).toEqualTypeOf<number>();
    expectTypeOf<Nested<readonly [2, 2]>>().toEqualTypeOf<number[][]>();
    expectTypeOf<Sliced<Shape, [0]>>().toEqualTypeOf<Shape>();
  });
  it("meets others of another shape in one list", () => {
    expectTypeOf([zeros([2]), zeros([2, 2])].map((a) => a.toNested())).toEqualTypeOf<(number[] | number[][])[]>();
    expectTypeOf([zeros([2]), zeros([2, 2])].every((a) => isClose(a, a))).toBeBoolean();
  });
  it("feeds the algebra of shapes with its own", () => expectTypeOf(matmul(zeros([2, 3]).shape, eye(3).shape)).toEqualTypeOf<readonly [2, 3]>());
});

it("Derivative and size agree with their functions", () => {
  expectTypeOf<Derivative<[4, 2], [3]>>().toEqualTypeOf<readonly [4, 2, 3]>();
  expectTypeOf(size([4, 2, 3])).toEqualTypeOf<24>();
});
