import type { FunctionName } from "@gradkit/scalar";
import { abs, add, ceil, constant, div, eq, floor, host, le, lt, max, min, mul, ne, neg, one, select, sqrt, sub, type Expr } from "../ir/expr.js";

/** A function of numbers as code: what it is in instructions, how many operations that is about, and how far it may be from the exact value. */
export interface Kernel {
  readonly value: (...args: Expr[]) => Expr;
  readonly cost: number;
}

/** The host's function, called for each number: bit by bit what the interpreter gives. */
const ofHost = (name: FunctionName): Kernel => ({ value: (...args) => host(name, ...args), cost: 40 });
const exact = (value: Kernel["value"], cost = 1): Kernel => ({ value, cost });

const zero = constant(0);
const isNaN = (x: Expr): Expr => ne(x, x);

/** Every scalar function as code. */
export const functions: { readonly [N in Exclude<FunctionName, "restrict">]: Kernel } = {
  neg: exact((x) => neg(x!)),
  add: exact((x, y) => add(x!, y!)),
  sub: exact((x, y) => sub(x!, y!)),
  mul: exact((x, y) => mul(x!, y!)),
  div: exact((x, y) => div(x!, y!), 4),
  square: exact((x) => mul(x!, x!)),
  sqrt: exact((x) => sqrt(x!), 4),
  abs: exact((x) => abs(x!)),
  min: exact((x, y) => min(x!, y!)),
  max: exact((x, y) => max(x!, y!)),
  relu: exact((x) => max(x!, zero)),
  floor: exact((x) => floor(x!)),
  ceil: exact((x) => ceil(x!)),
  // Halves go up, and −0 stays.
  round: exact((x) => {
    const down = floor(x!);
    return select(le(constant(0.5), sub(x!, down)), ceil(x!), down);
  }, 3),
  sign: exact((x) => select(lt(zero, x!), constant(1), select(lt(x!, zero), constant(-1), x!)), 2),
  heaviside: exact((x) => select(isNaN(x!), x!, select(eq(x!, zero), constant(0.5), one(lt(zero, x!), "f64"))), 3),
  step: exact((x) => select(isNaN(x!), x!, one(lt(zero, x!), "f64")), 2),
  where: exact((c, a, b) => select(isNaN(c!), c!, select(eq(c!, zero), b!, a!)), 2),
  exp: ofHost("exp"), expm1: ofHost("expm1"), log: ofHost("log"), log1p: ofHost("log1p"), log2: ofHost("log2"), log10: ofHost("log10"), logb: ofHost("logb"),
  pow: ofHost("pow"), cbrt: ofHost("cbrt"), sigmoid: ofHost("sigmoid"), softplus: ofHost("softplus"),
  sin: ofHost("sin"), cos: ofHost("cos"), tan: ofHost("tan"), asin: ofHost("asin"), acos: ofHost("acos"), atan: ofHost("atan"), atan2: ofHost("atan2"),
  hypot: ofHost("hypot"), sinc: ofHost("sinc"), sinh: ofHost("sinh"), cosh: ofHost("cosh"), tanh: ofHost("tanh"), asinh: ofHost("asinh"), acosh: ofHost("acosh"), atanh: ofHost("atanh"),
  erf: ofHost("erf"), erfc: ofHost("erfc"), gamma: ofHost("gamma"), lgamma: ofHost("lgamma"), digamma: ofHost("digamma"), polygamma: ofHost("polygamma"),
};

