import type { Aval } from "@gradkit/autodiff";
import type { FunctionName } from "@gradkit/scalar";
import type { Dtype } from "@gradkit/shapes";
import { add, converted, eq, le, lt, max, min, mul, neg, one, or, select, sqrt, sub, abs, truth, constant, div, type Expr } from "../ir/expr.js";
import { kindOf } from "../ir/kind.js";
import { functions } from "../kernels/functions.js";
import type { Lowering } from "./lowering.js";
import { virtual, type Value } from "./value.js";

type Name = Exclude<FunctionName, "restrict">;

/** Functions of whole numbers, which wrap as an Int32Array does. */
const whole: Partial<Record<Name, (...args: Expr[]) => Expr>> = {
  neg: (x) => sub(constant(0, "i32"), x),
  add, sub,
};

/** Functions of float32 whose exact value, rounded once, is what rounding to float64 first gives too. */
const single: Partial<Record<Name, (...args: Expr[]) => Expr>> = {
  neg, add, sub, mul, div, sqrt, abs, min, max,
  square: (x) => mul(x, x), relu: (x) => max(x, constant(0, "f32")),
};

const own: Record<Dtype, Partial<Record<Name, (...args: Expr[]) => Expr>>> = { float64: {}, float32: single, int32: whole };

/** A function of numbers of a dtype; where the dtype has none of its own it is that of float64, and the value is rounded. */
export const functionOf = (name: Name, dtype: Dtype): ((...args: Expr[]) => Expr) => {
  const kind = kindOf[dtype];
  const { value } = functions[name] as { readonly value: (...args: Expr[]) => Expr };
  return own[dtype][name] ?? ((...args) => converted(value(...args.map((arg) => converted(arg, "f64"))), kind));
};

/** Elements that are each computed from those of the inputs at the same index. */
const elements = (out: Aval, inputs: readonly Value[], cost: number, compute: (...xs: Expr[]) => Expr): Value[] => [
  virtual(out, inputs.reduce((sum, x) => sum + x.cost, cost), (index) => compute(...inputs.map((x) => x.read(index)))),
];

export const elementwise =
  <N extends Name>(name: N): Lowering<N> =>
  (_, inputs, __, [out]) => elements(out!, inputs, functions[name].cost, functionOf(name, out!.dtype));

const comparison =
  (holds: (x: Expr, y: Expr) => Expr): Lowering<"less" | "lessEqual" | "equal"> =>
  (_, inputs, __, [out]) => elements(out!, inputs, 1, (x, y) => one(holds(x!, y!), kindOf[out!.dtype]));

export const less = comparison(lt);
export const lessEqual = comparison(le);
export const equal = comparison(eq);

/** x · y, which is 0 where a factor is, whatever the other is. */
export const scaled = (dtype: Dtype): ((x: Expr, y: Expr) => Expr) => {
  const [times, isZero] = [functionOf("mul", dtype), (x: Expr) => eq(x, constant(0, x.kind))];
  const zero = constant(0, kindOf[dtype]);
  return (x, y) => {
    const when = truth(y);
    return when ? select(when, converted(x, zero.kind), zero) : select(or(isZero(x), isZero(y)), zero, times(x, y));
  };
};

export const scale: Lowering<"scale"> = (_, inputs, __, [out]) => elements(out!, inputs, 2, scaled(out!.dtype));

export const cast: Lowering<"cast"> = (_, inputs, { dtype }, [out]) => elements(out!, inputs, 1, (x) => converted(x!, kindOf[dtype]));

export const stopGradient: Lowering<"stopGradient"> = (_, [x]) => [x!];
