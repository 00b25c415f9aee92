import type { FunctionName } from "@gradkit/scalar";
import { abs, add, apply, ceil, constant, div, eq, floor, host, le, lt, max, min, mul, ne, neg, one, select, sqrt, sub, type Expr } from "../ir/expr.js";

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

/** The host's function, called for each number: bit by bit what the interpreter gives. */
const ofHost = (name: FunctionName): Kernel => ({ value: (...args) => host(name, ...args), cost: 40 });
/** A function of our own. */
const own = (name: FunctionName, code: Kernel["value"], cost = 20): Kernel => ({ value: (...args) => apply(name, ...args), cost, code });
const exact = (value: Kernel["value"], cost = 1): Kernel => ({ value, cost });

const zero = constant(0);
const isNaN = (x: Expr): Expr => ne(x, x);

const general = own("pow", (x, y) => pow(x!, y!), 60);

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
  exp: own("exp", (x) => exp(x!)), expm1: own("expm1", (x) => expm1(x!)), log: own("log", (x) => log(x!)), log1p: own("log1p", (x) => log1p(x!)),
  log2: own("log2", (x) => log2(x!), 30), log10: own("log10", (x) => log10(x!), 30), logb: own("logb", (x, base) => logb(x!, base!), 40),
  pow: { ...general, value: (x, y) => (knownPower(y!) ?? ((z: Expr) => general.value(z, y!)))(x!) }, cbrt: own("cbrt", (x) => cbrt(x!), 40),
  sigmoid: own("sigmoid", (x) => sigmoid(x!), 30), softplus: own("softplus", (x) => softplus(x!), 50),
  sin: own("sin", (x) => sin(x!), 30), cos: own("cos", (x) => cos(x!), 30), tan: own("tan", (x) => tan(x!), 40), sinc: own("sinc", (x) => sinc(x!), 40),
  asin: own("asin", (x) => asin(x!), 40), acos: own("acos", (x) => acos(x!), 40), atan: own("atan", (x) => atan(x!), 40), atan2: own("atan2", (y, x) => atan2(y!, x!), 60), hypot: own("hypot", (x, y) => hypot(x!, y!), 50),
  sinh: own("sinh", (x) => sinh(x!), 50), cosh: own("cosh", (x) => cosh(x!), 50), tanh: own("tanh", (x) => tanh(x!), 30),
  asinh: own("asinh", (x) => asinh(x!), 60), acosh: own("acosh", (x) => acosh(x!), 60), atanh: own("atanh", (x) => atanh(x!), 60),
  erf: own("erf", (x) => erf(x!), 60), erfc: own("erfc", (x) => erfc(x!), 60), gamma: own("gamma", (x) => gamma(x!), 100), lgamma: own("lgamma", (x) => lgamma(x!), 80), digamma: own("digamma", (x) => digamma(x!), 80), polygamma: { ...ofHost("polygamma"), value: (n, x) => polygamma(n!, x!) },
};

