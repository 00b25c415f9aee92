import type { NDArray } from "@gradkit/shapes";
import { allocate, dense, wrap } from "./dense.js";

type Loop = (out: Float64Array, x: ArrayLike<number>, y: ArrayLike<number>) => void;

/** Loops of their own for the commonest operations, so that the engine compiles each without a call in it. */
const loops: Readonly<Record<string, Loop>> = {
  add: (out, x, y) => { for (let i = 0; i < out.length; i++) out[i] = x[i]! + y[i]!; },
  sub: (out, x, y) => { for (let i = 0; i < out.length; i++) out[i] = x[i]! - y[i]!; },
  mul: (out, x, y) => { for (let i = 0; i < out.length; i++) out[i] = x[i]! * y[i]!; },
  scale: (out, x, y) => { for (let i = 0; i < out.length; i++) out[i] = x[i] === 0 ? 0 : x[i]! * y[i]!; },
  div: (out, x, y) => { for (let i = 0; i < out.length; i++) out[i] = x[i]! / y[i]!; },
  neg: (out, x) => { for (let i = 0; i < out.length; i++) out[i] = -x[i]!; },
};

/** value(x), value(x, y) or value(x, y, z) for the elements of arrays of one shape. */
export const elementwise = (name: string, value: (...args: number[]) => number) => (inputs: readonly NDArray[]): NDArray[] => {
  const [first] = inputs;
  const [x, y, z] = inputs.map(dense);
  const out = allocate(first!.dtype, first!.size);
  const loop = loops[name];
  if (loop) loop(out as Float64Array, x!, y ?? x!);
  else if (z) for (let i = 0; i < out.length; i++) out[i] = value(x![i]!, y![i]!, z[i]!);
  else if (y) for (let i = 0; i < out.length; i++) out[i] = value(x![i]!, y[i]!);
  else for (let i = 0; i < out.length; i++) out[i] = value(x![i]!);
  return [wrap(out, first!.shape)];
};
