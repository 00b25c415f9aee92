import { expect, it } from "vitest";
import {
  add, clamp, cond, customJvp, customVjp, div, evaluate, exp, grad, hessian, hvp, jacobian, jvp, linearize, log1p, mul, round, scan, sin, square, sub, sum, trace, vjp, vmap, checkpoint, whileLoop, less,
  type Tensor,
} from "../../src/index.js";
import { off } from "../control/off.js";
import { thrown } from "@repo/testing";

/** log(1 + eˣ), whose derivative by the rules of its parts is ∞/∞ for large x. */
const softplus = customJvp((x: Tensor) => log1p(exp(x)), ([x], [dx]) => mul(dx, sub(1, div(1, add(1, exp(x))))));
const slope = (x: number): number => 1 - 1 / (1 + Math.exp(x));

it("customJvp serves every transformation, of any order", () => {
  const xs = [-1, 0.5, 2];
  expect(off(xs.map((x) => grad(softplus)(x)), xs.map(slope))).toEqual([]);
  expect(grad(softplus)(1000)).toBe(1);
  expect(off(xs.map((x) => jvp(softplus, [x], [2]).tangent), xs.map((x) => 2 * slope(x)))).toEqual([]);
  expect(off(vmap(grad(softplus))(xs), xs.map(slope))).toEqual([]);
  expect(off(jacobian(softplus)(xs), xs.map((x, i) => xs.map((_, j) => (i === j ? slope(x) : 0))))).toEqual([]);
  expect(off(xs.map((x) => hessian(softplus)(x)), xs.map((x) => slope(x) * (1 - slope(x))))).toEqual([]);
  expect(off(xs.map((x) => grad(grad(grad(softplus)))(x)), xs.map((x) => slope(x) * (1 - slope(x)) * (1 - 2 * slope(x))))).toEqual([]);
  expect(off(xs.map((x) => linearize(softplus, x).pushforward(3)), xs.map((x) => 3 * slope(x)))).toEqual([]);
  expect(off(evaluate(trace((x: Tensor) => grad((y: Tensor) => sum(softplus(y)))(x), xs), xs), xs.map(slope))).toEqual([]);
});

it("customJvp's rule is used and not the derivative of the function: straight through a rounding", () => {
  const through = customJvp((x: Tensor) => round(x), (_, [dx]) => dx);
  expect(off(grad((x: Tensor) => square(through(x)))(2.7), 6)).toEqual([]);
  expect(off(vmap(grad((x: Tensor) => square(through(x))))([2.7, -1.2]), [6, -2])).toEqual([]);
  expect(off(grad((x: Tensor) => scan((s: Tensor) => [through(mul(s, 2)), undefined], x, undefined, { length: 3 })[0])(0.3), 8)).toEqual([]);
});

it("customJvp takes and gives trees, and zeros for arguments that are not differentiated", () => {
  const f = customJvp(
    ({ a, b }: { a: Tensor; b: Tensor }, c: Tensor) => ({ p: mul(a, b), q: mul(a, c) }),
    ([{ a, b }, c], [d, dc]) => ({ q: add(mul(d.a, c), mul(a, dc)), p: add(mul(d.a, b), mul(a, d.b)) }),
  );
  const total = (x: { a: Tensor; b: Tensor }, c: Tensor): Tensor => { const { p, q } = f(x, c); return add(p, mul(10, q)); };
  expect(grad(total)({ a: 2, b: 3 } as never, 5)).toEqual({ a: 53, b: 2 });
  expect(grad(total, 1)({ a: 2, b: 3 } as never, 5)).toBe(20);
});

/** x² with its cotangent clipped: a rule that no tangent gives. */
const clipped = customVjp((x: Tensor) => square(x), (x) => [square(x), x], (x, ct) => [clamp(mul(mul(2, x), ct), -1, 1)]);

