import { describe, expect, it } from "vitest";
import { add, exp, grad, hessian, item, jacobian, jvp, mul, sin, square, stack, stopGradient, sum, tensor, vjp, vmap, type Tensor } from "../../src/index.js";

const derivative = (f: (x: Tensor) => Tensor) => (x: Tensor): Tensor => jvp(f, [x], [tensor(1)]).tangent as Tensor;
const both = [
  { mode: "forward", d: derivative },
  { mode: "reverse", d: (f: (x: Tensor) => Tensor) => (x: Tensor): Tensor => grad(f)(x) as Tensor },
];
const modes = both.flatMap((outer) => both.map((inner) => ({ title: `${outer.mode} over ${inner.mode}`, outer: outer.d, inner: inner.d })));

describe.each(modes)("perturbations are not confused, $title", ({ outer, inner }) => {
  const at = (f: (x: Tensor) => Tensor, x: number): number => item(f(tensor(x)));

  it("d/dx x · (d/dy (x + y))(1) is 1 (Siskind and Pearlmutter 2005)", () => {
    expect(at(outer((x) => mul(x, inner((y) => add(x, y))(tensor(1)))), 1)).toBe(1);
  });

  it("d/dx x · (d/dy x·y)(2) is 2x", () => {
    expect(at(outer((x) => mul(x, inner((y) => mul(x, y))(tensor(2)))), 3)).toBe(6);
  });

  it("d/dx of d/dy (x + y²)(x), where the inner function is applied to the outer variable, is 2", () => {
    expect(at(outer((x) => inner((y) => add(x, square(y)))(x)), 5)).toBe(2);
  });

  it("a closure that is made under one derivative and called under another keeps them apart", () => {
    const shift = (x: Tensor) => (g: (z: Tensor) => Tensor) => (z: Tensor): Tensor => g(add(z, x));
    const f = (x: Tensor): Tensor => inner(shift(x)((z) => mul(z, sin(z))))(tensor(0.5));
    // d²/dz² z sin z = 2 cos z − z sin z at 1.5
    expect(at(outer(f), 1)).toBeCloseTo(2 * Math.cos(1.5) - 1.5 * Math.sin(1.5), 14);
  });

  it("the same function differentiated three times", () => {
    expect(at(outer(inner(outer((x) => exp(mul(2, x))))), 0)).toBe(8);
  });

  it("a stopped inner derivative is a constant outside", () => {
    expect(at(outer((x) => mul(stopGradient(inner(square)(x)), x)), 3)).toBe(6);
  });
});

describe("transformations nest with batches", () => {
  it("a gradient for each row", () => {
    expect(vmap(grad((x) => sum(mul(x, square(x)))) as unknown as (x: Tensor) => Tensor)([[1, 2], [3, 4]])).toEqual([[3, 12], [27, 48]]);
  });

  it("the gradient of a sum over a batch", () => {
    expect(grad((w) => sum(vmap((x: Tensor) => mul(x, w))([1, 2, 3])  as unknown as Tensor))(5)).toBe(6);
  });

  it("a batch within a batch, and the Hessian of each", () => {
    const outerProduct = vmap((x: Tensor) => vmap((y: Tensor) => mul(x, y))([1, 2]) as unknown as Tensor);
    expect(outerProduct([1, 2, 3])).toEqual([[1, 2], [2, 4], [3, 6]]);
    expect(vmap(hessian((x: Tensor) => sum(mul(x, square(x)))) as unknown as (x: Tensor) => Tensor)([[1, 2], [3, 4]])).toEqual([[[6, 0], [0, 12]], [[18, 0], [0, 24]]]);
  });

  it("in and out axes, and shared arguments", () => {
    expect(vmap((x: Tensor, y: Tensor) => mul(x, y), [1, null])([[1, 2], [3, 4]], [10, 100])).toEqual([[10, 300], [20, 400]]);
    expect(vmap((x: Tensor) => x, 0, 1)([[1, 2], [3, 4], [5, 6]])).toEqual([[1, 3, 5], [2, 4, 6]]);
    expect(vmap((x: Tensor) => x, -1, -1)([[1, 2], [3, 4], [5, 6]])).toEqual([[1, 2], [3, 4], [5, 6]]);
  });
});

describe("forward and reverse Jacobians", () => {
  const f = ([x, y]: Tensor): Tensor => stack([mul(x!, y!), sin(x!), exp(y!)]);
  it("are equal, whichever is chosen", () => {
    const [forward, reverse, either] = [jacobian(f, { mode: "forward" }), jacobian(f, { mode: "reverse" }), jacobian(f)].map((J) => J([0.5, 1.5]));
    expect(forward).toEqual(reverse);
    expect(either).toEqual(forward);
  });

  it("a pullback may be called again and again", () => {
    const { value, pullback } = vjp(f as (x: Tensor) => Tensor, [0.5, 1.5]);
    expect(value).toHaveLength(3);
    expect(pullback([1, 0, 0])).toEqual(pullback([1, 0, 0]));
    expect(pullback([1, 0, 0])).toEqual([[1.5, 0.5]]);
  });
});

describe("host control flow on numbers", () => {
  it("branches, loops and recursions just work, under nested derivatives too", () => {
    const power = (x: Tensor, n: number): Tensor => (n === 0 ? tensor(1) : mul(x, power(x, n - 1)));
    expect(grad(grad((x) => power(x, 5)))(2)).toBe(160);
    const collatz = (x: Tensor): Tensor => (item(x) > 100 ? x : collatz(mul(x, 3)));
    expect(grad(collatz)(2)).toBe(81);
    expect(grad((x) => grad((y: Tensor) => (item(y) > 1 ? mul(x, square(y)) : y))(x) as unknown as Tensor)(3)).toBe(12);
  });
});
