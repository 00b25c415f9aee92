import { gather, grad, mul, reshape, slice, sum, type Tensor } from "@gradkit/autodiff";
import { array } from "@gradkit/shapes";
import { task, type Eval } from "../task.js";

interface Input {
  readonly A: readonly number[];
  readonly ell: number;
}

/** The sets of `size` of the numbers 0 … n − 1, each ascending. */
const subsets = (n: number, size: number): number[][] => (size === 0 ? [[]] : subsets(n, size - 1).flatMap((set) => Array.from({ length: n - 1 - (set.at(-1) ?? -1) }, (_, k) => [...set, (set.at(-1) ?? -1) + 1 + k])));

const indices = (rows: readonly (readonly number[])[]) => array(rows as number[][], "int32");

/**
 * The determinant by minors: those of the last m rows, for each set of m columns, from those of the last m − 1. Each minor is computed once, from the same products in
 * the same order as the recursion that computes it again for each row above.
 */
const determinant = (n: number) => (a: Tensor): Tensor => {
  let minors: Tensor = slice(a, n - 1);
  let smaller = subsets(n, 1);
  for (let m = 2; m <= n; m++) {
    const place = new Map(smaller.map((set, k) => [set.join(), k]));
    const sets = subsets(n, m);
    const rest = sets.map((set) => set.map((_, k) => place.get(set.toSpliced(k, 1).join())!));
    const signs = Array.from({ length: m }, (_, k) => (k % 2 === 0 ? 1 : -1));
    minors = sum(mul(mul(gather(slice(a, n - m), indices(sets)), signs), gather(minors, indices(rest))), { axes: 1 });
    smaller = sets;
  }
  return reshape(minors, []);
};

const matrix = ({ A, ell }: Input) => array(Array.from({ length: ell }, (_, i) => A.slice(i * ell, (i + 1) * ell)));

export const det: Eval = {
  primal: (input: Input) => task(determinant(input.ell), [matrix(input)]),
  gradient: (input: Input) => task(grad(determinant(input.ell)), [matrix(input)], (gradient: { readonly data: Float64Array }) => [...gradient.data]),
};
