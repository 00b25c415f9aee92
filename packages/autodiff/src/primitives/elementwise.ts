import { arities, functionNames, rules, type Field, type FunctionName, type Rule } from "@gradkit/scalar";
import { elementwise as kernel } from "../kernels/elementwise.js";
import type { Ops } from "../ops.js";
import type { NoParams } from "../params.js";
import type { LinearInput, Maybe, Primitive } from "../primitive.js";
import { dense } from "../kernels/dense.js";
import { numbersOf, type Tensor } from "../tensor.js";
import { common, plus, total } from "./rule.js";

type Name = Exclude<FunctionName, "restrict">;

/** The tangents of functions that are linear in their arguments together: no product with a constant 1. */
const linearTangents: Partial<Record<Name, (F: Ops, tangents: readonly Maybe[]) => Maybe>> = {
  neg: (F, [x]) => F.neg(x!),
  add: (F, tangents) => total(F, tangents),
  sub: (F, [x, y]) => (x && y ? F.sub(x, y) : (x ?? F.neg(y!))),
};

/** Cotangents of the functions that are linear in an argument, in terms of the other arguments. */
const transposes: Partial<Record<Name, (F: Ops, ct: Tensor, inputs: readonly LinearInput[]) => Maybe[]>> = {
  neg: (F, ct) => [F.neg(ct)],
  add: (_, ct, [x, y]) => [x!.linear && ct, y!.linear && ct],
  sub: (F, ct, [x, y]) => [x!.linear && ct, y!.linear && F.neg(ct)],
  mul: (F, ct, [x, y]) => (x!.linear ? [F.mul(ct, y!.constant!), undefined] : [undefined, F.mul(ct, x!.constant!)]),
  div: (F, ct, [, y]) => [F.div(ct, y!.constant!), undefined],
  where: (F, ct, [c, a, b]) => [undefined, a!.linear && F.only(ct, c!.constant!, true), b!.linear && F.only(ct, c!.constant!, false)],
};

type Partial_ = (F: Ops, ...argsAndValue: Tensor[]) => Tensor;

/** sinc′(x)/x = Σ (−1)ᵏ 2k/(2k + 1)! x^(2k−2) from k = 1 on. */
const sincSeries = Array.from({ length: 11 }, (_, k) => (2 * (k + 1) * (-1) ** (k + 1)) / Array.from({ length: 2 * k + 3 }, (__, n) => n + 1).reduce((product, n) => product * n, 1));

/** Whether a tensor does not hold a number for certain: its numbers are known. */
const lacks = (x: Tensor, number: number): boolean => x.trace === undefined && !dense(numbersOf(x)).includes(number);

/** Where x > y, half where they are equal: the difference does not tell equal infinities, which both have to have. */
const isGreater: Partial_ = (F, x, y) => {
  const jump = F.heaviside(F.sub(x, y));
  const isFinite = [x, y].some((z) => lacks(z, Infinity) && lacks(z, -Infinity));
  return isFinite ? jump : F.where(F.equal(x, y), F.constant(0.5, x.dtype), jump);
};

const isLess: Partial_ = (F, x, y) => isGreater(F, y!, x!);

/** Partial derivatives of functions whose rows' formulas are undefined at points where the derivative exists. */
const completed: Partial<Record<Name, readonly Partial_[]>> = {
  pow: [
    // x⁰ = 1 even at 0, where y x^(y − 1) is 0 · ∞. Elsewhere the formula stands, for it has derivatives by y at y = 0 too.
    (F, x, y) => {
      const slope = F.mul(y, F.pow(x, F.sub(y, F.constant(1, y.dtype))));
      const zero = F.constant(0, y.dtype);
      return lacks(y, 0) ? slope : F.where(F.mul(F.equal(x, zero), F.equal(y, zero)), zero, slope);
    },
    // 0^y = 0 for y > 0, where x^y log x is 0 · −∞.
    (F, x, _, z) => F.where(z!, F.mul(z!, F.log(x)), F.constant(0, x.dtype)),
  ],
  sinc: [
    (F, x, y) => {
      const square = F.square(x);
      const series = sincSeries.reduceRight((sum, c) => F.add(F.constant(c, x.dtype), F.mul(square, sum)), F.constant(0, x.dtype));
      return F.where(F.less(square, F.constant(1, x.dtype)), F.mul(x, series), F.div(F.sub(F.cos(x), y), x));
    },
  ],
  min: [isLess, isGreater],
  max: [isGreater, isLess],
  hypot: [0, 1].map((k): Partial_ => (F, x, y, z) => F.where(z!, F.div(k === 0 ? x : y, z!), F.constant(0, x.dtype))),
};

/** A partial derivative at arguments: without a spread where there are one or two. */
const partial = (of: Partial_, F: Ops, args: readonly Tensor[], y: Tensor): Tensor =>
  args.length === 1 ? of(F, args[0]!, y) : args.length === 2 ? of(F, args[0]!, args[1]!, y) : of(F, ...args, y);

/** A partial derivative whose formula has values outside of the function's domain, as 1/x has for log: NaN there, as the function itself. */
const withinDomain =
  (of: Partial_): Partial_ =>
  (F, ...argsAndValue) => {
    const y = argsAndValue.at(-1)!;
    const slope = of(F, ...argsAndValue);
    return lacks(y, NaN) ? slope : F.where(F.equal(y, y), slope, y);
  };

/**
 * The partial derivatives of a function that does not select, each of its arguments and then its value. For a value that is known not to be NaN they need not look for its
 * domain.
 */
export const partialsOf = (name: Name, value?: Tensor): readonly Partial_[] => {
  const { d, guard } = rules[name] as unknown as Rule;
  const formulas = completed[name] ?? (d as unknown as readonly Partial_[]);
  return guard && !(value && lacks(value, NaN)) ? formulas.map(withinDomain) : formulas;
};

const record = (name: Name): Primitive<NoParams> => {
  const { value, tangent, jumps } = rules[name] as unknown as Rule;
  const arity = arities[name];
  const transpose = transposes[name];
  const linear = linearTangents[name];
  const partials = partialsOf(name);
  return {
    arity,
    shape: (inputs) => [common(name, inputs)],
    kernel: kernel(name, value),
    jvp: (F, primals, tangents, [y]) => {
      if (jumps) return [undefined];
      if (linear) return [linear(F, tangents)];
      const field = F as unknown as Field<Tensor>;
      if (tangent) return [tangent(field, primals, tangents.map((dx) => dx ?? F.zeros(y!.shape, y!.dtype)))];
      const [dx, dy] = tangents;
      // f(x, x) moves by the sum of its partial derivatives: one product.
      if (dx && dx === dy && arity === 2) return [F.mul(F.add(partial(partials[0]!, F, primals, y!), partial(partials[1]!, F, primals, y!)), dx)];
      let sum: Maybe;
      for (let k = 0; k < arity; k++) {
        const moved = tangents[k];
        if (moved) sum = plus(F, sum, F.mul(partial(partials[k]!, F, primals, y!), moved));
      }
      return [sum];
    },
    ...(tangent ? { selects: true } : {}),
    ...(transpose ? { transpose: (F, [ct], inputs) => (ct ? transpose(F, ct, inputs) : inputs.map(() => undefined)) } : {}),
  };
};

/** The scalar functions as primitives, one row of scalar's table each. */
export const elementwise = Object.fromEntries(
  functionNames.filter((name): name is Name => name !== "restrict").map((name) => [name, record(name)]),
) as { readonly [N in Name]: Primitive<NoParams> };
