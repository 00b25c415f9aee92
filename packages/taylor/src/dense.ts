import { fromData, type NDArray, type Shape } from "@gradkit/shapes";
import type { Partials } from "./partials.js";

/** D^k f as a dense tensor [...of, ...by, …, ...by], every partial derivative in all places that its symmetry gives it. */
export const dense = ({ order, of, indices, values }: Partials, by: Shape): NDArray => {
  const dimension = by.reduce((n, length) => n * length, 1);
  const size = of.reduce((n, length) => n * length, 1);
  const count = dimension ** order;
  const out = new Float64Array(size * count);
  const left = Array<number>(dimension);
  /** Gives each axis a variable, every one as often as α has it, and puts the value where all have one. */
  const place = (own: Float64Array, axis: number, at: number): void => {
    if (axis === order) for (let e = 0; e < size; e++) out[e * count + at] = own[e]!;
    else
      for (let j = 0; j < dimension; j++) {
        if (left[j] === 0) continue;
        left[j]!--;
        place(own, axis + 1, at * dimension + j);
        left[j]!++;
      }
  };
  for (const [k, alpha] of indices.entries()) {
    for (let j = 0; j < dimension; j++) left[j] = alpha[j]!;
    place(values[k]!, 0, 0);
  }
  return fromData(out, [...of, ...Array.from({ length: order }, () => by).flat()]);
};
