import { differenceAt0 } from "../../src/check/difference.js";
import { isReal } from "../../src/aval.js";
import { dense } from "../../src/kernels/dense.js";
import { numbersOf, type Tensor } from "../../src/tensor.js";
import { jvp, linearize, stack, vjp, vmap } from "../../src/index.js";
import { distance, numbers, random, tensorOf, type Case } from "./case.js";

/** A transformed case, and how far its values are from what is found out by calling the case alone. */
export interface Transformed extends Case {
  readonly error: () => number;
}

type Transformation = (given: Case, seed: number) => Transformed;

type Many = (...xs: Tensor[]) => readonly Tensor[];
const spread = ({ f }: Case): Many => (...xs) => f(xs);

/** Widths for differences that stay within the domains of the samples. */
const width = 0.02;

const randomLike = (xs: readonly Tensor[], seed: number): Tensor[] => {
  const next = random(seed);
  return xs.map((x) => tensorOf(x.shape, () => 2 * next() - 1));
};

const moved = (xs: readonly Tensor[], direction: readonly Tensor[], t: number): Tensor[] =>
  xs.map((x, k) => {
    const by = dense(numbersOf(direction[k]!));
    let i = 0;
    return tensorOf(x.shape, () => dense(numbersOf(x))[i]! + t * by[i++]!);
  });

const slopes = ({ f, at }: Case, direction: readonly Tensor[]): number[] => [...differenceAt0((t) => numbers(f(moved(at, direction, t))), width)];

const forward =
  (tangent: (given: Case, primals: readonly Tensor[], tangents: readonly Tensor[]) => readonly Tensor[]): Transformation =>
  (given, seed) => {
    const n = given.at.length;
    const at = [...given.at, ...randomLike(given.at, seed)];
    const f = (xs: readonly Tensor[]): readonly Tensor[] => tangent(given, xs.slice(0, n), xs.slice(n));
    return { at, f, error: () => distance(numbers(f(at)), [...numbers(given.f(given.at)), ...slopes(given, at.slice(n))]) };
  };

export const transformations: Readonly<Record<"f" | "jvp" | "vjp" | "linearize" | "vmap", Transformation>> = {
  f: (given) => ({ ...given, error: () => distance(numbers(given.f(given.at)), numbers(given.f(given.at))) }),

  jvp: forward((given, primals, tangents) => {
    const { value, tangent } = jvp(spread(given), primals as never, tangents as never) as unknown as { value: Tensor[]; tangent: Tensor[] };
    return [...value, ...tangent];
  }),

  linearize: forward((given, primals, tangents) => {
    const { value, pushforward } = linearize(spread(given) as never, ...(primals as never[])) as unknown as { value: Tensor[]; pushforward: Many };
    return [...value, ...pushforward(...tangents)];
  }),

  /** One input more for each output, its cotangent: differences along a random direction v are w·Jv = wJ·v. */
  vjp: (given, seed) => {
    const outputs = given.f(given.at);
    const weighted = outputs.map(isReal);
    const w = randomLike(outputs.filter(isReal), seed);
    const at = [...given.at, ...w];
    const f = (xs: readonly Tensor[]): readonly Tensor[] => {
      const { value, pullback } = vjp(spread(given) as never, ...(xs.slice(0, given.at.length) as never[])) as unknown as { value: Tensor[]; pullback: (ct: readonly Tensor[]) => Tensor[] };
      let next = given.at.length;
      return [...value, ...pullback(outputs.map((y, k) => (weighted[k] ? xs[next++]! : y)))];
    };
    return {
      at,
      f,
      error: () => {
        const v = randomLike(given.at, seed + 1);
        const cotangents = f(at).slice(outputs.length);
        const inner = (xs: readonly number[], ys: readonly number[]): number => xs.reduce((sum, x, i) => sum + x * ys[i]!, 0);
        const slope = slopes({ ...given, f: (xs) => given.f(xs).filter(isReal) }, v);
        return distance([inner(numbers(cotangents), numbers(v))], [inner(numbers(w), slope)]);
      },
    };
  },

  /** A batch of two: the point, and one a little off. */
  vmap: (given, seed) => {
    const near = moved(given.at, randomLike(given.at, seed), width / 2);
    const at = given.at.map((x, k) => stack([x, near[k]!]));
    const f = (xs: readonly Tensor[]): readonly Tensor[] =>
      xs.length === 0 ? given.f(xs) : (vmap(spread(given) as never)(...(xs as never[])) as unknown as Tensor[]);
    const loop = (): readonly Tensor[] => {
      const [first, second] = [given.f(given.at), given.f(near)];
      return at.length === 0 ? first : first.map((y, k) => stack([y, second[k]!]));
    };
    return { at, f, error: () => distance(numbers(f(at)), numbers(loop())) };
  },
};
