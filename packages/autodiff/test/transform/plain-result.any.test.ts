import { describe, expect, it } from "vitest";
import {
  add, customJvp, grad, greater, hessian, hvp, item, jacobian, jvp, less, linearize, mul, square, stopGradient, sum, tensor, toArray, toNDArray, valueAndGrad, vjp, type Tensor,
} from "../../src/index.js";

type F = (x: Tensor) => unknown;

const ways: readonly { readonly way: string; readonly run: (f: (x: Tensor) => Tensor) => unknown }[] = [
  { way: "grad", run: (f) => grad(f)(3) },
  { way: "valueAndGrad", run: (f) => valueAndGrad(f)(3) },
  { way: "jvp", run: (f) => jvp(f, [3], [1]) },
  { way: "vjp", run: (f) => vjp(f, 3) },
  { way: "linearize", run: (f) => linearize(f, 3) },
  { way: "jacobian", run: (f) => jacobian(f)(3) },
  { way: "hessian", run: (f) => hessian(f)(3) },
  { way: "hvp", run: (f) => hvp(f)(3, 1) },
];

const lost: readonly { readonly title: string; readonly f: F; readonly path: string }[] = [
  { title: "item(x) * 2", f: (x) => item(x) * 2, path: "f(x)" },
  { title: "Math.sin(item(x))", f: (x) => Math.sin(item(x)), path: "f(x)" },
  { title: "x.item() ** 2", f: (x) => x.item() ** 2, path: "f(x)" },
  { title: "toArray of a product", f: (x) => (toArray(mul(x, x)) as number) + 1, path: "f(x)" },
  { title: "an NDArray's number", f: (x) => toNDArray(x).at(), path: "f(x)" },
];

describe("a plain number that was computed from the argument's numbers is refused, as its derivative would silently be 0", () => {
  it.each(lost.flatMap((row) => ways.map((way) => ({ ...row, ...way }))))("$title in $way", ({ f, path, run, way }) => {
    expect(() => run(f as (x: Tensor) => Tensor)).toThrow(expect.objectContaining({ code: "autodiff/plain-result", data: { call: way === "hvp" ? "grad" : way, path } }));
  });

  it("the message says what to write", () => {
    expect(() => grad((x) => item(x) * 2 as unknown as Tensor)(3)).toThrow(/Did you mean mul\(x, 2\) for item\(x\) \* 2, or tensor\(2\) for a constant\?$/);
  });

  it("a part of a tree is named", () => {
    const f = (x: Tensor) => ({ good: square(x), bad: [square(x), item(x)] });
    expect(() => jvp(f as never, [3], [1])).toThrow(expect.objectContaining({ data: { call: "jvp", path: "f(x).bad[1]" } }));
    expect(() => jacobian(f)(3)).toThrow(expect.objectContaining({ data: { call: "jacobian", path: "f(x).bad[1]" } }));
  });

  it("the outer derivative is not lost in an inner one, whose value and gradient are then plain", () => {
    const nested: readonly F[] = [(x) => grad((y) => mul(y, item(x)))(2), (x) => grad((y) => mul(item(x), square(y)))(2), (x) => valueAndGrad(() => item(x) as unknown as Tensor)(2).value];
    for (const f of nested) expect(() => grad(f as (x: Tensor) => Tensor)(3)).toThrow(expect.objectContaining({ code: "autodiff/plain-result", data: { call: "grad", path: "f(x)" } }));
  });
});

describe("what is no mistake stays", () => {
  it("numbers may decide which branch is taken", () => {
    const f = (x: Tensor): Tensor => (item(x) > 0 ? square(x) : mul(x, -1));
    expect([3, -3].map((x) => grad(f)(x))).toEqual([6, -1]);
  });

  it("a constant that is a tensor has gradient 0, also behind numbers that were read", () => {
    expect(grad((x) => (item(x) > 0 ? square(x) : tensor(0)))(-1)).toBe(0);
    expect(grad(() => tensor(2))([1, 2])).toEqual([0, 0]);
    expect(jacobian((x) => (item(x) > 0 ? stopGradient(x) : x))(1)).toBe(0);
  });

  it("a plain number is a constant where no number of the argument was read", () => {
    expect(grad(() => 2 as unknown as Tensor)(1)).toBe(0);
    expect(valueAndGrad((_, y) => (item(y) * 2) as unknown as Tensor)(1, 3)).toEqual({ value: 6, gradient: 0 });
    expect(jvp((x) => [square(x), 1] as const, [3], [1])).toEqual({ value: [9, 1], tangent: [6, 0] });
  });

  it("what is constant between its jumps may be read, and so may what is stopped on purpose", () => {
    expect(grad((x) => (item(greater(x, 2)) + item(less(x, 2))) as unknown as Tensor)(3)).toBe(0);
    expect(grad((x) => item(stopGradient(x)) as unknown as Tensor)(3)).toBe(0);
  });

  it("a derivative that is 0 for certain comes out of an inner one as a plain number, and is 0", () => {
    expect(grad((v) => jvp(() => tensor(1), [2], [v]).tangent as unknown as Tensor)(3)).toBe(0);
  });

  it("numbers that were read may stand in aux, and next to what depends on the argument", () => {
    expect(valueAndGrad((x) => [mul(x, item(x)), item(x)] as const, { aux: true })(3)).toEqual({ value: 9, gradient: 3, aux: 3 });
    expect(() => valueAndGrad((x) => [item(x) as unknown as Tensor, 0] as const, { aux: true })(3)).toThrow(expect.objectContaining({ data: { call: "valueAndGrad", path: "f(x)[0]" } }));
  });

  it("reading in one call says nothing of the next", () => {
    let reads = true;
    const f = (x: Tensor): Tensor => (reads ? add(x, item(x)) : (2 as unknown as Tensor));
    expect(grad(f)(3)).toBe(1);
    reads = false;
    expect(grad(f)(3)).toBe(0);
  });

  it("the rule of a customJvp may be a plain number: it is recorded, and can read none", () => {
    expect(grad(customJvp((x) => sum(x), () => 0))([1, 2])).toEqual([0, 0]);
    expect(() => grad(customJvp((x) => sum(x), ([x]) => item(x!)))(1)).toThrow(expect.objectContaining({ code: "autodiff/no-numbers" }));
  });
});
