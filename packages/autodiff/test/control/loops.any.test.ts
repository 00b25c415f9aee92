import { expect, it } from "vitest";
import {
  add, checkpoint, cond, div, evaluate, exp, fori, grad, greater, hessian, item, jacobian, jvp, less, linearize, log, mapSum, matmul, mul, norm, scan, sin, sqrt, square, sub, sum, tensor, toArray, trace, vjp, vmap, whileLoop,
  type Tensor,
} from "../../src/index.js";
import { ops } from "../../src/operations.js";
import type { Program } from "../../src/index.js";
import { differenceAt0 } from "../../src/check/difference.js";
import { off } from "./off.js";

/** √a by Newton's method until it is exact to 1e-14: about log₂ log₂ steps, more for larger a. */
const root = (a: Tensor): Tensor => whileLoop(({ x }) => greater(norm(sub(mul(x, x), a)), mul(a, 1e-14)), ({ x }) => ({ x: mul(0.5, add(x, div(a, x))) }), { x: a }).x;
const points = [0.25, 2, 9, 1e4];

/** x ↦ (x² until it exceeds 100): x^(2^k), with k that depends on x. */
const squared = (x: Tensor): Tensor => whileLoop((y) => less(y, 100), (y) => mul(y, y), x);
const power = (x: number): number => {
  let [y, n] = [x, 1];
  for (; y < 100; n *= 2) y *= y;
  return n;
};

it("whileLoop's steps may differ between the elements of a batch, and all of its derivatives with them", () => {
  const xs = [1.2, 3, 11, 150];
  const expected = xs.map(power);
  expect(expected).toEqual([32, 8, 2, 1]);
  expect(off(vmap(squared)(xs), xs.map((x, k) => x ** expected[k]!))).toEqual([]);
  expect(off(vmap(grad(squared))(xs), xs.map((x, k) => expected[k]! * x ** (expected[k]! - 1)))).toEqual([]);
  expect(off(grad((x: Tensor) => sum(vmap(squared)(x) as unknown as Tensor))(xs), xs.map((x, k) => expected[k]! * x ** (expected[k]! - 1)))).toEqual([]);
  expect(off(vmap(grad(grad(squared)))(xs), xs.map((x, k) => expected[k]! * (expected[k]! - 1) * x ** (expected[k]! - 2)))).toEqual([]);
  expect(off(evaluate(trace((x: Tensor) => vmap(grad(squared))(x), xs), xs), xs.map((x, k) => expected[k]! * x ** (expected[k]! - 1)))).toEqual([]);
  expect(off(vmap(vmap(squared) as unknown as (x: Tensor) => Tensor)([xs.slice(0, 2), xs.slice(2)]), [xs.slice(0, 2), xs.slice(2)].map((row, i) => row.map((x, k) => x ** expected[2 * i + k]!)))).toEqual([]);
});

it("whileLoop can be differentiated three times, in forward and reverse mode", () => {
  const [first, second, third] = [(a: number) => 0.5 / Math.sqrt(a), (a: number) => -0.25 * a ** -1.5, (a: number) => 0.375 * a ** -2.5];
  expect(off(points.map((a) => grad(root)(a)), points.map(first))).toEqual([]);
  expect(off(points.map((a) => hessian(root)(a)), points.map(second))).toEqual([]);
  expect(off(points.map((a) => grad(grad(root))(a)), points.map(second))).toEqual([]);
  expect(off(points.map((a) => grad(grad(grad(root)))(a)), points.map(third), 1e-9)).toEqual([]);
  const slope = (x: Tensor): Tensor => jvp(root, [x], [tensor(1)]).tangent as unknown as Tensor;
  expect(off(points.map((a) => jvp(slope, [a], [1]).tangent), points.map(second))).toEqual([]);
});

it("whileLoop in a program takes as many steps as its arguments need, also in the derivative", () => {
  const program = trace(grad(squared), 1);
  expect(off([1.2, 3, 11, 150].map((x) => evaluate(program, x)), [1.2, 3, 11, 150].map((x) => power(x) * x ** (power(x) - 1)))).toEqual([]);
  expect(off([1.2, 3].map((x) => grad((y: Tensor) => evaluate(program, y) as Tensor)(x)), [1.2, 3].map((x) => power(x) * (power(x) - 1) * x ** (power(x) - 2)))).toEqual([]);
});

