import { fromData, type NDArray, type Shape } from "@gradkit/shapes";
import { countsOf } from "./multi-indices.js";
import type { Partials } from "./partials.js";

/** D^k f as a dense tensor [...of, ...by, …, ...by], every partial derivative in all places that its symmetry gives it. */
export const dense = ({ order, of, indices, values }: Partials, by: Shape): NDArray => {
  const dimension = by.reduce((n, length) => n * length, 1);
  const place = new Map(indices.map((alpha, k) => [alpha.join(), k]));
  const size = of.reduce((n, length) => n * length, 1);
  const count = dimension ** order;
  const out = new Float64Array(size * count);
  const index = Array<number>(order).fill(0);
  for (let at = 0; at < count; at++) {
    for (let rest = at, axis = order - 1; axis >= 0; axis--) {
      index[axis] = rest % dimension;
      rest = Math.floor(rest / dimension);
    }
    const own = values[place.get(countsOf(dimension, index).join())!]!;
    for (let e = 0; e < size; e++) out[e * count + at] = own[e]!;
  }
  return fromData(out, [...of, ...Array.from({ length: order }, () => by).flat()]);
};