it("customVjp serves reverse mode, alone and in batches, loops, branches, checkpoints and programs", () => {
  expect([grad(clipped)(3), grad(clipped)(0.2), vjp(clipped, 3).pullback(0.1)]).toEqual([1, 0.4, [0.6000000000000001]]);
  expect(vmap(grad(clipped))([3, 0.2, -5])).toEqual([1, 0.4, -1]);
  expect(grad((x: Tensor) => sum(vmap(clipped)(x) as unknown as Tensor))([3, 0.2, -5])).toEqual([1, 0.4, -1]);
  expect(jacobian((x: Tensor) => clipped(x))([3, 0.25])).toEqual([[1, 0], [0, 0.5]]);
  expect(grad((x: Tensor) => scan((s: Tensor) => [clipped(s), undefined], x, undefined, { length: 2 })[0])(3)).toBe(1);
  expect(grad((x: Tensor) => cond(1, (y: Tensor) => clipped(y), (y: Tensor) => y, x))(3)).toBe(1);
  expect(grad((x: Tensor) => whileLoop((y) => less(y, 5), (y) => clipped(y), x))(3)).toBe(1);
  expect(grad(checkpoint((x: Tensor) => clipped(x)))(3)).toBe(1);
  expect(evaluate(trace(grad((x: Tensor) => clipped(x)), 1), 3)).toBe(1);
  expect(vmap(grad((x: Tensor) => scan((s: Tensor) => [clipped(s), undefined], x, undefined, { length: 2 })[0]))([3, 0.3])).toEqual([1, 2 * 0.09 * 0.6]);
});

it("customVjp's pullback can be differentiated: forward over reverse, reverse over reverse", () => {
  const cube = customVjp((x: Tensor) => mul(x, square(x)), (x) => [mul(x, square(x)), { x }], ({ x }, ct) => [mul(mul(3, square(x)), ct)]);
  expect(off([hessian(cube)(2), hvp(cube)(2, 1), grad(grad(cube))(2), grad(grad(grad(cube)))(2)], [12, 12, 12, 6])).toEqual([]);
  expect(off(hessian((x: Tensor) => sum(mul(cube(x), [1, 2])))([2, 3]), [[12, 0], [0, 36]])).toEqual([]);
});

/** ½x² with its cotangent clipped: its derivatives of higher order are those of forward and backward, which are not those of the function. */
const bounded = customVjp((x: Tensor) => mul(0.5, square(x)), (x) => [mul(0.5, square(x)), x], (x, ct) => [clamp(mul(x, ct), -1, 1)]);
const repeated = (count: number, f: (x: Tensor) => Tensor, x: Tensor): Tensor => scan((s: Tensor) => [f(s), undefined], x, undefined, { length: count })[0];
const chosen = (f: (x: Tensor) => Tensor, x: Tensor): Tensor => cond(less(x, 10), f, (y: Tensor) => y, x);

/** bounded(bounded(x)) said by control flow. */
const twice: Readonly<Record<string, (x: Tensor) => Tensor>> = {
  "as it is": (x) => bounded(bounded(x)),
  "in a scan": (x) => repeated(2, bounded, x),
  "a scan in a scan": (x) => repeated(2, (y) => repeated(1, bounded, y), x),
  "in a branch": (x) => bounded(chosen(bounded, x)),
  "a branch in a scan": (x) => repeated(2, (y) => chosen(bounded, y), x),
  "in a checkpoint": (x) => bounded(checkpoint(bounded)(x)),
  "a checkpoint in a scan": (x) => repeated(2, checkpoint(bounded), x),
  "in a whileLoop": (x) => whileLoop(({ k }) => less(k, 2), ({ k, y }) => ({ k: add(k, 1), y: bounded(y) }), { k: 0, y: x }).y,
};

