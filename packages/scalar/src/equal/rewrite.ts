import { call } from "../normal/call.js";
import { factorsOf, productOf } from "../normal/factors.js";
import { eNode, isCall, numberNode, unit, wholeOf, type Arena, type CallNode, type Factor, type Normal } from "../normal/node.js";
import { power, product, times } from "../normal/product.js";
import { monomial, scale } from "../normal/scale.js";
import { sum } from "../normal/sum.js";
import { minusOne, rational, type Rational } from "../rational.js";
import { primesOfRational } from "./primes.js";

/** Monomials and calls in terms that are linearly independent: sums of single sines and cosines, logarithms of primes and of factors. */
export const rewrite = (arena: Arena, node: Normal): Normal =>
  isCall(node, "log") ? sumOfLogs(arena, node.args[0]!)
  : node.kind === "product" ? (node.factors.some(isEvenPowerOfRoot) ? withoutRoots(arena, node.factors) : singleAngles(arena, node.factors))
  : node;

/** √u² is u wherever it is defined. */
const withoutRoots = (arena: Arena, factors: readonly Factor[]): Normal =>
  product(arena, factors.flatMap((factor): Factor[] => {
    if (!isEvenPowerOfRoot(factor)) return [factor];
    const { args } = factor.base as CallNode;
    const n = powerOf(factor.exponent);
    return [{ base: args[0]!, exponent: numberNode(arena, rational(n / 2n)) }, { base: factor.base, exponent: numberNode(arena, rational(n % 2n)) }];
  }));

const isEvenPowerOfRoot = ({ base, exponent }: Factor): boolean =>
  isCall(base, "sqrt") && powerOf(exponent) / 2n !== 0n;

/**
 * The logarithm of a product as a sum. Here log(u) stands for log|u|, which it is wherever it is defined, so that this holds for factors of
 * either sign.
 */
const sumOfLogs = (arena: Arena, x: Normal): Normal => {
  if (x.kind === "number") return sum(arena, logsOfPrimes(arena, x.value));
  const { node, coefficient } = monomial(x.kind === "sum" ? power(arena, power(arena, x, numberNode(arena, minusOne)), numberNode(arena, minusOne)) : x);
  return sum(arena, [...logsOfPrimes(arena, coefficient), ...factorsOf(node).map((factor) => logOfPower(arena, factor))]);
};

const logOfPower = (arena: Arena, { base, exponent }: Factor): Normal => {
  const inner = isCall(base, "abs") ? base.args[0]! : base;
  return times(arena, exponent, inner === eNode ? unit : inner.kind === "number" ? sum(arena, logsOfPrimes(arena, inner.value)) : call(arena, "log", [inner]));
};

const logsOfPrimes = (arena: Arena, { num, den }: Rational): Normal[] =>
  primesOfRational({ num: num < 0n ? -num : num, den }).map(([p, n]) => scale(arena, rational(n), call(arena, "log", [numberNode(arena, rational(p))])));

type Angle = { readonly name: "sin" | "cos"; readonly angle: Normal };

const highestPower = 24n;

const isAngle = ({ base, exponent }: Factor): boolean => (isCall(base, "sin") || isCall(base, "cos")) && powerOf(exponent) > 0n && powerOf(exponent) <= highestPower;

const powerOf = (exponent: Normal): bigint => wholeOf(exponent) ?? 0n;

/** A product of sines and cosines as a sum of single ones, by 2·cos a·cos b = cos(a − b) + cos(a + b). */
const singleAngles = (arena: Arena, factors: readonly Factor[]): Normal => {
  const angles = factors.filter(isAngle).flatMap(({ base, exponent }) => {
    const { name, args } = base as { name: Angle["name"]; args: readonly Normal[] };
    return Array.from({ length: Number(powerOf(exponent)) }, (): Angle => ({ name, angle: args[0]! }));
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
    const [a, quarters, more] = [node.args[0]!, node.name === "sin" ? 1 : 0, name === "sin" ? 1 : 0];
    return sum(arena, [halfCosine(arena, sum(arena, [a, scale(arena, minusOne, angle)]), quarters - more), halfCosine(arena, sum(arena, [a, angle]), quarters + more)]);
  });

/** cos(x − quarters·π/2)/2 for −1, 0, 1 or 2 quarters: a sine is a cosine of one. */
const halfCosine = (arena: Arena, x: Normal, quarters: number): Normal =>
  scale(arena, rational(quarters === 0 || quarters === 1 ? 1n : -1n, 2n), call(arena, quarters % 2 === 0 ? "cos" : "sin", [x]));
