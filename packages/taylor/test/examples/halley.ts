import type { Tensor } from "@gradkit/autodiff";
import { jet } from "../../src/index.js";

/** Halley's step towards a root of f: the root of the hyperbola that shares value, slope and curvature with f. It triples the number of right digits. */
const halleyStep = (f: (x: Tensor) => Tensor, x: number): number => {
  const [value, slope, half] = jet(f, x, 1, 2) as [number, number, number];
  return x - (value * slope) / (slope * slope - value * half);
};

/** A root of f near a start, and the points on the way to it. */
export const halley = (f: (x: Tensor) => Tensor, start: number, most = 50): { readonly root: number; readonly path: readonly number[] } => {
  const path = [start];
  for (let k = 0; k < most; k++) {
    const next = halleyStep(f, path[k]!);
    path.push(next);
    if (Math.abs(next - path[k]!) <= 2 * Number.EPSILON * Math.abs(next)) break;
  }
  return { root: path.at(-1)!, path };
};
