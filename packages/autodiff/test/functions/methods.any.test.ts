import { functionNames } from "@gradkit/scalar";
import { describe, expect, it } from "vitest";
import * as gradkit from "../../src/index.js";
import { grad, Tensor, tensor, toArray, toNDArray } from "../../src/index.js";

const functions = gradkit as unknown as Record<string, (...args: unknown[]) => Tensor>;
const methods = (x: Tensor): Record<string, (...args: unknown[]) => Tensor> => x as unknown as Record<string, (...args: unknown[]) => Tensor>;

/** Every method with arguments to call it with. */
const rows: Readonly<Record<string, readonly unknown[]>> = {
  ...Object.fromEntries(functionNames.filter((name) => !["restrict", "polygamma", "where"].includes(name)).map((name) => [name, [2]])),
  less: [2], lessEqual: [2], greater: [2], greaterEqual: [2], equal: [2], notEqual: [2],
  sum: [{ axes: 0 }], prod: [], mean: [{ keepAxes: true }], amax: [], amin: [], logsumexp: [], norm: [],
  softmax: [0], logSoftmax: [], cumsum: [], cumprod: [], sort: [0], argsort: [], argmax: [0], argmin: [],
  stopGradient: [], clamp: [1, 2], cast: ["float32"], reverse: [0], matmul: [[1, 2]], dot: [[1, 2]], outer: [[1, 2]], transpose: [], reshape: [[4]],
  broadcastTo: [[2, 2, 2]], slice: [0], pad: [1], gather: [[1]], toArray: [],
};

it("the methods are those of the table, item and T", () => {
  const names = Object.getOwnPropertyNames(Tensor.prototype).filter((name) => !["constructor", "toJSON", "T", "item"].includes(name));
  expect(names.toSorted()).toEqual(Object.keys(rows).toSorted());
});

it.each(Object.entries(rows))("x.%s(…) is the function of x", (name, args) => {
  const x = tensor([[1.25, 1.5], [1.75, 2.5]]);
  const numbers = (of: unknown): unknown => (of instanceof Tensor ? [of.dtype, toNDArray(of).toNested()] : of);
  // Functions of one argument leave the second alone.
  expect(numbers(methods(x)[name]!(...args))).toEqual(numbers(functions[name]!(x, ...args)));
});

describe("a tensor", () => {
  it("has a transpose", () => expect(toArray(tensor([[1, 2], [3, 4]]).T)).toEqual([[1, 3], [2, 4]]));
  it("gives its number", () => expect(tensor([[7]]).item()).toBe(7));
  it("is iterated along its first axis", () => expect([...tensor([[1, 2], [3, 4]])].map((row) => toArray(row))).toEqual([[1, 2], [3, 4]]));
  it("has no parts as a scalar", () => expect(() => [...tensor(1)]).toThrow(expect.objectContaining({ code: "autodiff/primitive" })));
  it("keeps its derivative through methods", () => expect(grad((x) => x.mul(x).sin().sum())([0, 1])[1]).toBeCloseTo(2 * Math.cos(1), 14));
  it("is shown with its numbers, or with what traces it", () => {
    const inspect = Symbol.for("nodejs.util.inspect.custom");
    const show = (x: unknown): string => (x as Record<symbol, () => string>)[inspect]!();
    expect(show(tensor([1, 2]))).toBe("Tensor (2) float64\n[1. 2.]");
    let seen = "";
    grad((x) => ((seen = show(x)), x))(1);
    expect(seen).toBe("Tensor () float64, traced (forward)");
  });
});
