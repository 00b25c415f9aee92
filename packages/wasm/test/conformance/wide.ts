import { vmap, type Tensor } from "@gradkit/autodiff";
import { NDArray } from "@gradkit/shapes";
import { random, type Case } from "./case.js";

/** A case over a batch that is long and odd: loops, lanes, and what is left beside them. */
export const wide = (given: Case, size: number): Case => {
  const next = random(size);
  const at = given.at.map((x) => {
    const numbers = [...x];
    const many = Array.from({ length: size * x.size }, (_, i) => numbers[i % x.size]! + 0.01 * next());
    return new NDArray(x.dtype === "float32" ? Float32Array.from(many) : Float64Array.from(many), [size, ...x.shape]);
  });
  return { at, f: (xs) => vmap(((...ys: Tensor[]) => given.f(ys)) as never)(...(xs as never[])) as unknown as Tensor[] };
};