it("vmap over an empty batch takes no step", () => expect(vmap(squared)(tensor([])).shape).toEqual([0]));

it("jacobian of a loop in a program batches what moves, and shares what does not", () => {
  const f = (x: Tensor): Tensor => whileLoop(({ y }) => less(sum(y), 50), ({ y, x: z }) => ({ y: mul(y, z), x: z }), { y: x, x }).y;
  expect(off(evaluate(trace((x: Tensor) => jacobian(f)(x), [2, 3]), [2, 3]), [[4 * 2 ** 3, 0], [0, 4 * 3 ** 3]])).toEqual([]);
  expect(off(evaluate(trace((x: Tensor) => jacobian(f, { mode: "forward" })(x), [2, 3]), [2, 3]), [[4 * 2 ** 3, 0], [0, 4 * 3 ** 3]])).toEqual([]);
});

it("a branch that an element did not take gives its derivative no NaN", () => {
  const f = (x: Tensor, w: Tensor): Tensor => cond(greater(x, 0), (y: Tensor) => mul(w, log(y)), (y: Tensor) => mul(w, sqrt(sub(1, y))), x);
  const total = (x: Tensor, w: Tensor): Tensor => sum(vmap((y: Tensor) => f(y, w))(x) as unknown as Tensor);
  const xs = [2, -3, 0.5, -8];
  expect(off(grad(total)(xs, 2), [1, -0.5, 4, -1 / 3])).toEqual([]);
  expect(off(grad(total, 1)(xs, 2), Math.log(2) + 2 + Math.log(0.5) + 3)).toEqual([]);
  expect(off(grad((x: Tensor) => sum(grad(total)(x, tensor(2))))(xs), xs.map((x) => (x > 0 ? -2 / x ** 2 : -0.5 * (1 - x) ** -1.5)))).toEqual([]);
});

it("an element that has stopped is not moved by the steps of the others", () => {
  // y ← y − √y is NaN below 0: the steps of an element that waits must not count.
  const f = (x: Tensor): Tensor => whileLoop((y) => greater(y, 1), (y) => sub(mul(0.5, y), sqrt(sub(y, 1))), x);
  expect(off(vmap(f)([1.5, 40]), [1.5, 40].map((x) => item(f(tensor(x)))))).toEqual([]);
  expect(off(vmap(grad(f))([1.5, 40]), [1.5, 40].map((x) => grad(f)(x)))).toEqual([]);
  expect((vmap(grad(f) as unknown as (x: Tensor) => Tensor)([1.5, 40]) as unknown as number[]).every(Number.isFinite)).toBe(true);
});

it("weights that a loop captures may be differentiated, batched or recorded around it", () => {
  const loss = (w: Tensor): Tensor => sum(scan((h: Tensor, x: Tensor) => [sin(add(matmul(w, h), x)), undefined], [0.1, 0.2], [[1, 2], [3, 4]])[0]);
  const w = [[0.1, 0.2], [0.3, 0.4]];
  const byHand = (m: Tensor): Tensor => sum(sin(add(matmul(m, sin(add(matmul(m, [0.1, 0.2]), [1, 2]))), [3, 4])));
  expect(off(grad(loss)(w), grad(byHand)(w))).toEqual([]);
  expect(off(vmap(grad(loss))([w, w]), vmap(grad(byHand))([w, w]))).toEqual([]);
  expect(off(evaluate(trace(grad(loss), w), w), grad(byHand)(w))).toEqual([]);
  expect(off(hessian(loss)(w), hessian(byHand)(w))).toEqual([]);
  expect(off(evaluate(trace((m: Tensor) => hessian(loss)(m), w), w), hessian(byHand)(w))).toEqual([]);
  const { value, pushforward } = linearize(loss, w);
  expect(off([value, pushforward(w)], [item(loss(tensor(w))), jvp(byHand, [w], [w]).tangent])).toEqual([]);
});

