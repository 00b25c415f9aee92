import {
  add, cast, checkpoint, cond, customJvp, div, exp, fori, gather, grad, greater, less, log, mapSum, matmul, mul, neg, reverse, scan, sin, square, sub, sum, tanh, tensor, whileLoop, type Tensor,
} from "@gradkit/autodiff";
import { arrayOf, random, type Case } from "./case.js";

interface Row {
  readonly title: string;
  readonly shapes: readonly (readonly number[])[];
  readonly f: (...xs: Tensor[]) => readonly Tensor[];
}

/** The state of a loop with a counter. */
interface Turns {
  readonly y: Tensor;
  readonly k: Tensor;
  readonly z: Tensor;
}

const exactSin = customJvp((x: Tensor) => sin(x), ([x], [dx]) => mul(x!.cos(), dx!));
const halve = (x: Tensor): Tensor => add(div(x, 2), mul(0.05, sin(x)));
const goes = (x: Tensor): Tensor => greater(sum(square(x)), 0.05);

const rows: readonly Row[] = [
  { title: "cond", shapes: [[3], []], f: (x, y) => [cond(less(sum(x), 0.2), (a: Tensor, b: Tensor) => mul(sin(a), b), (a: Tensor, b: Tensor) => add(a, b), x, y)] },
  { title: "cond whose test is in the batch", shapes: [[]], f: (x) => [cond(greater(x, 0.1), (a: Tensor) => log(a), (a: Tensor) => exp(a), x)] },
  { title: "cond in cond", shapes: [[2], [2]], f: (x, w) => [cond(less(sum(x), 100), (a: Tensor) => cond(less(sum(w), 0), (b: Tensor) => mul(b, w), (b: Tensor) => sub(b, w), a), (a: Tensor) => a, square(x))] },
  {
    title: "scan over rows with weights from outside", shapes: [[2, 2], [2], [3, 2]],
    f: (w, h, xs) => {
      const [last, all] = scan((state: Tensor, x: Tensor) => [tanh(add(matmul(w, state), x)), square(state)], h, xs);
      return [last, all as Tensor];
    },
  },
  { title: "scan in reverse, long", shapes: [[], [40]], f: (c, xs) => scan((s: Tensor, x: Tensor) => [sin(add(mul(s, x), c)), mul(s, x)], c, xs, { reverse: true }) as unknown as Tensor[] },
  { title: "scan of a wide carry", shapes: [[40], [5, 40]], f: (c, xs) => scan((s: Tensor, x: Tensor) => [add(reverse(s), mul(s, x)), sum(s)], c, xs) as unknown as Tensor[] },
  ...[1, 2, 3, 6].map((length): Row => ({
    title: `scan of ${length} rows with a carry that is not copied`, shapes: [[70], [70], [length, 70]],
    f: (a, b, xs) => {
      const [{ s, t }, sums] = scan((now: { s: Tensor; t: Tensor }, x: Tensor) => [{ s: add(reverse(now.s), mul(now.t, x)), t: now.s }, sum(now.t)], { s: a, t: b }, xs);
      return [s, t, sums as Tensor];
    },
  })),
  { title: "scan of no rows", shapes: [[2], [0, 2]], f: (c, xs) => scan((s: Tensor, x: Tensor) => [mul(s, x), s], c, xs) as unknown as Tensor[] },
  {
    title: "scan whose carry ends where another begins", shapes: [[20], [20]],
    f: (a, b) => {
      const [{ p, q }] = scan(({ p, q }: { p: Tensor; q: Tensor }) => [{ p: q, q: p }, undefined], { p: square(a), q: sin(b) }, undefined, { length: 3 });
      return [p, q];
    },
  },
  { title: "scan in scan", shapes: [[3], [4, 3]], f: (h, xs) => [scan((s: Tensor, x: Tensor) => [scan((t: Tensor, y: Tensor) => [sin(add(t, y)), undefined], s, x)[0], undefined], sum(h), xs)[0] as unknown as Tensor] },
  { title: "fori that counts", shapes: [[2]], f: (x) => [fori(1, 5, (k, s: Tensor) => add(mul(s, 0.5), cast(k, "float64")), x) as unknown as Tensor] },
  { title: "mapSum", shapes: [[3], [20, 3]], f: (w, xs) => [mapSum((x: Tensor) => square(sum(mul(w, sin(x)))), xs)] },
  { title: "whileLoop", shapes: [[]], f: (x) => [whileLoop((y: Tensor) => goes(y), halve, x) as unknown as Tensor] },
  { title: "whileLoop that does not start", shapes: [[2]], f: (x) => [whileLoop((y: Tensor) => less(sum(square(y)), -1), halve, x) as unknown as Tensor] },
  { title: "whileLoop of a vector", shapes: [[3]], f: (x) => [whileLoop(goes, halve, x) as unknown as Tensor] },
  { title: "whileLoop in a branch", shapes: [[2]], f: (x) => [cond(less(sum(x), 10), (y: Tensor) => whileLoop(goes, halve, y), sin, x)] },
  { title: "whileLoop in scan", shapes: [[2], [3, 2]], f: (h, xs) => scan((s: Tensor, x: Tensor) => [whileLoop(goes, halve, add(s, x)), sum(s)], h, xs) as unknown as Tensor[] },
  {
    title: "whileLoop in whileLoop, of numbers of several dtypes", shapes: [[2]],
    f: (x) => {
      const inner = (y: Tensor): Tensor => whileLoop((z: Tensor) => greater(sum(square(z)), 0.5), halve, mul(y, 3));
      const step = ({ y, k, z }: Turns): Turns => ({ y: mul(0.5, inner(y)), k: add(k, 1), z: mul(z, cast(y, "float32")) });
      const { y, k, z } = whileLoop((({ k }: Turns) => less(k, 4)) as never, step as never, { y: x, k: tensor(Int32Array.of(0)).reshape([]), z: cast(x, "float32") }) as Turns;
      return [y, cast(k, "float64"), cast(z, "float64")];
    },
  },
  { title: "a derivative in whileLoop", shapes: [[2]], f: (x) => [whileLoop(goes, (y: Tensor) => sub(y, mul(0.2, grad((z: Tensor) => sum(square(whileLoop(goes, halve, z))))(y))), x)] },
  { title: "checkpoint", shapes: [[3]], f: (x) => [checkpoint((y: Tensor) => sin(exp(y)))(x)] },
  { title: "a rule of its own", shapes: [[3]], f: (x) => [exactSin(mul(x, x)) as Tensor] },
  { title: "gather and a loop over indices", shapes: [[5]], f: (x) => [fori(0, 4, (k, s: Tensor) => add(s, mul(gather(x, k), neg(s))), sum(x)) as unknown as Tensor] },
];

/** Functions with branches, loops and rules of their own, at points within (−1, 1). */
export const controlCases: readonly { readonly title: string; readonly given: Case }[] = rows.map(({ title, shapes, f }) => {
  const next = random(7);
  return { title, given: { at: shapes.map((shape) => arrayOf(shape, () => 2 * next() - 1)), f: (xs) => f(...xs) } };
});
