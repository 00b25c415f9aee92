import { vmap, type Tensor } from "@gradkit/autodiff";
import { NDArray } from "@gradkit/shapes";
import { random, type Case } from "./case.js";

/** A case over a batch that is long and odd: loops, lanes, and what is left beside them. */
export const wide = (given: Case, size: number): Case => {
  const next = random(size);
  const at = given.at.map((x) => {
    const numbers = [...x];
    return new NDArray(Float64Array.from({ length: size * x.size }, (_, i) => numbers[i % x.size]! + 0.01 * next()), [size, ...x.shape]);
  });
  return { at, f: (xs) => vmap(((...ys: Tensor[]) => given.f(ys)) as never)(...(xs as never[])) as unknown as Tensor[] };
};