it("a loop may differentiate its own step: gradient descent inside, the derivative of its end by its start outside", () => {
  // The particle: a charge at w in a field, its end by Newton steps on the time, all of it differentiated by w.
  const potential = (w: Tensor, [x, y]: readonly [Tensor, Tensor]): Tensor =>
    add(div(1, norm(sub(tensor([10, 10]), ops.concat([ops.reshape(x, [1]), ops.reshape(sub(y, w), [1])], 0)))), div(1, norm(ops.concat([ops.reshape(x, [1]), ops.reshape(y, [1])], 0))));
  const end = (w: Tensor): Tensor => {
    const { x } = fori(0, 20, (_, { x, v }) => {
      const force = grad((p: Tensor) => potential(w, [...p] as never))(x);
      const next = sub(v, mul(0.1, force));
      return { x: add(x, mul(0.1, next)), v: next };
    }, { x: [0, 8], v: [0.75, 0] });
    return square(x as Tensor).sum() as Tensor;
  };
  expect(off(grad(end)(0.3), differenceAt0((t) => [item(end(tensor(0.3 + t)))], 0.05)[0]!, 1e-8)).toEqual([]);
  expect(off(hessian(end)(0.3), differenceAt0((t) => [grad(end)(0.3 + t)], 0.05)[0]!, 1e-7)).toEqual([]);
});

it("the argmin of an argmax: descent inside descent, each with the gradient of the other's end", () => {
  // min over x of max over y of (x² + y²)-ish saddle f = x²/2 + xy·s − y²/2, with steps by gradients that contain gradients.
  const f = (x: Tensor, y: Tensor, s: Tensor): Tensor => add(sub(mul(0.5, square(x)), mul(0.5, square(y))), mul(s, sin(mul(x, y))));
  const ascend = (x: Tensor, s: Tensor): Tensor => whileLoop(({ g }) => greater(square(g), 1e-20), ({ y }) => {
    const next = add(y, mul(0.4, grad((z: Tensor) => f(x, z, s))(y)));
    return { y: next, g: grad((z: Tensor) => f(x, z, s))(next) };
  }, { y: 0.7, g: 1 }).y as Tensor;
  const descend = (s: Tensor): Tensor => fori(0, 6, (_, x) => sub(x, mul(0.3, grad((z: Tensor) => f(z, ascend(z, s), s))(x))), 1 as never) as Tensor;
  const value = (s: Tensor): Tensor => square(descend(s));
  expect(off(grad(value)(0.5), differenceAt0((t) => [item(value(tensor(0.5 + t)))], 0.02)[0]!, 1e-7)).toEqual([]);
});

/** How many numbers a program keeps between its parts: the sizes of all that its equations give. */
const stored = ({ equations }: Program): number => equations.reduce((n, { outputs }) => n + outputs.reduce((m, { shape }) => m + shape.reduce((a, b) => a * b, 1), 0), 0);

it("a reverse scan keeps the carry of each step and nothing else of it", () => {
  const [width, inside] = [10, 40];
  const net = (n: number) => (w: Tensor, h: Tensor): Tensor =>
    sum(scan((s: Tensor) => [fori(0, inside, (_, a) => sin(exp(mul(a, 0.1))), matmul(w, s)), undefined], h, undefined, { length: n })[0] as Tensor);
  const [w, h] = [Array.from({ length: width }, () => Array(width).fill(0.1)), Array(width).fill(0.5)];
  const [short, long] = [50, 150].map((n) => stored(trace((a: Tensor, b: Tensor) => grad(net(n))(a, b), w, h)));
  // One carry of `width` numbers for each step more, whatever is inside the step.
  expect((long! - short!) / 100).toBe(width);
});

it("jvp carries state and tangent through one loop, and keeps no step of it, inside a loop neither", () => {
  const shapes = (f: (x: Tensor) => Tensor): string[] => {
    const { equations } = trace(((x: Tensor) => jvp(f, [x], [mul(x, 2)])) as never, [1, 2, 3]);
    return equations.filter(({ primitive }) => primitive === "scan" || primitive === "whileLoop").map(({ primitive, outputs }) => `${primitive}: ${outputs.map(({ shape }) => `(${shape.join()})`).join(" ")}`);
  };
  const step = (y: Tensor): Tensor => sin(mul(y, y)) as Tensor;
  expect(shapes((x) => fori(0, 1000, (_, y) => step(y), x))).toEqual(["scan: (3) (3)"]);
  expect(shapes((x) => whileLoop((y) => less(norm(y), 100), (y) => add(y, step(y)) as Tensor, x))).toEqual(["whileLoop: (3) (3)"]);
  expect(shapes((x) => fori(0, 10, (_, y) => fori(0, 20, (__, z) => step(z), y), x))).toEqual(["scan: (3) (3)"]);
  // What does not move has no tangent to carry.
  expect(shapes((x) => whileLoop(({ k }) => less(k, 5), ({ k, y }) => ({ k: add(k, 1), y: step(y) }), { k: tensor(0), y: x }).y)).toEqual(["whileLoop: () (3) (3)"]);
});

