import { array, type NDArray, type Shape } from "@gradkit/shapes";
import { describe, expectTypeOf, it } from "vitest";
import {
  add, argmax, concat, einsum, grad, hessian, jacobian, jvp, matmul, mul, outer, reshape, sin, slice, softmax, stack, sum, tensor, toArray, transpose, valueAndGrad, vjp, vmap, where, zeros, type Tensor,
} from "../../src/index.js";

/** Nothing runs: the types are the test. */
const typed = (wrong: () => unknown): void => void expectTypeOf(wrong).toBeFunction();

describe("shapes flow through operations", () => {
  const [a, b] = [zeros([4, 3]), zeros([3, 5])];
  it("elementwise, with broadcasting", () => {
    expectTypeOf(sin(a)).toEqualTypeOf<Tensor<readonly [4, 3]>>();
    expectTypeOf(add(a, zeros([3]))).toEqualTypeOf<Tensor<readonly [4, 3]>>();
    expectTypeOf(add(a, 1)).toEqualTypeOf<Tensor<readonly [4, 3]>>();
    expectTypeOf(mul(zeros([4, 1]), [1, 2, 3])).toEqualTypeOf<Tensor<readonly [4, 3]>>();
    expectTypeOf(where(a, 0, zeros([4, 1]))).toEqualTypeOf<Tensor<readonly [4, 3]>>();
  });

  it("products, reductions and layouts", () => {
    expectTypeOf(matmul(a, b)).toEqualTypeOf<Tensor<readonly [4, 5]>>();
    expectTypeOf(matmul(a, [1, 2, 3])).toEqualTypeOf<Tensor<readonly [4]>>();
    expectTypeOf(einsum("ij,jk->ki", a, b)).toEqualTypeOf<Tensor<readonly [5, 4]>>();
    expectTypeOf(outer(a, zeros([2]))).toEqualTypeOf<Tensor<readonly [4, 3, 2]>>();
    expectTypeOf(sum(a)).toEqualTypeOf<Tensor<readonly []>>();
    expectTypeOf(sum(a, { axes: -1 })).toEqualTypeOf<Tensor<readonly [4]>>();
    expectTypeOf(sum(a, { axes: 0, keepAxes: true })).toEqualTypeOf<Tensor<readonly [1, 3]>>();
    expectTypeOf(softmax(a)).toEqualTypeOf<Tensor<readonly [4, 3]>>();
    expectTypeOf(argmax(a, 0)).toEqualTypeOf<Tensor<readonly [3]>>();
    expectTypeOf(transpose(a)).toEqualTypeOf<Tensor<readonly [3, 4]>>();
    expectTypeOf(reshape(a, [2, -1])).toEqualTypeOf<Tensor<readonly [2, 6]>>();
    expectTypeOf(concat([a, zeros([2, 3])])).toEqualTypeOf<Tensor<readonly [6, 3]>>();
    expectTypeOf(stack([a, a])).toEqualTypeOf<Tensor<readonly [2, 4, 3]>>();
    expectTypeOf(slice(a, 0)).toEqualTypeOf<Tensor<readonly [3]>>();
    expectTypeOf(toArray(a)).toEqualTypeOf<number[][]>();
  });

  it("methods have the types of their functions", () => {
    expectTypeOf(a.add([1, 2, 3]).sin()).toEqualTypeOf<Tensor<readonly [4, 3]>>();
    expectTypeOf(a.matmul(b).sum({ axes: 1 })).toEqualTypeOf<Tensor<readonly [4]>>();
    expectTypeOf(a.transpose().reshape([12])).toEqualTypeOf<Tensor<readonly [12]>>();
  });

  it("and degrade where sizes are not known", () => {
    const [vector, any] = [tensor([1, 2, 3] as number[]), zeros([3] as Shape)];
    expectTypeOf(add(any, a)).toEqualTypeOf<Tensor>();
    expectTypeOf(sum(any, { axes: 0 })).toEqualTypeOf<Tensor>();
    expectTypeOf(matmul(a, vector)).toEqualTypeOf<Tensor<readonly [4]>>();
    expectTypeOf(a).toExtend<Tensor>();
  });

  it("shapes that do not fit are errors where they stand", () => {
    expectTypeOf(typed).toBeFunction();
    typed(() => {
      // @ts-expect-error sizes 3 and 4 are neither equal nor 1
      add(a, zeros([4]));
      // @ts-expect-error inner dimensions 3 and 4 differ
      matmul(a, a);
      // @ts-expect-error axis 2 is out of range for rank 2
      sum(a, { axes: 2 });
      // @ts-expect-error 12 elements do not fill 10
      reshape(a, [2, 5]);
      // @ts-expect-error sizes 3 and 5 of axis 1 differ
      concat([a, b]);
      // @ts-expect-error index j is 3 and 5
      einsum("ij,ij->i", b, zeros([3, 3]));
      // @ts-expect-error inner dimensions 3 and 4 differ
      a.matmul(a);
      // @ts-expect-error a string is no tensor
      sin("x");
    });
  });
});

