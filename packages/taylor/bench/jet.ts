/**
 * All derivatives to order 16 along a direction by Taylor mode, as multiples of the time of the function; nested forward mode as far as it is bearable; and, where it
 * installs, jax-js, which has no Taylor mode and nests grad. Then the fourth derivative tensor in six variables beside one Hessian.
 *
 * npm run bench -- packages/taylor/bench/jet.ts
 */
import { compare, machine } from "@repo/bench";
import * as g from "@gradkit/autodiff";
import { series } from "@gradkit/autodiff/series";
import { derivativeTensor } from "@gradkit/taylor";
import { grad, init, numpy as np, type Array as JaxArray } from "@jax-js/jax";

const numbers = (length: number): Float64Array => Float64Array.from({ length }, (_, i) => 0.1 + ((i * 7919) % 1000) / 1000);

type F = (x: g.Tensor) => g.Tensor;
const W = g.tensor(numbers(32 * 32).map((x) => (x - 0.5) / 4)).reshape([32, 32]);

/** Programs as people write them, from a number to a net. */
const programs: readonly { readonly title: string; readonly f: F; readonly size: number }[] = [
  { title: "a formula of one number, exp(sin x)/(1 + x²)", f: (x) => g.div(g.exp(g.sin(x)), g.add(1, g.square(x))), size: 1 },
  { title: "the same of 100 numbers", f: (x) => g.div(g.exp(g.sin(x)), g.add(1, g.square(x))), size: 100 },
  { title: "the same of 1000 numbers", f: (x) => g.div(g.exp(g.sin(x)), g.add(1, g.square(x))), size: 1000 },
  { title: "log Σ exp of 1000 numbers", f: (x) => g.logsumexp(x), size: 1000 },
  { title: "Rosenbrock's function of 1000 numbers", f: (x) => g.sum(g.add(g.mul(100, g.square(g.sub(x.slice([1]), g.square(x.slice([0, -1]))))), g.square(g.sub(1, x.slice([0, -1]))))), size: 1000 },
  { title: "three layers of tanh, 32 wide", f: (x) => g.sum([0, 1, 2].reduce<g.Tensor>((h) => g.tanh(g.matmul(W, h as never)), x)), size: 32 },
  { title: "200 Euler steps of a pendulum", f: (x) => g.fori(0, 200, (_, { q, p }: { q: g.Tensor; p: g.Tensor }) => ({ q: g.add(q, g.mul(0.01, p)), p: g.sub(p, g.mul(0.01, g.sin(q))) }), { q: x, p: x }).q, size: 4 },
];

const order = 16;
console.log(machine());
for (const { title, f, size } of programs) {
  const [x, d] = [g.tensor(numbers(size)), g.tensor(numbers(size))];
  compare(title, { "f": () => f(x), [`jet to order ${order}`]: () => series(f, [[x], [d]], order) });
}

const formula: F = (x) => g.div(g.exp(g.sin(x)), g.add(1, g.square(x)));
const nested = (n: number): F => Array.from({ length: n }).reduce<F>((f) => (x) => g.jvp(f, [x], [g.ones(x.shape)]).tangent as g.Tensor, formula);
const point = g.tensor(numbers(100));
for (const n of [2, 4, 6]) compare(`the derivative of order ${n} of 100 numbers`, { "jet": () => series(formula, [[point], [g.ones([100])]], n), "nested jvp": () => nested(n)(point) });

/** jax-js frees an array that was used, but for its `ref`s; it computes in float32. */
type J = (x: JaxArray) => JaxArray;
const theirs: J = (x) => np.exp(np.sin(x.ref)).div(x.ref.mul(x).add(1));
const theirNested = (n: number): J => Array.from({ length: n }).reduce<J>((f) => grad(f as never) as unknown as J, theirs);
const oursNested = (n: number): ((x: number) => unknown) => Array.from({ length: n }).reduce<(x: never) => unknown>((f) => g.grad(f as never) as never, formula) as (x: number) => unknown;
await init("wasm");
for (const n of [2, 4, 6])
  compare(`the derivative of order ${n} of one number`, {
    "jet": () => series(formula, [[g.tensor(0.5)], [g.tensor(1)]], n),
    "nested grad": () => oursNested(n)(0.5),
    "nested grad, jax-js, float32": () => theirNested(n)(np.array(0.5)).js(),
  });

const six: F = (x) => g.sum(g.mul(g.sin(x), g.exp(g.cumsum(x))));
const at = numbers(6);
compare("six variables", { "one Hessian": () => g.hessian(six as never)(at as never), "all 126 fourth derivatives": () => derivativeTensor(six, at, 4) });
