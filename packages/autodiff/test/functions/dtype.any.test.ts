import { array, type NDArray } from "@gradkit/shapes";
import { describe, expect, it } from "vitest";
import { add, argmax, cast, checkGradients, exp, gather, grad, hvp, jvp, linearize, logsumexp, matmul, mul, oneHot, sin, sum, tensor, toArray, toNDArray, vjp, type Tensor } from "../../src/index.js";
import { series } from "../../src/series/index.js";

const code = (of: string) => expect.objectContaining({ code: of });

describe("int32", () => {
  it("computes in whole numbers and wraps around", () => {
    const x = tensor([1, 2, 3], "int32");
    expect(toNDArray(add(x, 1)).data).toEqual(new Int32Array([2, 3, 4]));
    expect(toArray(mul(tensor(2 ** 30, "int32"), 4))).toBe(0);
  });

  it("has no derivative: grad by whole numbers is an error", () => {
    expect(() => grad((x) => sum(x))(new Int32Array([1, 2]))).toThrow(code("autodiff/integer"));
  });

  it("is made by argmax and taken by gather, through which the derivative of the other argument flows", () => {
    expect(argmax([1, 3, 2]).dtype).toBe("int32");
    expect(grad((x) => gather(x, argmax(x)))([1, 3, 2])).toEqual([0, 1, 0]);
    expect(toArray(oneHot([1, 0], 2))).toEqual([[0, 1], [1, 0]]);
  });

  it("has no derivative forwards either, and of a tree the leaf is named", () => {
    expect(() => jvp((x: Tensor) => mul(x, x), [new Int32Array([2])], [new Int32Array([1])])).toThrow(code("autodiff/integer"));
    expect(() => jvp(({ a }: { a: Tensor; k: Tensor }) => a, [{ a: 1, k: new Int32Array([2]) }], [{ a: 1, k: new Int32Array([0]) }])).toThrow("jvp: argument 0.k holds whole numbers (int32)");
  });

  it("does not meet fractions or other dtypes unnoticed", () => {
    expect(() => add(tensor([1], "int32"), 0.5)).toThrow(code("shapes/int32"));
    expect(() => add(tensor([1], "int32"), tensor([1, 2]))).toThrow(code("autodiff/dtype"));
    expect(() => add(tensor([1], "int32"), tensor(0.5))).toThrow(code("autodiff/dtype"));
    expect(() => gather([1, 2], tensor([0, 1]))).toThrow(code("autodiff/primitive"));
    expect(() => gather([1, 2], [2])).toThrow(code("autodiff/primitive"));
  });
});

describe("float32", () => {
  const f = (x: Tensor): Tensor => sum(sin(mul(x, exp(x))));

  it("stays float32 through numbers and lists, and gradients come back in it", () => {
    expect(add(new Float32Array([1]), [0.5]).dtype).toBe("float32");
    const gradient = grad(f)(new Float32Array([0.1, 0.2]));
    expect(gradient).toBeInstanceOf(Float32Array);
    const exact = grad(f)([Math.fround(0.1), Math.fround(0.2)]);
    for (const [k, slope] of gradient.entries()) expect(Math.abs(slope - exact[k]!)).toBeLessThan(4 * 2 ** -24 * Math.abs(exact[k]!));
  });

  it("agrees with differences within its precision, in both modes and to second order", () => {
    expect(checkGradients(f, new Float32Array([0.1, 0.2, -0.7])).message).toMatch(/^all derivatives agree/);
    expect(checkGradients((x: Tensor) => logsumexp(matmul(x, x)), array([[0.1, 0.2], [0.3, 0.4]], "float32") as NDArray<[2, 2]>).ok).toBe(true);
  });

  it("is the dtype of directions and cotangents in any container, and so of what comes back", () => {
    const x = new Float32Array([2, 3]);
    const cube = (y: Tensor): Tensor => mul(y, mul(y, y));
    const of = (name: string, values: readonly number[]) => ({ name, values });
    const shown = (y: unknown) => of((y as Float32Array).constructor.name, [...(y as Float32Array)]);
    const found = [[1, 2], new Float64Array([1, 2]), tensor([1, 2])].flatMap((v) => [
      jvp((y: Tensor) => y, [x], [v]).tangent, vjp((y: Tensor) => y, x).pullback(v as never)[0], linearize(cube, x).pushforward(v as never), hvp((y: Tensor) => sum(cube(y)))(x, v as never),
    ]);
    expect(found.map(shown)).toEqual([0, 1, 2].flatMap(() => [[1, 2], [1, 2], [12, 54], [12, 36]].map((values) => of("Float32Array", values))));
    expect(vjp((y: Tensor) => sum(y), x).pullback(1)[0]).toEqual(new Float32Array([1, 1]));
    expect(series((y: Tensor) => cube(y), [[x], [[1, 2]]], 1)[1]).toEqual(new Float32Array([12, 54]));
  });

  it("casts carry derivatives between float32 and float64, and none to int32", () => {
    expect(grad((x) => sum(cast(cast(x, "float32"), "float64")))([1, 2])).toEqual([1, 1]);
    expect(jvp((x) => cast(cast(x, "int32"), "float64"), [1.5], [1]).tangent).toBe(0);
  });
});