it("jvp through loops agrees with reverse mode, nested into it and around it", () => {
  const f = (x: Tensor): Tensor => whileLoop((y) => less(sum(y), 50), (y) => add(mul(y, 1.5), scan((s: Tensor, e: Tensor) => [mul(s, sin(e)), s], tensor(1), y)[1]) as Tensor, x);
  const [x, v] = [[0.5, 1.2, 0.8], [0.3, -0.7, 1]];
  const total = (y: Tensor): Tensor => sum(square(f(y))) as Tensor;
  const along = (y: Tensor): Tensor => jvp(total, [y], [tensor(v)]).tangent as unknown as Tensor;
  const gradient = grad(total)(x) as number[];
  expect(off(along(tensor(x)).item(), gradient.reduce((sumOf, g, k) => sumOf + g * v[k]!, 0), 1e-12)).toEqual([]);
  const second = (hessian(total)(x) as number[][]).map((row) => row.reduce((sumOf, h, k) => sumOf + h * v[k]!, 0));
  expect(off(grad(along)(x), second, 1e-11)).toEqual([]);
  expect(off(jvp(grad(total), [x], [v]).tangent, second, 1e-11)).toEqual([]);
});

it("checkpoint keeps the arguments of its function alone", () => {
  const deep = (x: Tensor): Tensor => { let y = x; for (let k = 0; k < 20; k++) y = sin(mul(y, 1.1)); return y; };
  const x = Array(100).fill(0.3);
  const [plain, saved] = [deep, checkpoint(deep)].map((f) => stored(trace((v: Tensor) => grad((u: Tensor) => sum(f(u)))(v), x)));
  expect(plain!).toBeGreaterThan(20 * 100 * 3);
  expect(saved!).toBeLessThanOrEqual(5 * 100 + 2);
  expect(off(grad((u: Tensor) => sum(checkpoint(deep)(u)))(x), grad((u: Tensor) => sum(deep(u)))(x))).toEqual([]);
});

it("scan, cond and whileLoop match trees by their keys, whatever the order of these", () => {
  const step = ({ x, v }: { x: Tensor; v: Tensor }): unknown => ({ v: mul(v, 2), x: add(x, v) });
  const start = { x: 1, v: 1 };
  expect(toArray(scan((s: { x: Tensor; v: Tensor }) => [step(s), undefined], start, undefined, { length: 2 })[0].x)).toBe(4);
  expect(toArray(whileLoop(({ x }) => less(x, 3), step as never, start).x)).toBe(4);
  const branch = cond(0, (a: Tensor) => ({ p: a, q: mul(a, 2) }), (a: Tensor) => ({ q: mul(a, 3), p: mul(a, 4) }), 1);
  expect([toArray(branch.p), toArray(branch.q)]).toEqual([4, 3]);
});

it("jvp, vjp and evaluate match trees by their keys too", () => {
  const f = ({ x, y }: { x: Tensor; y: Tensor }): Tensor => mul(square(x), y);
  expect(jvp(f as never, [{ x: 2, y: 3 }] as never, [{ y: 0, x: 1 }] as never)).toEqual({ value: 12, tangent: 12 });
  expect(vjp((x: Tensor) => ({ a: mul(x, 2), b: mul(x, 3) }), 1).pullback({ b: 1, a: 0 } as never)).toEqual([3]);
  expect(evaluate(trace(f as never, { x: 1, y: 1 }), { y: 3, x: 2 })).toBe(12);
});

it("mapSum of no rows is 0, and its derivative too", () => {
  const f = (w: Tensor): Tensor => mapSum((x) => mul(w, x), tensor(new Float64Array(0)));
  expect([item(f(tensor(2))), grad(f)(2)]).toEqual([0, 0]);
});
