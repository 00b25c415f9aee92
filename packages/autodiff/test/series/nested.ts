import { jvp, type Tensor } from "../../src/index.js";
import { ops } from "../../src/operations.js";
import { series } from "../../src/series/index.js";
import { numbers, random, tensorOf, type Case } from "../primitives/case.js";

type Curve = (t: Tensor) => readonly Tensor[];

/** x + t d + t² e for each input. */
export const curveOf = ({ at }: Case, seed: number): { readonly terms: readonly (readonly Tensor[])[]; readonly curve: Curve } => {
  const next = random(seed);
  const direction = (): Tensor[] => at.map(({ shape }) => tensorOf(shape, () => 2 * next() - 1));
  const terms = [at, direction(), direction()];
  const along = (t: Tensor, x: Tensor, k: number): Tensor => ops.add(x, ops.mul(t, ops.add(terms[1]![k]!, ops.mul(t, terms[2]![k]!))));
  return { terms, curve: (t) => at.map((x, k) => along(t, x, k)) };
};

/** The k-th derivative of a function of a number, by forward mode in forward mode, over k!. */
export const nested = (f: (t: Tensor) => readonly Tensor[], order: number): number[][] => {
  const derivatives: ((t: Tensor) => readonly Tensor[])[] = [f];
  for (let k = 1; k <= order; k++) {
    const before = derivatives[k - 1]!;
    derivatives.push((t) => (jvp as never as (g: unknown, x: unknown, dx: unknown) => { tangent: readonly Tensor[] })(before, [t], [ops.constant(1)]).tangent);
  }
  let factorial = 1;
  return derivatives.map((derivative, k) => {
    factorial *= Math.max(k, 1);
    return numbers(derivative(ops.constant(0))).map((value) => value / factorial);
  });
};

/** The coefficients of f along a curve. */
export const coefficients = (f: Case["f"], terms: readonly (readonly Tensor[])[], order: number): number[][] =>
  (series as never as (g: unknown, terms: unknown, order: number) => (readonly Tensor[])[])((...xs: Tensor[]) => f(xs), terms, order).map((values) => numbers(values));
