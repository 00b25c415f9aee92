import { call } from "../normal/call.js";
import { factorsOf, productOf } from "../normal/factors.js";
import { eNode, numberNode, unit, type Arena, type CallNode, type Factor, type Normal, type NumberNode } from "../normal/node.js";
import { power, product, times } from "../normal/product.js";
import { monomial, scale } from "../normal/scale.js";
import { sum } from "../normal/sum.js";
import { isInteger, minusOne, rational, type Rational } from "../rational.js";
import { primesOfRational } from "./primes.js";

/** Monomials and calls in terms that are linearly independent: sums of single sines and cosines, logarithms of primes and of factors. */
export const rewrite = (arena: Arena, node: Normal): Normal =>
  node.kind === "call" && node.name === "log" ? sumOfLogs(arena, node.args[0]!)
  : node.kind === "product" ? (node.factors.some(isEvenPowerOfRoot) ? withoutRoots(arena, node.factors) : singleAngles(arena, node.factors))
  : node;

/** √u² is u wherever it is defined. */
const withoutRoots = (arena: Arena, factors: readonly Factor[]): Normal =>
  product(arena, factors.flatMap((factor): Factor[] => {
    if (!isEvenPowerOfRoot(factor)) return [factor];
    const { args } = factor.base as CallNode;
    const { num } = (factor.exponent as NumberNode).value;
    return [{ base: args[0]!, exponent: numberNode(arena, rational(num / 2n)) }, { base: factor.base, exponent: numberNode(arena, rational(num % 2n)) }];
  }));

const isEvenPowerOfRoot = ({ base, exponent }: Factor): boolean =>
  base.kind === "call" && base.name === "sqrt" && exponent.kind === "number" && isInteger(exponent.value) && exponent.value.num / 2n !== 0n;

/**
 * The logarithm of a product as a sum. Here log(u) stands for log|u|, which it is wherever it is defined, so that this holds for factors of
 * either sign.
 */
const sumOfLogs = (arena: Arena, x: Normal): Normal => {
  const { node, coefficient } = monomial(x.kind === "sum" ? power(arena, power(arena, x, numberNode(arena, minusOne)), numberNode(arena, minusOne)) : x);
  const logs = factorsOf(node).map((factor) => logOfPower(arena, factor));
  return sum(arena, [...logsOfPrimes(arena, x.kind === "number" ? x.value : coefficient), ...(x.kind === "number" ? [] : logs)]);
};

const logOfPower = (arena: Arena, { base, exponent }: Factor): Normal => {
  const inner = base.kind === "call" && base.name === "abs" ? base.args[0]! : base;
  const log = inner === eNode ? unit : inner.kind === "number" ? sum(arena, logsOfPrimes(arena, inner.value)) : call(arena, "log", [inner]);
  return product(arena, [{ base: exponent, exponent: unit }, { base: log, exponent: unit }]);
};

const logsOfPrimes = (arena: Arena, { num, den }: Rational): Normal[] =>
  primesOfRational({ num: num < 0n ? -num : num, den }).map(([p, n]) => scale(arena, rational(n), call(arena, "log", [numberNode(arena, rational(p))])));

type Angle = { readonly name: "sin" | "cos"; readonly angle: Normal };

const highestPower = 24n;

const isAngle = ({ base, exponent }: Factor): boolean =>
  base.kind === "call" && (base.name === "sin" || base.name === "cos") && isWhole(exponent, highestPower);

const isWhole = (node: Normal, most: bigint): boolean => node.kind === "number" && isInteger(node.value) && node.value.num > 0n && node.value.num <= most;

/** A product of sines and cosines as a sum of single ones: 2·sin a·sin b = cos(a − b) − cos(a + b), and so on. */
const singleAngles = (arena: Arena, factors: readonly Factor[]): Normal => {
  const angles = factors.filter(isAngle).flatMap(({ base, exponent }) => {
    const { name, args } = base as { name: Angle["name"]; args: readonly Normal[] };
    return Array.from({ length: Number((exponent as { value: Rational }).value.num) }, (): Angle => ({ name, angle: args[0]! }));
  });
  if (angles.length < 2) return productOf(arena, factors);
  const rest = productOf(arena, factors.filter((factor) => !isAngle(factor)));
  const [first, ...others] = angles;
  const single = others.reduce((total, next) => timesAngle(arena, total, next), call(arena, first!.name, [first!.angle]));
  return overTerms(arena, single, (node) => times(arena, node, rest));
};

/** f of each term of a sum, and of its constant as f(1). */
const overTerms = (arena: Arena, node: Normal, f: (node: Normal) => Normal): Normal => {
  if (node.kind === "number") return scale(arena, node.value, f(unit));
  if (node.kind !== "sum") return f(node);
  return sum(arena, [scale(arena, node.constant, f(unit)), ...node.terms.map((term) => scale(arena, term.coefficient, f(term.node)))]);
};

const timesAngle = (arena: Arena, total: Normal, { name, angle }: Angle): Normal =>
  overTerms(arena, total, (node) => {
    if (node.kind !== "call") return times(arena, node, call(arena, name, [angle]));
    const [a, b] = [node.args[0]!, angle];
    const [plus, minus] = [sum(arena, [a, b]), sum(arena, [a, scale(arena, minusOne, b)])];
    const half = (f: "sin" | "cos", x: Normal, g: "sin" | "cos", y: Normal, sign: bigint): Normal =>
      sum(arena, [scale(arena, rational(1n, 2n), call(arena, f, [x])), scale(arena, rational(sign, 2n), call(arena, g, [y]))]);
    if (node.name === "sin") return name === "sin" ? half("cos", minus, "cos", plus, -1n) : half("sin", plus, "sin", minus, 1n);
    return name === "sin" ? half("sin", plus, "sin", minus, -1n) : half("cos", minus, "cos", plus, 1n);
  });
