import { ops } from "../../src/operations.js";
import {
  add, cast, checkpoint, cond, customJvp, div, equal, exp, fori, greater, less, mapSum, matmul, mul, neg, reshape, scan, sin, slice, square, stack, sub, sum, tanh, where, whileLoop, type Tensor,
} from "../../src/index.js";
import { random, tensorOf } from "../primitives/case.js";

/** A function with loops, branches or rules of its own, and the same function written out. */
export interface Written {
  readonly name: string;
  readonly shapes: readonly (readonly number[])[];
  readonly f: (...xs: Tensor[]) => readonly Tensor[];
  readonly unrolled: (...xs: Tensor[]) => readonly Tensor[];
}

const row = (x: Tensor, k: number): Tensor => reshape(slice(x, [k, k + 1]), x.shape.slice(1)) as Tensor;
const times = <S>(n: number, step: (s: S, k: number) => S, start: S): S => {
  let state = start;
  for (let k = 0; k < n; k++) state = step(state, k);
  return state;
};

const cell = (w: Tensor, h: Tensor, x: Tensor): Tensor => tanh(add(matmul(w, h), x));
const exactSin = customJvp((x: Tensor) => sin(x), ([x], [dx]) => mul(x.cos(), dx));
const halve = (x: Tensor): Tensor => add(div(x, 2), mul(0.05, sin(x)));

