import { NDArray, type Data } from "@gradkit/shapes";
import { allocate, dtypeOf, rowMajor, sizeOf } from "./dense.js";
import { forEachRow, isContiguous } from "./rows.js";

type Source = Data;
type Unary = (out: Data, o: number, n: number, x: Source, p: number, s: number) => void;
type Binary = (out: Data, o: number, n: number, x: Source, p: number, s: number, y: Source, q: number, t: number) => void;

/** Loops of their own for the commonest functions of one argument, so that the engine compiles each without a call in it: out[o + i] = f(x[p + i·s]). */
export const unaryLoops: Readonly<Record<string, Unary>> = {
  neg: (out, o, n, x, p, s) => { for (let i = 0; i < n; i++) out[o + i] = -x[p + i * s]!; },
  square: (out, o, n, x, p, s) => { for (let i = 0; i < n; i++) out[o + i] = x[p + i * s]! * x[p + i * s]!; },
  exp: (out, o, n, x, p, s) => { for (let i = 0; i < n; i++) out[o + i] = Math.exp(x[p + i * s]!); },
  log: (out, o, n, x, p, s) => { for (let i = 0; i < n; i++) out[o + i] = Math.log(x[p + i * s]!); },
  sqrt: (out, o, n, x, p, s) => { for (let i = 0; i < n; i++) out[o + i] = Math.sqrt(x[p + i * s]!); },
  sin: (out, o, n, x, p, s) => { for (let i = 0; i < n; i++) out[o + i] = Math.sin(x[p + i * s]!); },
  cos: (out, o, n, x, p, s) => { for (let i = 0; i < n; i++) out[o + i] = Math.cos(x[p + i * s]!); },
  tanh: (out, o, n, x, p, s) => { for (let i = 0; i < n; i++) out[o + i] = Math.tanh(x[p + i * s]!); },
  abs: (out, o, n, x, p, s) => { for (let i = 0; i < n; i++) out[o + i] = Math.abs(x[p + i * s]!); },
  relu: (out, o, n, x, p, s) => { for (let i = 0; i < n; i++) out[o + i] = Math.max(x[p + i * s]!, 0); },
};

/** Those of two arguments: out[o + i] = f(x[p + i·s], y[q + i·t]). */
export const binaryLoops: Readonly<Record<string, Binary>> = {
  add: (out, o, n, x, p, s, y, q, t) => { for (let i = 0; i < n; i++) out[o + i] = x[p + i * s]! + y[q + i * t]!; },
  sub: (out, o, n, x, p, s, y, q, t) => { for (let i = 0; i < n; i++) out[o + i] = x[p + i * s]! - y[q + i * t]!; },
  mul: (out, o, n, x, p, s, y, q, t) => { for (let i = 0; i < n; i++) out[o + i] = x[p + i * s]! * y[q + i * t]!; },
  div: (out, o, n, x, p, s, y, q, t) => { for (let i = 0; i < n; i++) out[o + i] = x[p + i * s]! / y[q + i * t]!; },
  pow: (out, o, n, x, p, s, y, q, t) => { for (let i = 0; i < n; i++) out[o + i] = x[p + i * s]! ** y[q + i * t]!; },
  max: (out, o, n, x, p, s, y, q, t) => { for (let i = 0; i < n; i++) out[o + i] = Math.max(x[p + i * s]!, y[q + i * t]!); },
  min: (out, o, n, x, p, s, y, q, t) => { for (let i = 0; i < n; i++) out[o + i] = Math.min(x[p + i * s]!, y[q + i * t]!); },
  scale: (out, o, n, x, p, s, y, q, t) => { for (let i = 0; i < n; i++) out[o + i] = x[p + i * s] === 0 || y[q + i * t] === 0 ? 0 : x[p + i * s]! * y[q + i * t]!; },
  less: (out, o, n, x, p, s, y, q, t) => { for (let i = 0; i < n; i++) out[o + i] = x[p + i * s]! < y[q + i * t]! ? 1 : 0; },
  equal: (out, o, n, x, p, s, y, q, t) => { for (let i = 0; i < n; i++) out[o + i] = x[p + i * s] === y[q + i * t] ? 1 : 0; },
};

/** value(x), value(x, y) or value(x, y, z) for the elements of arrays of one shape, views among them. */
export const elementwise = (name: string, value: (...args: number[]) => number): ((inputs: readonly NDArray[]) => NDArray[]) => {
  const one: Unary = unaryLoops[name] ?? ((out, o, n, x, p, s) => { for (let i = 0; i < n; i++) out[o + i] = value(x[p + i * s]!); });
  const two: Binary = binaryLoops[name] ?? ((out, o, n, x, p, s, y, q, t) => { for (let i = 0; i < n; i++) out[o + i] = value(x[p + i * s]!, y[q + i * t]!); });
  return (inputs) => {
    const x = inputs[0]!;
    const { shape } = x;
    const size = sizeOf(shape);
    const out = allocate(dtypeOf(x), size);
    const step = stepOf(x);
    const strides = step === 1 ? x.strides : rowMajor(shape);
    const result = [new NDArray(out, shape, strides, 0)];
    if (inputs.length === 1) {
      if (step !== undefined) one(out, 0, size, x.data, x.offset, step);
      else forEachRow(shape, [strides, x.strides], [0, x.offset], (n, at, steps) => one(out, at[0]!, n, x.data, at[1]!, steps[1]!));
      return result;
    }
    const y = inputs[1]!;
    if (inputs.length === 2) {
      const other = y.strides === x.strides ? step : stepOf(y);
      if (step !== undefined && other !== undefined) two(out, 0, size, x.data, x.offset, step, y.data, y.offset, other);
      else forEachRow(shape, [strides, x.strides, y.strides], [0, x.offset, y.offset], (n, at, steps) => two(out, at[0]!, n, x.data, at[1]!, steps[1]!, y.data, at[2]!, steps[2]!));
      return result;
    }
    const z = inputs[2]!;
    forEachRow(shape, [strides, x.strides, y.strides, z.strides], [0, x.offset, y.offset, z.offset], (n, at, steps) => {
      for (let i = 0; i < n; i++) out[at[0]! + i] = value(x.data[at[1]! + i * steps[1]!]!, y.data[at[2]! + i * steps[2]!]!, z.data[at[3]! + i * steps[3]!]!);
    });
    return result;
  };
};

/** How far apart the elements of an array stand where that is the same for all: 1 without gaps, 0 for one number repeated. */
const stepOf = ({ shape, strides }: NDArray): number | undefined => (isContiguous(shape, strides) ? 1 : strides.every((stride, k) => stride === 0 || shape[k] === 1) ? 0 : undefined);
