import { amax, broadcastTo, concat, cumsum, div, exp, gather, grad, less, matmul, mul, neg, pad, prod, relu, reshape, reverse, scan, sin, slice, stack, sub, sum, tanh, transpose, where, type Tensor } from "@gradkit/autodiff";
import { arrayOf, random, type Case } from "./case.js";

/** Whole numbers below a bound, in the order of a seed. */
type Next = (below: number) => number;

const axisOf = (x: Tensor, next: Next): number => next(x.shape.length);
const like = (x: Tensor, y: Tensor): boolean => x.shape.join() === y.shape.join();

/** Steps that make a value of one or two others; a step that does not fit gives the first one back. */
const steps: readonly ((x: Tensor, y: Tensor, next: Next) => Tensor)[] = [
  (x) => sin(x), (x) => tanh(x), (x) => exp(neg(mul(x, x))), (x) => relu(x), (x) => mul(x, 0.5),
  (x, y) => (like(x, y) ? sub(x, y) : x),
  (x, y) => (like(x, y) ? mul(x, tanh(y)) : x),
  (x, y) => (like(x, y) ? div(x, mul(y, y).add(1)) : x),
  (x, y) => (like(x, y) ? where(less(x, y), x, sin(y)) : x),
  (x, _, next) => (x.shape.length > 0 ? (sum(x, { axes: axisOf(x, next) }) as Tensor) : x),
  (x, _, next) => (x.shape.length > 0 ? (amax(x, { axes: axisOf(x, next) }) as Tensor) : x),
  (x, _, next) => (x.shape.length > 0 ? sub(x, sum(tanh(x), { axes: axisOf(x, next), keepAxes: true } as never) as Tensor) : x),
  (x, _, next) => (x.shape.length > 0 ? cumsum(mul(x, 0.1), axisOf(x, next)) : x),
  (x) => (x.shape.length > 1 ? transpose(x) : x),
  (x) => reshape(x, [x.shape.reduce((n, size) => n * size, 1)]) as Tensor,
  (x) => (x.shape.length === 1 && x.shape[0]! % 4 === 0 ? (reshape(x, [4, x.shape[0]! / 4]) as Tensor) : x),
  (x, _, next) => (x.shape.length > 0 ? (reverse(x, [axisOf(x, next)]) as Tensor) : x),
  (x, _, next) => (x.shape.length > 0 && x.shape[0]! > 2 ? (slice(x, [next(2), x.shape[0]! - next(2)]) as Tensor) : x),
  (x, _, next) => (x.shape.length > 0 ? (pad(x, x.shape.map(() => [next(3), next(3)] as const)) as Tensor) : x),
  (x, y, next) => (x.shape.length > 0 && like(x, y) ? (concat([x, y, sin(x)], axisOf(x, next)) as Tensor) : x),
  (x, _, next) => (x.shape.length > 0 ? (gather(x, Int32Array.from({ length: 5 }, () => next(x.shape[0]!)), 0) as Tensor) : x),
  (x, _, next) => (x.shape.length < 2 ? (broadcastTo(x, [2 + next(9), ...x.shape]) as Tensor) : x),
  (x, y) => (x.shape.length === 2 && y.shape.length === 2 && x.shape[1] === y.shape[0] ? (matmul(x, mul(y, 0.1)) as Tensor) : x),
  (x) => (x.shape.length === 2 ? (matmul(x, transpose(mul(x, 0.1))) as Tensor) : x),
  (x, y) => (like(x, y) && x.shape.length < 3 ? (stack([x, tanh(y)]) as Tensor) : x),
  (x, _, next) => (x.shape.length > 0 && x.shape[0]! < 9 ? (prod(tanh(x), { axes: axisOf(x, next) }) as Tensor) : x),
  (x) => (x.shape.length > 0 ? (scan((s: Tensor, row: Tensor) => [tanh(s.add(row)), mul(s, row)], mul(slice(x, 0), 0.5) as Tensor, x)[1] as Tensor) : x),
];

const most = 3000;

/** A function of three arrays made of random steps, with values that several others use; the result is the last values, and the gradient of their sum where asked for. */
export const randomCase = (seed: number, length: number, differentiated: boolean): Case => {
  const draw = random(seed + 1);
  const sizes = [1, 3, 4, 8, 17, 20];
  const [m, n] = [sizes[Math.floor(draw() * 6)]!, sizes[Math.floor(draw() * 6)]!];
  const at = [[m, n], [m, n], [n]].map((shape) => arrayOf(shape, () => 2 * draw() - 1));
  const f = (inputs: readonly Tensor[]): Tensor[] => {
    const choose = random(seed + 2);
    const next: Next = (below) => Math.min(below - 1, Math.floor(choose() * below));
    const values = [...inputs];
    for (let k = 0; k < length; k++) {
      const [x, y] = [values[Math.max(0, values.length - 1 - next(4))]!, values[next(values.length)]!];
      const made = steps[next(steps.length)]!(x, y, next);
      if (made.shape.reduce((size, axis) => size * axis, 1) <= most) values.push(made);
    }
    return values.slice(-3);
  };
  const total = (a: Tensor, b: Tensor, c: Tensor): Tensor => f([a, b, c]).reduce<Tensor>((s, x) => s.add(sum(sin(x))) as Tensor, sum(mul(a, 0)) as Tensor);
  return { at, f: (xs) => (differentiated ? [grad(total as never)(...(xs as never[])) as unknown as Tensor] : f(xs)) };
};
