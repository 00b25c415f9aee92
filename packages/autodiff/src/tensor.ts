import { format, type Dtype, type NDArray, type Shape } from "@gradkit/shapes";
import type { Aval } from "./aval.js";
import { error } from "./errors.js";
import { dtypeOf } from "./kernels/dense.js";
import type { Methods } from "./methods.js";
import type { Ops } from "./ops.js";
import type { Trace } from "./trace.js";

let operations: Ops;

/** Gives tensors their operations; the module of the operations calls it, which itself needs tensors. */
export const provide = (ops: Ops): Ops => (operations = ops);

// oxlint-disable-next-line no-unsafe-declaration-merging, no-unused-vars -- `equip` gives the methods
export interface Tensor<out S extends Shape = Shape> extends Methods {}

/**
 * A tensor inside a function that gradkit differentiates, batches or records: its shape and dtype are always known, its numbers only where no trace
 * holds it. Immutable; operations are functions and methods, for JavaScript's own operators cannot be differentiated and throw.
 */
export class Tensor<out S extends Shape = Shape> implements Aval<S> {
  readonly shape: S;
  readonly dtype: Dtype;
  /** The trace that owns it; none for plain numbers. @internal */
  readonly trace: Trace | undefined;
  /** Its numbers, or what its trace knows of it. @internal */
  readonly content: unknown;

  constructor({ shape, dtype }: Aval<S>, content: unknown, trace?: Trace) {
    this.shape = shape;
    this.dtype = dtype;
    this.content = content;
    this.trace = trace;
  }

  /** The transpose: all axes in reverse order; `x.transpose()` also tells the type of its shape. */
  get T(): Tensor {
    return operations.transpose(this);
  }

  /** The parts along the first axis, so that `([x, y]) => …` takes a tensor apart. */
  *[Symbol.iterator](): Iterator<Tensor> {
    const [size, ...rest] = this.shape;
    if (size === undefined) throw error("autodiff/primitive", { call: "iteration", rule: "a scalar has no axis to iterate", got: "shape ()" });
    for (let i = 0; i < size; i++) {
      const part = operations.slice(this, [i, ...rest.map(() => 0)], [i + 1, ...rest]);
      yield operations.reshape(part, rest);
    }
  }

  /** Called by JavaScript for `x * 2`, `x > 0`, `Math.sin(x)` and template strings. */
  [Symbol.toPrimitive](hint: string): never {
    throw error("autodiff/host-operator", { shape: this.shape, hint });
  }

  /** Called by JSON.stringify: a tensor is no data, its numbers are. */
  toJSON(): never {
    throw error("autodiff/host-operator", { shape: this.shape, hint: "JSON" });
  }

  /** What Node prints for `console.log(x)`. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return `Tensor (${this.shape.join(", ")}) ${this.dtype}${this.trace ? `, traced (${this.trace.kind})` : `\n${format(numbersOf(this))}`}`;
  }
}

/** Refuses an index and the length of an array: a tensor has none, and one read as undefined, or written beside the numbers, would make a derivative silently 0. */
const checkKey = (key: string | symbol, tensor: Partial<Tensor>, isWritten: boolean): void => {
  if (typeof key === "string" && /^(?:\d+|length)$/u.test(key)) throw error("autodiff/index", { shape: tensor.shape ?? [], key, isWritten });
};

// Behind the methods, so that what is there never asks it.
Object.setPrototypeOf(Tensor.prototype, new Proxy({}, {
  get: (target, key, tensor: Partial<Tensor>) => {
    checkKey(key, tensor, false);
    return Reflect.get(target, key, tensor) as unknown;
  },
  set: (target, key, value, tensor: Partial<Tensor>) => {
    checkKey(key, tensor, true);
    return Reflect.set(target, key, value, tensor);
  },
}));

/** Gives tensors functions of which they are the first argument as methods; it answers with the test for a tensor. */
export const equip = (functions: Readonly<Record<string, unknown>>): ((x: unknown) => x is Tensor) => {
  for (const [name, f] of Object.entries(functions))
    Object.defineProperty(Tensor.prototype, name, {
      value(this: Tensor, ...args: readonly unknown[]): unknown {
        return (f as (...all: readonly unknown[]) => unknown)(this, ...args);
      },
      configurable: true,
      writable: true,
    });
  return (x): x is Tensor => x instanceof Tensor;
};

/** A tensor of plain numbers. */
export const concrete = (array: NDArray): Tensor => new Tensor({ shape: array.shape, dtype: dtypeOf(array) }, array);

/** The numbers of a tensor that no trace holds. */
export const isConcrete = (x: Tensor): boolean => x.trace === undefined;
export const numbersOf = (x: Tensor): NDArray => x.content as NDArray;
