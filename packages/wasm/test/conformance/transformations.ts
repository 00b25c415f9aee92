import { jvp, linearize, tensor, vjp, vmap, type Tensor } from "@gradkit/autodiff";
import { NDArray, type Dtype } from "@gradkit/shapes";
import { arrayOf, random, type Case } from "./case.js";

type Many = (...xs: Tensor[]) => readonly Tensor[];
const spread = ({ f }: Case): Many => (...xs) => f(xs);
const randomLike = (xs: readonly { readonly shape: readonly number[]; readonly dtype: Dtype }[], seed: number): NDArray[] => {
  const next = random(seed);
  return xs.map(({ shape, dtype }) => arrayOf(shape, () => 2 * next() - 1, dtype));
};

const forward =
  (tangent: (given: Case, primals: readonly Tensor[], tangents: readonly Tensor[]) => readonly Tensor[]) =>
  (given: Case, seed: number): Case => {
    const n = given.at.length;
    return { at: [...given.at, ...randomLike(given.at, seed)], f: (xs) => tangent(given, xs.slice(0, n), xs.slice(n)) };
  };

/** What a case becomes under each transformation: a case with more inputs, or a batch of two. */
export const transformations: Readonly<Record<"f" | "jvp" | "vjp" | "linearize" | "vmap", (given: Case, seed: number) => Case>> = {
  f: (given) => given,
  jvp: forward((given, primals, tangents) => {
    const { value, tangent } = jvp(spread(given), primals as never, tangents as never) as unknown as { value: Tensor[]; tangent: Tensor[] };
    return [...value, ...tangent];
  }),
  linearize: forward((given, primals, tangents) => {
    const { value, pushforward } = linearize(spread(given) as never, ...(primals as never[])) as unknown as { value: Tensor[]; pushforward: Many };
    return [...value, ...pushforward(...tangents)];
  }),
  vjp: (given, seed) => {
    const n = given.at.length;
    const outputs = shapesOf(given);
    const real = outputs.filter(({ dtype }) => dtype !== "int32");
    return {
      at: [...given.at, ...randomLike(real, seed)],
      f: (xs) => {
        const { value, pullback } = vjp(spread(given) as never, ...(xs.slice(0, n) as never[])) as unknown as { value: Tensor[]; pullback: (ct: readonly Tensor[]) => Tensor[] };
        let next = n;
        return [...value, ...pullback(value.map((y) => (y.dtype === "int32" ? y : xs[next++]!)))];
      },
    };
  },
  vmap: (given, seed) => {
    const near = randomLike(given.at, seed);
    const at = given.at.map((x, k) => {
      const other = x.copy();
      other.data.forEach((y, i) => { other.data[i] = y + 0.01 * near[k]!.data[i]!; });
      return new NDArray(Float64Array.of(...x, ...other), [2, ...x.shape]);
    });
    return { at, f: (xs) => (xs.length === 0 ? given.f(xs) : (vmap(spread(given) as never)(...(xs as never[])) as unknown as Tensor[])) };
  },
};

const shapesOf = ({ f, at }: Case): readonly Tensor[] => f(at.map((x) => tensorOf(x)));
const tensorOf = (x: NDArray): Tensor => tensor(x) as Tensor;