it.each(Object.entries(twice))("customVjp %s has the derivatives of forward and backward, to the second order, in checkpoints, loops and batches", (_, f) => {
  // ½(½x²)², whose inner cotangent ½x² is not yet clipped, nor ½x³: both would be from √2 and ∛2 on.
  const x = 1.2;
  expect(off([grad(f)(x), grad(checkpoint(f))(x)], Array(2).fill(x ** 3 / 2))).toEqual([]);
  expect(off(grad((y: Tensor) => repeated(3, (s) => add(s, mul(y, f(mul(y, 0.5)))), y))(x), 1 + 3 * (x ** 4 / 128 + x * (x / 2) ** 3 / 4))).toEqual([]);
  const curvature = (3 * x ** 2) / 2;
  expect(off([hessian(f)(x), grad(grad(f))(x), hessian(checkpoint(f))(x), ...(vmap(hessian(f) as unknown as typeof f)([x, x]) as number[])], Array(5).fill(curvature))).toEqual([]);
});

it("customVjp may keep nothing", () => {
  const twice = customVjp((x: Tensor) => mul(x, 2), (x) => [mul(x, 2), undefined], (_, ct) => [mul(ct, 2)]);
  expect(grad(twice)(5)).toBe(2);
});

const misuses: Readonly<Record<string, () => unknown>> = {
  "a tensor from outside": () => grad((w: Tensor) => customJvp((x: Tensor) => mul(x, w), ([x], [dx]) => mul(dx, x))(2))(1),
  "a tensor from outside in customVjp": () => vmap((w: Tensor) => customVjp((x: Tensor) => mul(x, w), (x) => [x, x], (x, ct) => [mul(x, ct)])(2))([1, 2]),
  "a tangent of another shape": () => customJvp((x: Tensor) => x, (_, [dx]) => sum(dx))([1, 2]),
  "a tangent of another structure": () => customJvp((x: Tensor) => ({ a: x, b: x }), (_, [dx]) => ({ a: dx, c: dx }))(1),
  "a cotangent of another shape": () => customVjp((x: Tensor) => sum(x), (x) => [sum(x), x], (_, ct) => [ct])([1, 2]),
  "cotangents of too few arguments": () => customVjp((x: Tensor, y: Tensor) => mul(x, y), (x, y) => [mul(x, y), [x, y] as const], ([, y], ct) => [mul(y, ct)])(1, 2),
  "a cotangent that is no list": () => customVjp((x: Tensor) => sin(x), (x) => [sin(x), x], (_, ct) => ct as never)(1),
  "jvp of customVjp": () => jvp(clipped, [1], [1]),
  "forward jacobian of customVjp": () => jacobian(clipped, { mode: "forward" })(1),
  "a value that is no tree": () => customJvp((x: Tensor) => String(x.shape) as never, () => 1)(1),
};

it("misuse of custom rules is refused with a code", () => {
  expect(Object.fromEntries(Object.entries(misuses).map(([name, call]) => [name, thrown(call)]))).toMatchInlineSnapshot(`
    {
      "a cotangent of another shape": "autodiff/tree: customVjp: argument 0 must have the structure and shape of its counterpart, (2), got ()",
      "a cotangent that is no list": "autodiff/tree: customVjp: the value of backward must have the structure and shape of its counterpart, a list of 1, got no list",
      "a tangent of another shape": "autodiff/tree: customJvp: f(x) must have the structure and shape of its counterpart, (2), got ()",
      "a tangent of another structure": "autodiff/tree: customJvp: the tree must have the structure and shape of its counterpart, { a, b }, got { a, c }",
      "a tensor from outside": "autodiff/captured: customJvp: the function uses 1 tensor from outside that is being differentiated or batched. Did you mean to pass them as arguments?",
      "a tensor from outside in customVjp": "autodiff/captured: customVjp: the function uses 1 tensor from outside that is being differentiated or batched. Did you mean to pass them as arguments?",
      "a value that is no tree": "autodiff/leaf: customJvp: expected numbers, arrays or plain objects of them, got string at f(x)",
      "cotangents of too few arguments": "autodiff/tree: customVjp: argument 1 must have the structure and shape of its counterpart, (), got nothing",
      "forward jacobian of customVjp": "autodiff/custom-vjp-forward: jvp: a function with customVjp has no forward mode. Did you mean customJvp?",
      "jvp of customVjp": "autodiff/custom-vjp-forward: jvp: a function with customVjp has no forward mode. Did you mean customJvp?",
    }
  `);
});
