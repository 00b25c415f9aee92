import type { FunctionName } from "@gradkit/scalar";
import { abs, add, apply, ceil, constant, div, eq, floor, le, lt, max, min, mul, ne, neg, one, select, sqrt, sub, type Expr } from "../ir/expr.js";

import { acos, asin, atan, atan2 } from "./arc.js";
import { acosh, asinh, atanh } from "./area.js";
import { cbrt } from "./cbrt.js";
import { erf, erfc } from "./error-function.js";
import { exp, expm1 } from "./exp.js";
import { digamma, gamma, lgamma } from "./gamma.js";
import { hypot } from "./hypot.js";
import { cosh, sigmoid, sinh, softplus, tanh } from "./hyperbolic.js";
import { log, log10, log1p, log2, logb } from "./log.js";
import { polygamma } from "./polygamma.js";
import { knownPower, pow } from "./pow.js";
import { cos, sin, sinc, tan } from "./trigonometric.js";

/** A function of numbers as code: what it is in instructions, how many operations that is about, and how far it may be from the exact value. */
export interface Kernel {
  readonly value: (...args: Expr[]) => Expr;
  readonly cost: number;
  /** The code of a function of the module, which `value` calls. */
  readonly code?: (...args: Expr[]) => Expr;
}

/** Functions of our own: of their code, and about how many operations it is. */
const own = <N extends FunctionName>(table: Readonly<Record<N, readonly [code: Kernel["value"], cost: number]>>): Record<N, Kernel> =>
  Object.fromEntries(Object.entries<readonly [Kernel["value"], number]>(table).map(([name, [code, cost]]) => [name, { value: (...args) => apply(name, ...args), cost, code } satisfies Kernel])) as Record<N, Kernel>;
const exact = (value: Kernel["value"], cost = 1): Kernel => ({ value, cost });

const zero = constant(0);
const isNaN = (x: Expr): Expr => ne(x, x);

const general = own({ pow: [pow, 60] }).pow;

/** Every scalar function as code. */
export const functions: { readonly [N in Exclude<FunctionName, "restrict">]: Kernel } = {
  neg: exact(neg),
  add: exact(add),
  sub: exact(sub),
  mul: exact(mul),
  div: exact(div, 4),
  square: exact((x) => mul(x!, x!)),
  sqrt: exact(sqrt, 4),
  abs: exact(abs),
  min: exact(min),
  max: exact(max),
  relu: exact((x) => max(x!, zero)),
  floor: exact(floor),
  ceil: exact(ceil),
  // Halves go up, and −0 stays.
  round: exact((x) => {
    const down = floor(x!);
    return select(le(constant(0.5), sub(x!, down)), ceil(x!), down);
  }, 3),
  sign: exact((x) => select(lt(zero, x!), constant(1), select(lt(x!, zero), constant(-1), x!)), 2),
  heaviside: exact((x) => select(isNaN(x!), x!, select(eq(x!, zero), constant(0.5), one(lt(zero, x!), "f64"))), 3),
  step: exact((x) => select(isNaN(x!), x!, one(lt(zero, x!), "f64")), 2),
  where: exact((c, a, b) => select(isNaN(c!), c!, select(eq(c!, zero), b!, a!)), 2),
  ...own({
    exp: [exp, 20], expm1: [expm1, 20], log: [log, 20], log1p: [log1p, 20], log2: [log2, 30], log10: [log10, 30], logb: [logb, 40], cbrt: [cbrt, 40], hypot: [hypot, 50], sigmoid: [sigmoid, 30], softplus: [softplus, 50],
    sin: [sin, 30], cos: [cos, 30], tan: [tan, 40], sinc: [sinc, 40], asin: [asin, 40], acos: [acos, 40], atan: [atan, 40], atan2: [atan2, 60],
    sinh: [sinh, 50], cosh: [cosh, 50], tanh: [tanh, 30], asinh: [asinh, 60], acosh: [acosh, 60], atanh: [atanh, 60],
    erf: [erf, 60], erfc: [erfc, 60], gamma: [gamma, 100], lgamma: [lgamma, 80], digamma: [digamma, 80],
  }),
  pow: { ...general, value: (x, y) => (knownPower(y!) ?? ((z: Expr) => general.value(z, y!)))(x!) },
  polygamma: exact(polygamma, 40),
};