describe("transformations keep the types of arguments", () => {
  it("a gradient has the type of its argument, whatever the container", () => {
    expectTypeOf(grad((x) => sum(x))(3)).toEqualTypeOf<number>();
    expectTypeOf(grad((x) => sum(x))([1, 2])).toEqualTypeOf<number[]>();
    expectTypeOf(grad((x: Tensor<readonly [2]>) => sum(x))(new Float64Array(2))).toExtend<Float64Array>();
    expectTypeOf(grad((x) => sum(x))(array([1, 2]))).toEqualTypeOf<NDArray<readonly [2]>>();
    expectTypeOf(grad((x) => sum(x))(zeros([2]))).toEqualTypeOf<Tensor<readonly [2]>>();
    expectTypeOf(grad((x, y) => sum(mul(x, y)), 1)(3, [4])).toEqualTypeOf<number[]>();
    expectTypeOf(grad((p: { w: Tensor; b: readonly Tensor[] }) => sum(p.w))({ w: [[1]], b: [1, 2] })).toExtend<{ w: number[][]; b: number[] }>();
    expectTypeOf(valueAndGrad((x) => sum(x))([1, 2])).toEqualTypeOf<{ value: number; gradient: number[] }>();
  });

  it("unannotated parameters are tensors", () => {
    grad((x) => {
      expectTypeOf(x).toEqualTypeOf<Tensor>();
      return sum(x);
    });
  });

  it("Jacobians and Hessians have the shape of the value followed by that of the argument", () => {
    expectTypeOf(jacobian((x: Tensor<readonly [3]>) => matmul(zeros([4, 3]), x))([1, 2, 3])).toEqualTypeOf<number[][]>();
    expectTypeOf(jacobian((x: Tensor<readonly [3]>) => matmul(zeros([4, 3]), x))(array([1, 2, 3]))).toEqualTypeOf<NDArray<readonly [4, 3]>>();
    expectTypeOf(jacobian((x: Tensor<readonly [4, 3]>) => matmul(x, [1, 2, 3]))(zeros([4, 3]))).toEqualTypeOf<Tensor<readonly [4, 4, 3]>>();
    expectTypeOf(hessian((x: Tensor<readonly [3]>) => sum(x))([1, 2, 3])).toEqualTypeOf<number[][]>();
  });

  it("jvp, vjp and vmap answer in the container of the first argument", () => {
    expectTypeOf(jvp((x: Tensor<readonly []>) => sin(x), [1], [1])).toEqualTypeOf<{ value: number; tangent: number }>();
    expectTypeOf(vjp((x: Tensor<readonly [2]>) => sum(x), [1, 2]).value).toEqualTypeOf<number>();
    expectTypeOf(vmap((x: Tensor<readonly [2]>) => sum(x))([[1, 2]])).toEqualTypeOf<number[]>();
  });

  it("grad of a vector is an error, which suggests jacobian", () => {
    expectTypeOf(typed).toBeFunction();
    typed(() => {
      // @ts-expect-error grad: f(x) must be a scalar, got rank 1. Did you mean jacobian(f)?
      grad((x: Tensor<readonly [3]>) => sin(x));
      // @ts-expect-error hessian: f(x) must be a scalar, got rank 1. Did you mean jacobian(f)?
      hessian((x: Tensor<readonly [3]>) => sin(x));
      // @ts-expect-error a flag is no argument
      grad((x: Tensor) => sum(x))(true);
    });
  });
});
