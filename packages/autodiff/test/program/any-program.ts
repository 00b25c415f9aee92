import * as fc from "fast-check";
import { add, cast, checkpoint, concat, cond, cumsum, einsum, exp, fori, gather, less, log1p, matmul, max, mul, neg, outer, pad, reshape, scan, sin, slice, stack, sub, sum, tanh, tensor, trace, transpose, where, whileLoop, amax, div, type Tensor } from "../../src/index.js";
import type { TracedProgram } from "../../src/index.js";

type Step = (xs: readonly Tensor[], pick: (n: number) => number, constant: number) => Tensor;

const any = (xs: readonly Tensor[], pick: (n: number) => number): Tensor => xs[pick(xs.length)]!;
const vector = (x: Tensor): Tensor => reshape(x, [x.shape.reduce((a, b) => a * b, 1)]) as Tensor;
/** Two tensors of one shape: vectors of the length of the shorter one. */
const two = (xs: readonly Tensor[], pick: (n: number) => number): [Tensor, Tensor] => {
  const [a, b] = [any(xs, pick), any(xs, pick)].map(vector) as [Tensor, Tensor];
  const n = Math.min(a.shape[0]!, b.shape[0]!);
  return [slice(a, [0, n]) as Tensor, slice(b, [0, n]) as Tensor];
};
const unary = (f: (x: Tensor) => unknown): Step => (xs, pick) => f(any(xs, pick)) as Tensor;
const binary = (f: (x: Tensor, y: Tensor) => unknown): Step => (xs, pick) => f(...two(xs, pick)) as Tensor;

/** Steps of a random program: each makes one value of those before. */
export const steps: Readonly<Record<string, Step>> = {
  sin: unary(sin), exp: unary((x) => exp(mul(x, 0.1))), neg: unary(neg), tanh: unary(tanh), log1p: unary((x) => log1p(mul(x, x))),
  add: binary(add), sub: binary(sub), mul: binary(mul), div: binary((x, y) => div(x, add(2, mul(y, y)))), max: binary(max), outer: binary((x, y) => outer(slice(x, [0, 2]), slice(y, [0, 2]))),
  scale: (xs, pick, c) => mul(any(xs, pick), c) as Tensor,
  shift: (xs, pick, c) => add(any(xs, pick), c) as Tensor,
  where: binary((x, y) => where(less(x, y), x, y)),
  compare: binary((x, y) => mul(x, less(x, y))),
  sum: unary((x) => sum(x)), amax: unary((x) => amax(vector(x), { axes: 0 } as never)), cumsum: unary((x) => cumsum(vector(x), 0)),
  transpose: unary((x) => transpose(x)), vector: unary(vector), pad: unary((x) => pad(slice(vector(x), [0, 4]), 1)), slice: unary((x) => slice(vector(x), [0, 3, 2])),
  stack: binary((x, y) => stack([slice(x, [0, 2]), slice(y, [0, 2])])), concat: binary((x, y) => slice(concat([x, y]), [0, 6])),
  gather: unary((x) => gather(vector(x), [0, 0] as never, 0)), matmul: binary((x, y) => matmul(outer(slice(x, [0, 2]), slice(x, [0, 2])), outer(slice(y, [0, 2]), slice(y, [0, 2])))),
  einsum: binary((x, y) => einsum("i,i->", x, y)), cast: unary((x) => cast(cast(x, "float32"), "float64")),
  scan: (xs, pick, c) => scan((s: Tensor, x: Tensor) => [sin(add(mul(s, c), x)), s], sum(any(xs, pick)) as Tensor, vector(any(xs, pick)))[1] as Tensor,
  fori: (xs, pick, c) => fori(0, 3, (k, s) => add(mul(s, 0.5), mul(c, cast(k, "float64"))), any(xs, pick)) as Tensor,
  whileLoop: unary((x) => whileLoop((s) => less(1, sum(mul(s, s))), (s) => mul(s, 0.4), x)),
  cond: (xs, pick, c) => cond(less(sum(any(xs, pick)), c), (x: Tensor) => sin(x), (x: Tensor) => mul(x, c), any(xs, pick)) as Tensor,
  checkpoint: unary((x) => checkpoint((y: Tensor) => mul(sin(y), x))(x)),
};
const names = Object.keys(steps);

export interface Plan {
  readonly steps: readonly { readonly name: string; readonly picks: readonly number[]; readonly constant: number }[];
  readonly outputs: readonly number[];
}

export const anyPlan: fc.Arbitrary<Plan> = fc.record({
  steps: fc.array(fc.record({ name: fc.constantFrom(...names), picks: fc.tuple(fc.nat(1000), fc.nat(1000)), constant: fc.constantFrom(0, -0, 0.5, 2, 1 / 3, -1.25) }), { minLength: 1, maxLength: 8 }),
  outputs: fc.array(fc.nat(1000), { minLength: 1, maxLength: 3 }),
});

/** The function of a plan, of a 2×3 matrix and a vector of 4. */
export const functionOf = ({ steps: list, outputs }: Plan) => (a: Tensor, b: Tensor): readonly Tensor[] => {
  const values = [a, b];
  for (const { name, picks, constant } of list) {
    let next = 0;
    values.push(steps[name]!(values, (n) => picks[next++ % picks.length]! % n, constant));
  }
  return outputs.map((output) => values[output % values.length]!);
};

export const point = [[[0.3, -0.7, 1.1], [0.2, 0.9, -0.4]], [0.5, -0.25, 0.8, 1.5]] as const;

export const tensors = point.map((x) => tensor(x as never)) as [Tensor, Tensor];

export const programOf = (plan: Plan): TracedProgram => trace(functionOf(plan) as never, ...tensors);
