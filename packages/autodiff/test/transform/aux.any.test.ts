import { NDArray, array } from "@gradkit/shapes";
import { describe, expect, expectTypeOf, it } from "vitest";
import { add, exp, grad, hessian, item, jacobian, jvp, linearize, mul, sin, square, sum, tensor, valueAndGrad, vjp, vmap, type Tensor } from "../../src/index.js";

const withAux = { aux: true } as const;
const squares = (x: Tensor) => [sum(square(x)), { squares: square(x), total: sum(x), count: 2, note: "text", flags: [true, null, undefined] }] as const;
const expected = { squares: [1, 4], total: 3, count: 2, note: "text", flags: [true, null, undefined] };

describe("what a function gives beside its value comes back beside the derivative", () => {
  it("of grad and valueAndGrad", () => {
    expect(valueAndGrad(squares, withAux)([1, 2])).toEqual({ value: 5, gradient: [2, 4], aux: expected });
    expect(grad(squares, withAux)([1, 2])).toEqual({ gradient: [2, 4], aux: expected });
  });

  it("of jvp, vjp and linearize, after the arguments", () => {
    expect(jvp(squares, [[1, 2]], [[1, 0]], withAux)).toEqual({ value: 5, tangent: 2, aux: expected });
    const { pullback, ...pulled } = vjp(squares, [1, 2], withAux);
    expect({ ...pulled, cotangents: pullback(1) }).toEqual({ value: 5, cotangents: [[2, 4]], aux: expected });
    const { pushforward, ...pushed } = linearize(squares, [1, 2], withAux);
    expect({ ...pushed, tangent: pushforward([1, 0]) }).toEqual({ value: 5, tangent: 2, aux: expected });
  });

  it("of jacobian and hessian", () => {
    expect(jacobian((x) => [square(x), sum(x)], withAux)([1, 2])).toEqual({ jacobian: [[2, 0], [0, 4]], aux: 3 });
    expect(hessian(squares, withAux)([1, 2])).toEqual({ hessian: [[2, 0], [0, 2]], aux: expected });
  });

  it("with the argument that is differentiated by", () => {
    const f = (x: Tensor, y: Tensor) => [mul(square(x), y), add(x, y)] as const;
    const options = { argnum: 1, aux: true } as const;
    expect(valueAndGrad(f, options)(3, 5)).toEqual({ value: 45, gradient: 9, aux: 8 });
    expect(grad(f, options)(3, 5)).toEqual({ gradient: 9, aux: 8 });
    expect(jacobian(f, options)(3, 5)).toEqual({ jacobian: 9, aux: 8 });
    expect(hessian(f, options)(3, 5)).toEqual({ hessian: 0, aux: 8 });
    expect(grad((x, y) => mul(square(x), y), { argnum: 1 })(3, 5)).toBe(9);
    expect(grad((x) => square(x), { aux: false })(3)).toBe(6);
  });
});

describe("aux is not differentiated, and leaks nothing", () => {
  it("tensors in it come back in the container of the argument", () => {
    const f = (x: Tensor) => [sum(x), sin(x)] as const;
    expect(grad(f, withAux)(new Float64Array(2)).aux).toEqual(new Float64Array(2));
    expect(grad(f, withAux)(array([0])).aux).toBeInstanceOf(NDArray);
    expect(item(grad(f, withAux)(tensor(0)).aux)).toBe(0);
  });

  it("its tensors can be used after the call, also those of an argument that was a tensor", () => {
    const { aux } = valueAndGrad((x) => [sum(x), { kept: exp(x), argument: x }] as const, withAux)(tensor([0, 0]));
    expect(add(aux.kept, aux.argument).toArray()).toEqual([1, 1]);
  });

  it("an outer derivative flows through aux, an inner one does not", () => {
    expect(grad((x) => valueAndGrad((y) => [mul(y, 1), mul(x, square(y))] as const, withAux)(tensor(3)).aux as Tensor)(2)).toBe(9);
    expect(grad((x) => add(grad((y) => [square(y), square(y)] as const, withAux)(x).aux as Tensor, x))(3)).toBe(7);
  });

  it("a batch has the aux of each element", () => {
    const each = vmap((x: Tensor) => valueAndGrad((y) => [sum(square(y)), mul(y, 10)] as const, withAux)(x) as unknown as { value: Tensor; gradient: Tensor; aux: Tensor });
    expect(each([[1, 2], [3, 4]])).toEqual({ value: [5, 25], gradient: [[2, 4], [6, 8]], aux: [[10, 20], [30, 40]] });
  });

  it("what is no tensor is the very same", () => {
    const [date, model] = [new Date(0), new Map([["a", 1]])];
    const { aux } = valueAndGrad((x) => [x, { date, model }] as const, withAux)(1);
    expect(aux.date).toBe(date);
    expect(aux.model).toBe(model);
  });
});

it("a function that gives no pair is refused", () => {
  const noPair = (got: string) => expect.objectContaining({ code: "autodiff/tree", data: { call: "valueAndGrad", path: "f(x)", expected: "[value, aux]", got } });
  expect(() => valueAndGrad(((x: Tensor) => x) as never, withAux)(1)).toThrow(noPair("no list"));
  expect(() => valueAndGrad(((x: Tensor) => [x, 1, 2]) as never, withAux)(1)).toThrow(noPair("a list of 3"));
  expect(() => valueAndGrad((x) => [mul(x, [1, 2]), 1] as const as never, withAux)(1)).toThrow(expect.objectContaining({ code: "autodiff/not-scalar" }));
});

it("the types tell all of it", () => {
  const f = (x: Tensor<readonly [2]>) => [sum(x), { sines: sin(x), note: "text", count: 2 }] as const;
  const both = valueAndGrad(f, { aux: true })([1, 2]);
  expectTypeOf(both).toEqualTypeOf<{ value: number; gradient: number[]; aux: { sines: number[]; note: "text"; count: number } }>();
  expectTypeOf(grad(f, { argnum: 0, aux: true })(new Float64Array(2)).aux.sines).toExtend<Float64Array>();
  expectTypeOf(jvp(f, [[1, 2]], [[1, 0]], { aux: true }).aux.sines).toEqualTypeOf<number[]>();
  expectTypeOf(vjp(f, [1, 2], { aux: true }).aux.note).toEqualTypeOf<"text">();
  expectTypeOf(vjp(f, [1, 2], { aux: true }).pullback(1)).toEqualTypeOf<[number[]]>();
  expectTypeOf(linearize(f, [1, 2], { aux: true }).value).toEqualTypeOf<number>();
  expectTypeOf(jacobian((x: Tensor<readonly [2]>) => [sin(x), 1] as const, { aux: true })([1, 2])).toEqualTypeOf<{ jacobian: number[][]; aux: number }>();
  expectTypeOf(hessian(f, { aux: true })([1, 2]).hessian).toEqualTypeOf<number[][]>();
  // Unannotated parameters are tensors, and a literal pair needs no `as const`.
  const plain = valueAndGrad((x) => [sum(x), x.sin()], { aux: true })([1, 2]);
  expectTypeOf(plain.gradient).toEqualTypeOf<number[]>();
  const wrong = (): unknown =>
    // @ts-expect-error valueAndGrad: f(x) must be a scalar, got rank 1. Did you mean jacobian(f)?
    valueAndGrad((x: Tensor<readonly [3]>) => [sin(x), 1] as const, { aux: true });
  expectTypeOf(wrong).toBeFunction();
});