export const written: readonly Written[] = [
  {
    name: "cond",
    shapes: [[3], []],
    f: (x, y) => [cond(less(sum(x), 100), (a: Tensor, b: Tensor) => mul(sin(a), b), (a: Tensor, b: Tensor) => add(a, b), x, y)],
    unrolled: (x, y) => [mul(sin(x), y)],
  },
  {
    name: "cond whose test is in the batch",
    shapes: [[]],
    f: (x) => [cond(greater(x, 0.1), (a: Tensor) => a.log(), (a: Tensor) => exp(a), x)],
    unrolled: (x) => [where(greater(x, 0.1), where(greater(x, 0.1), x, 1).log(), exp(x))],
  },
  {
    name: "cond in cond, with trees and tensors from outside",
    shapes: [[2], [2]],
    f: (x, w) => {
      const { p, q } = cond(
        less(sum(x), 100),
        ({ a }: { a: Tensor }) => cond(equal(1, 1), (b: Tensor) => ({ p: mul(b, w), q: sum(b) }), (b: Tensor) => ({ p: b, q: sum(w) }), a),
        ({ a }) => ({ q: sum(a), p: a }),
        { a: square(x) },
      );
      return [p, q];
    },
    unrolled: (x, w) => [mul(square(x), w), sum(square(x))],
  },
  {
    name: "scan over rows with weights from outside",
    shapes: [[2, 2], [2], [3, 2]],
    f: (w, h, xs) => {
      const [last, all] = scan((state: Tensor, x: Tensor) => [cell(w, state, x), square(state)], h, xs);
      return [last, all as Tensor];
    },
    unrolled: (w, h, xs) => {
      const states = times<Tensor[]>(3, (s, k) => [...s, cell(w, s[k]!, row(xs, k))], [h]);
      return [states[3]!, stack(states.slice(0, 3).map((s) => square(s)))];
    },
  },
  {
    name: "scan in reverse",
    shapes: [[], [3]],
    f: (c, xs) => {
      const [last, all] = scan((s: Tensor, x: Tensor) => [sin(add(mul(s, x), c)), mul(s, x)], c, xs, { reverse: true });
      return [last, all as Tensor];
    },
    unrolled: (c, xs) => {
      const s1 = sin(add(mul(c, row(xs, 2)), c));
      const s2 = sin(add(mul(s1, row(xs, 1)), c));
      return [sin(add(mul(s2, row(xs, 0)), c)), stack([mul(s2, row(xs, 0)), mul(s1, row(xs, 1)), mul(c, row(xs, 2))])];
    },
  },
  {
    name: "scan of no rows",
    shapes: [[2], [0, 2]],
    f: (c, xs) => {
      const [last, all] = scan((s: Tensor, x: Tensor) => [mul(s, x), s], c, xs);
      return [mul(last, last), all as Tensor];
    },
    unrolled: (c, xs) => [mul(c, c), xs],
  },
  {
    name: "scan of a tree without rows, with a whole number",
    shapes: [[], []],
    f: (a, b) => {
      const [{ x, v, n }] = scan(
        ({ x, v, n }: { x: Tensor; v: Tensor; n: Tensor }) => [{ v: sub(v, mul(0.5, mul(x, b))), x: add(x, mul(cast(n, "float64"), v)), n: add(n, 1) }, undefined],
        { x: a, v: mul(a, b), n: ops.constant(1, "int32") },
        undefined,
        { length: 3 },
      );
      return [x, v, cast(n, "float64")];
    },
    unrolled: (a, b) => {
      const { x, v } = times(3, ({ x, v }, k) => ({ v: sub(v, mul(0.5, mul(x, b))), x: add(x, mul(k + 1, v)) }), { x: a, v: mul(a, b) });
      return [x, v, ops.constant(4)];
    },
  },
  {
    name: "scan that is linear in a constant alone",
    shapes: [[2]],
    f: (w) => [scan((s: Tensor, x: Tensor) => [add(s, mul(w, x)), undefined], [0, 0], [1, 2, 3])[0] as unknown as Tensor],
    unrolled: (w) => [mul(w, 6)],
  },
  {
    name: "scan whose carry ends where another begins",
    shapes: [[], []],
    f: (a, b) => {
      const [{ p, q }] = scan(({ p, q }: { p: Tensor; q: Tensor }) => [{ p: q, q: p }, undefined], { p: square(a), q: sin(b) }, undefined, { length: 3 });
      return [p, q];
    },
    unrolled: (a, b) => [sin(b), square(a)],
  },
  {
    name: "scan over a tree of rows, some whole numbers",
    shapes: [[3]],
    f: (xs) => {
      const [s] = scan((total: Tensor, { x, k }: { x: Tensor; k: Tensor }) => [add(total, mul(sin(x), cast(k, "float64"))), undefined], ops.constant(0), { k: ops.iota([3], 0, "int32"), x: xs });
      return [s];
    },
    unrolled: (xs) => [sum(mul(sin(xs), [0, 1, 2]))],
  },
  {
    name: "fori",
    shapes: [[2]],
    f: (x) => [fori(2, 5, (k, y: Tensor) => add(mul(y, x), cast(k, "float64")), x)],
    unrolled: (x) => [times(3, (y, k) => add(mul(y, x), k + 2), x)],
  },
  {
    name: "fori of no steps",
    shapes: [[2]],
    f: (x) => [fori(2, 1, (k, y: Tensor) => mul(y, cast(k, "float64")), square(x))],
    unrolled: (x) => [square(x)],
  },
  {
    name: "whileLoop",
    shapes: [[], []],
    f: (x, w) => [whileLoop((y) => greater(y, 0.8), (y) => mul(halve(y), w), add(square(x), 3))],
    unrolled: (x, w) => [times(12, (y) => where(greater(y, 0.8), mul(halve(y), w), y), add(square(x), 3))],
  },
  {
    name: "whileLoop with a counter that batches share",
    shapes: [[2], [2, 2]],
    f: (x, w) => {
      const { y, n } = whileLoop(({ n }) => less(n, 3), ({ n, y }) => ({ n: add(n, 1), y: tanh(matmul(w, y)) }), { n: ops.constant(0, "int32"), y: x });
      return [y, cast(n, "float64")];
    },
    unrolled: (x, w) => [times(3, (y) => tanh(matmul(w, y)), x), ops.constant(3)],
  },
  {
    name: "whileLoop of no steps",
    shapes: [[2]],
    f: (x) => [whileLoop((y) => greater(sum(y), 100), (y) => mul(y, y), sin(x))],
    unrolled: (x) => [sin(x)],
  },
  {
    name: "scan in scan",
    shapes: [[2, 3], []],
    f: (xs, c) => {
      const inner = (s: Tensor, x: Tensor): Tensor => scan((t: Tensor, e: Tensor) => [sin(add(mul(t, e), c)), undefined], s, x)[0];
      const [last, all] = scan((s: Tensor, x: Tensor) => [inner(s, x), mul(s, c)], c, xs);
      return [last, all as Tensor];
    },
    unrolled: (xs, c) => {
      const inner = (s: Tensor, x: Tensor): Tensor => times(3, (t, k) => sin(add(mul(t, row(x, k)), c)), s);
      const first = inner(c, row(xs, 0));
      return [inner(first, row(xs, 1)), stack([mul(c, c), mul(first, c)])];
    },
  },
  {
    name: "whileLoop in scan",
    shapes: [[3], []],
    f: (xs, w) => [scan((s: Tensor, x: Tensor) => [add(mul(s, w), whileLoop((y) => greater(y, 0.8), halve, add(square(x), 2))), undefined], w, xs)[0]],
    unrolled: (xs, w) => [times(3, (s, k) => add(mul(s, w), times(8, (y) => where(greater(y, 0.8), halve(y), y), add(square(row(xs, k)), 2))), w)],
  },
  {
    name: "cond in whileLoop",
    shapes: [[]],
    f: (x) => [whileLoop((y) => less(y, 5), (y) => cond(less(y, 2), (z: Tensor) => add(mul(z, 1.3), 0.3), (z: Tensor) => add(z, square(z)), y), add(square(x), 0.2))],
    unrolled: (x) => [times(9, (y) => where(less(y, 5), where(less(y, 2), add(mul(y, 1.3), 0.3), add(y, square(y))), y), add(square(x), 0.2))],
  },
  {
    name: "scan in cond in checkpoint",
    shapes: [[2], []],
    f: (xs, c) => [checkpoint((s: Tensor) => cond(less(c, 100), (a: Tensor) => scan((t: Tensor, e: Tensor) => [mul(exp(mul(t, e)), c), undefined], a, xs)[0], (a: Tensor) => neg(a), s))(sin(c))],
    unrolled: (xs, c) => [times(2, (t, k) => mul(exp(mul(t, row(xs, k))), c), sin(c))],
  },
  {
    name: "mapSum in scan",
    shapes: [[3], []],
    f: (xs, w) => [fori(0, 2, (_, s: Tensor) => mapSum((x: Tensor) => sin(mul(mul(x, s), w)), xs), w)],
    unrolled: (xs, w) => [times(2, (s) => sum(sin(mul(mul(xs, s), w))), w)],
  },
  {
    name: "mapSum over a tree",
    shapes: [[], []],
    f: (a, b) => [mapSum(({ x, y }: { x: Tensor; y: Tensor }) => square(sub(add(mul(a, x), b), y)), { x: [1, 2, 3], y: [2, 4, 5] } as never)],
    unrolled: (a, b) => [sum(square(sub(add(mul(a, [1, 2, 3]), b), [2, 4, 5])))],
  },
  {
    name: "checkpoint of checkpoint",
    shapes: [[2]],
    f: (x) => [checkpoint((a: Tensor) => checkpoint((b: Tensor) => sin(mul(b, x)))(exp(mul(a, 0.3))))(x)],
    unrolled: (x) => [sin(mul(exp(mul(x, 0.3)), x))],
  },
  {
    name: "customJvp in scan",
    shapes: [[2], []],
    f: (xs, c) => [scan((s: Tensor, x: Tensor) => [exactSin(add(s, mul(x, c))), undefined], c, xs)[0]],
    unrolled: (xs, c) => [times(2, (s, k) => sin(add(s, mul(row(xs, k), c))), c)],
  },
];

export const pointOf = ({ shapes }: Written, seed = 3): Tensor[] => {
  const next = random(seed);
  return shapes.map((shape) => tensorOf(shape, () => 0.4 + 0.5 * next()));
};
