import { numbers, type FunctionName } from "@gradkit/scalar";
import type { OperationName } from "./node.js";

/** An operation on the first n numbers of arrays. */
export type Loop = (out: Float64Array, n: number, a: Float64Array, b: Float64Array, c?: Float64Array) => void;

/** The operations that formulas have most: a loop each, so that the engine can compile each for itself. */
const own: Partial<Record<OperationName, Loop>> = {
  add: (out, n, a, b) => {
    let i = 0;
    for (; i + 3 < n; i += 4) {
      out[i] = a[i]! + b[i]!;
      out[i + 1] = a[i + 1]! + b[i + 1]!;
      out[i + 2] = a[i + 2]! + b[i + 2]!;
      out[i + 3] = a[i + 3]! + b[i + 3]!;
    }
    for (; i < n; i++) out[i] = a[i]! + b[i]!;
  },
  sub: (out, n, a, b) => {
    let i = 0;
    for (; i + 3 < n; i += 4) {
      out[i] = a[i]! - b[i]!;
      out[i + 1] = a[i + 1]! - b[i + 1]!;
      out[i + 2] = a[i + 2]! - b[i + 2]!;
      out[i + 3] = a[i + 3]! - b[i + 3]!;
    }
    for (; i < n; i++) out[i] = a[i]! - b[i]!;
  },
  mul: (out, n, a, b) => {
    let i = 0;
    for (; i + 3 < n; i += 4) {
      out[i] = a[i]! * b[i]!;
      out[i + 1] = a[i + 1]! * b[i + 1]!;
      out[i + 2] = a[i + 2]! * b[i + 2]!;
      out[i + 3] = a[i + 3]! * b[i + 3]!;
    }
    for (; i < n; i++) out[i] = a[i]! * b[i]!;
  },
  div: (out, n, a, b) => { for (let i = 0; i < n; i++) out[i] = a[i]! / b[i]!; },
  neg: (out, n, a) => { for (let i = 0; i < n; i++) out[i] = -a[i]!; },
  square: (out, n, a) => { for (let i = 0; i < n; i++) out[i] = a[i]! * a[i]!; },
  exp: (out, n, a) => { for (let i = 0; i < n; i++) out[i] = Math.exp(a[i]!); },
  log: (out, n, a) => { for (let i = 0; i < n; i++) out[i] = Math.log(a[i]!); },
  sqrt: (out, n, a) => { for (let i = 0; i < n; i++) out[i] = Math.sqrt(a[i]!); },
  sin: (out, n, a) => { for (let i = 0; i < n; i++) out[i] = Math.sin(a[i]!); },
  cos: (out, n, a) => { for (let i = 0; i < n; i++) out[i] = Math.cos(a[i]!); },
  pow: (out, n, a, b) => { for (let i = 0; i < n; i++) out[i] = a[i]! ** b[i]!; },
  zeroOr: (out, n, a, b) => { for (let i = 0; i < n; i++) out[i] = a[i] === 0 ? 0 : a[i]! * b[i]!; },
};

/** An operation on numbers. */
export const scalarOf = (name: OperationName): ((...xs: number[]) => number) => (name === "zeroOr" ? (x, y) => (x === 0 ? 0 : x! * y!) : (numbers[name] as (...xs: number[]) => number));

/** The loop of an operation: its own, or one that calls the function. */
export const loopOf = (name: OperationName, arity: number): Loop => own[name] ?? calling(name as FunctionName, arity);

const calling = (name: FunctionName, arity: number): Loop => {
  const f = numbers[name] as (...xs: number[]) => number;
  if (arity === 1) return (out, n, a) => { for (let i = 0; i < n; i++) out[i] = f(a[i]!); };
  if (arity === 2) return (out, n, a, b) => { for (let i = 0; i < n; i++) out[i] = f(a[i]!, b[i]!); };
  return (out, n, a, b, c) => { for (let i = 0; i < n; i++) out[i] = f(a[i]!, b[i]!, c![i]!); };
};
