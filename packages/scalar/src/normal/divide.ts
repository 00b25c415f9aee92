import { isInteger, mulRational, invRational, rational } from "../rational.js";
import { numberNode, wholeOf, type Arena, type Normal, type Term } from "./node.js";
import { factorsOf } from "./factors.js";
import { leading } from "./order.js";
import { product } from "./product.js";
import { monomial, scale } from "./scale.js";
import { sum } from "./sum.js";
import { termsOf } from "./terms.js";

const limit = 32;

/** The quotient of two sums of monomials where the division leaves no rest. */
export const divideExactly = (arena: Arena, dividend: Normal, divisor: Normal): Normal | undefined => {
  if (divisor.kind !== "sum" || !mayDivide(dividend, divisor)) return undefined;
  const leader = leading(divisor);
  const quotient: Normal[] = [];
  let rest = dividend;
  for (let k = 0; k < limit; k++) {
    if (wholeOf(rest) === 0n) return sum(arena, quotient);
    const term = ratio(arena, leading(rest), leader);
    if (!term) return undefined;
    quotient.push(term);
    rest = sum(arena, [rest, ...termsOf(divisor).map((part) => negatedProduct(arena, term, part))]);
  }
  return undefined;
};

/** a/b if that is a monomial with whole powers only. */
const ratio = (arena: Arena, a: Term, b: Term): Normal | undefined => {
  if (!basesOf(b.node).every((base) => basesOf(a.node).includes(base))) return undefined;
  const quotient = product(arena, [a.node, { base: b.node, exponent: numberNode(arena, rational(-1n)) }]);
  const { node } = monomial(quotient);
  const isPolynomial = node.kind !== "restricted" && factorsOf(node).every(({ exponent }) => exponent.kind !== "number" || (isInteger(exponent.value) && exponent.value.num > 0n));
  return isPolynomial ? scale(arena, mulRational(a.coefficient, invRational(b.coefficient)), quotient) : undefined;
};

/**
 * Whether the integers agree that two sums have at some integers for their factors: they must divide, where a divisor of coprime integer coefficients
 * divides a sum of rational ones (Gauss's lemma).
 */
const mayDivide = (dividend: Normal, divisor: Normal): boolean => {
  const value = valueAtIntegers(divisor);
  return value !== 0n && valueAtIntegers(dividend) % value === 0n;
};

/** The value times the common denominator of the coefficients, each factor's base an integer of its own. */
const valueAtIntegers = (node: Normal): bigint => {
  const terms = termsOf(node);
  const unit = terms.reduce((product, { coefficient }) => (product % coefficient.den === 0n ? product : product * coefficient.den), 1n);
  return terms.reduce((total, term) => total + (term.coefficient.num * unit * monomialAtIntegers(term.node)) / term.coefficient.den, 0n);
};

const monomialAtIntegers = (node: Normal): bigint =>
  factorsOf(node).reduce((total, { base, exponent }) => {
    if (exponent.kind !== "number") return total * integerOf(base, BigInt(exponent.id + 2));
    const integer = integerOf(base, exponent.value.den);
    return total * (exponent.value.num > 0n ? integer ** exponent.value.num : integer);
  }, 1n);

/** An integer for a base, or for a root of it, that is unlikely to be another's. */
const integerOf = ({ id }: Normal, root: bigint): bigint => 1009n + 30n * BigInt(id) + 7n * root;

const basesOf = (node: Normal): readonly Normal[] => factorsOf(node).map(({ base }) => base);

const negatedProduct = (arena: Arena, term: Normal, part: Term): Normal => {
  return scale(arena, mulRational(rational(-1n), part.coefficient), product(arena, [term, part.node]));
};
