import type { FunctionName } from "@gradkit/scalar";
import { fill } from "./constant.js";
import { compare, type Operation, select } from "./operation.js";
import type { Value, Writer } from "./writer.js";

/** A function of values of one type, over them. */
type Formula = (F: Formulas, x: Value, y: Value, z: Value) => Value;

/** Operations on values of one type, by short names. */
interface Formulas {
  readonly of: (name: string, ...operands: readonly Value[]) => Value;
  readonly constant: (x: number) => Value;
  readonly test: (direction: Parameters<typeof compare>[1], x: Value, y: Value) => Value;
  readonly select: (test: Value, yes: Value, no: Value) => Value;
  /** A number so large that its square may not be finite. */
  readonly large: Value;
}

const named = (name: string): Formula => ({ of }, ...operands) => of(name, ...operands.filter((x) => x !== undefined));
const { log: ln } = Math;

/** log of a value that is large, and of one that is not: the square of the first would be infinite. */
const guarded = ({ of, test, select, constant, large }: Formulas, x: Value, formula: Value): Value => select(test("GT", x, large), of("add", of("log", x), constant(ln(2))), formula);
/** f of |x|, with the sign of x. */
const odd = ({ of }: Formulas, x: Value, f: (a: Value) => Value): Value => of("multiply", of("sign", x), f(of("abs", x)));

/** Scalar functions that have their like in StableHLO, or are few operations of it. */
const formulas: Partial<Record<FunctionName, Formula>> = {
  neg: named("negate"), add: named("add"), sub: named("subtract"), mul: named("multiply"), div: named("divide"), pow: named("power"), abs: named("abs"), sign: named("sign"),
  exp: named("exponential"), expm1: named("exponential_minus_one"), log: named("log"), log1p: named("log_plus_one"), sqrt: named("sqrt"), cbrt: named("cbrt"),
  sin: named("sine"), cos: named("cosine"), tan: named("tan"), atan2: named("atan2"), tanh: named("tanh"), sigmoid: named("logistic"),
  min: named("minimum"), max: named("maximum"), floor: named("floor"), ceil: named("ceil"),
  square: ({ of }, x) => of("multiply", x, x),
  log2: ({ of, constant }, x) => of("divide", of("log", x), constant(ln(2))),
  log10: ({ of, constant }, x) => of("divide", of("log", x), constant(ln(10))),
  logb: ({ of }, x, base) => of("divide", of("log", x), of("log", base)),
  relu: ({ of, constant }, x) => of("maximum", x, constant(0)),
  softplus: ({ of, constant }, x) => of("add", of("maximum", x, constant(0)), of("log_plus_one", of("exponential", of("negate", of("abs", x))))),
  sinc: ({ of, constant, test, select }, x) => select(test("EQ", x, constant(0)), constant(1), select(test("EQ", of("abs", x), constant(Infinity)), constant(0), of("divide", of("sine", x), x))),
  atan: ({ of, constant }, x) => of("atan2", x, constant(1)),
  asin: (F, x) => F.of("atan2", x, cathetus(F, x)),
  acos: (F, x) => F.of("atan2", cathetus(F, x), x),
  sinh: (F, x) => odd(F, x, (a) => {
    const e = F.of("exponential_minus_one", a);
    return F.select(F.test("GT", e, F.large), F.of("exponential", F.of("subtract", a, F.constant(ln(2)))), F.of("multiply", F.constant(0.5), F.of("add", e, F.of("divide", e, F.of("add", e, F.constant(1))))));
  }),
  cosh: ({ of, constant }, x) => {
    const a = of("abs", x);
    return of("add", of("exponential", of("subtract", a, constant(ln(2)))), of("multiply", constant(0.5), of("exponential", of("negate", a))));
  },
  asinh: (F, x) => odd(F, x, (a) => {
    const square = F.of("multiply", a, a);
    return guarded(F, a, F.of("log_plus_one", F.of("add", a, F.of("divide", square, F.of("add", F.constant(1), F.of("sqrt", F.of("add", square, F.constant(1))))))));
  }),
  acosh: (F, x) => {
    const t = F.of("subtract", x, F.constant(1));
    const moderate = F.of("log_plus_one", F.of("add", t, F.of("sqrt", F.of("multiply", t, F.of("add", t, F.constant(2))))));
    return F.select(F.test("LT", x, F.constant(1)), F.constant(NaN), guarded(F, x, moderate));
  },
  atanh: (F, x) => odd(F, x, (a) => F.of("multiply", F.constant(0.5), F.of("log_plus_one", F.of("divide", F.of("add", a, a), F.of("subtract", F.constant(1), a))))),
  hypot: ({ of, constant, test, select }, x, y) => {
    const [a, b] = [of("abs", x), of("abs", y)];
    const [most, least] = [of("maximum", a, b), of("minimum", a, b)];
    const ratio = of("divide", least, most);
    const length = of("multiply", most, of("sqrt", of("add", constant(1), of("multiply", ratio, ratio))));
    const [endless, isEndless] = [constant(Infinity), (side: Value) => test("EQ", side, constant(Infinity))];
    return select(isEndless(a), endless, select(isEndless(b), endless, select(test("EQ", most, constant(0)), most, length)));
  },
  // Halves upwards, as in JavaScript.
  round: ({ of, constant, test, select }, x) => {
    const below = of("floor", x);
    return select(test("GE", of("subtract", x, below), constant(0.5)), of("add", below, constant(1)), below);
  },
  heaviside: ({ of, constant }, x) => of("multiply", constant(0.5), of("add", of("sign", x), constant(1))),
  step: ({ constant, test, select }, x) => select(test("GT", x, constant(0)), constant(1), select(test("LE", x, constant(0)), constant(0), constant(NaN))),
  where: ({ constant, test, select }, c, a, b) => select(test("EQ", c, c), select(test("NE", c, constant(0)), a, b), constant(NaN)),
};

/** √(1 − x²), exact near ±1. */
const cathetus = ({ of, constant }: Formulas, x: Value): Value => of("sqrt", of("multiply", of("subtract", constant(1), x), of("add", constant(1), x)));

/** Those that StableHLO has for whole numbers too. */
const whole: readonly string[] = ["neg", "add", "sub", "mul", "square", "abs", "sign", "min", "max", "relu"];

const formulasOf = (W: Writer, type: Value): Formulas => ({
  of: (name, ...operands) => W.op(name, operands, type),
  constant: (x) => fill(W, type, x),
  test: (direction, x, y) => compare(W, direction, x, y),
  select: (test, yes, no) => select(W, test, yes, no),
  get large() { return fill(W, type, type.element === "f32" ? 1e18 : 1e150); },
});

/** Whether a scalar function of such elements can be written. */
export const isElementwise = (name: string, element: string): boolean => Object.hasOwn(formulas, name) && (element !== "i32" || whole.includes(name));

export const elementwise = (name: string): Operation => (W, [x, y, z]) => [formulas[name as FunctionName]!(formulasOf(W, x!), x!, y!, z!)];
