import { derivatives } from "../derivatives.js";
import { e as constantE } from "../expr.js";
import type { FunctionName } from "../functions.js";
import { fromDouble, minusOne, negRational, one, rational, toDouble, type Rational } from "../rational.js";
import { values as piecewise } from "../rules/piecewise.js";
import { atomNode, intern, numberNode, type Arena, type CallNode, type Normal } from "./node.js";
import { compareMonomials } from "./order.js";
import { integerRoot, power, times } from "./product.js";
import { guardsOf, partialParts, restrict, unrestricted } from "./restricted.js";
import { distribute, monomial, scale } from "./scale.js";
import { isNonnegative, isPositive } from "./sign.js";
import { sum } from "./sum.js";

type Build = (arena: Arena, ...args: Normal[]) => Normal | undefined;

const number = (arena: Arena, num: bigint, den = 1n): Normal => numberNode(arena, rational(num, den));
const negated = (arena: Arena, node: Normal): Normal => scale(arena, minusOne, node);
const e = (arena: Arena): Normal => atomNode(arena, constantE);
const reciprocal = (arena: Arena, node: Normal): Normal => power(arena, node, number(arena, -1n));

/** Arithmetic in terms of sums and products, and the identities of single functions that hold wherever both sides are defined. */
const builders: Partial<Record<FunctionName, Build>> = {
  neg: negated,
  add: (arena, x, y) => sum(arena, [x, y]),
  sub: (arena, x, y) => sum(arena, [x, negated(arena, y)]),
  mul: times,
  div: (arena, x, y) => times(arena, x, reciprocal(arena, y)),
  square: (arena, x) => power(arena, x, number(arena, 2n)),
  pow: (arena, x, y) => (x === e(arena) ? exponential(arena, y) : power(arena, x, y)),
  exp: (arena, x) => exponential(arena, x),
  log: (arena, x) => exponentOfE(arena, x),
  sqrt: (arena, x) => squareRoot(arena, x),
  abs: (_, x) => (isNonnegative(x) ? x : undefined),
  sign: (arena, x) => (isPositive(x) ? number(arena, 1n) : undefined),
  relu: (_, x) => (isNonnegative(x) ? x : undefined),
  sin: (arena, x) => multipleOfPi(arena, x, sinesOfTwelfths),
  cos: (arena, x) => multipleOfPi(arena, x, sinesOfTwelfths, 6n),
  where: (arena, c, a, b) => (c.kind === "number" ? (c.value.num === 0n ? b : a) : a === b ? restrict(arena, a, partialParts(c)) : undefined),
  restrict: (arena, x, guard) => restrict(arena, x, [guard]),
};

/** name(args) in normal form. */
export const call = (arena: Arena, name: FunctionName, args: readonly Normal[]): Normal => {
  const hoisted = name === "where" ? args.slice(0, 1) : name === "restrict" ? [] : args;
  const guards = hoisted.flatMap(guardsOf);
  const bare = args.map((arg, k) => (k < hoisted.length ? unrestricted(arg) : arg));
  return restrict(arena, builders[name]?.(arena, ...bare) ?? exact(arena, name, bare) ?? byParity(arena, name, bare) ?? plain(arena, name, bare), guards);
};

const plain = (arena: Arena, name: FunctionName, args: readonly Normal[]): Normal => intern<CallNode>(arena, { kind: "call", name, args });

const byParity = (arena: Arena, name: FunctionName, [x]: readonly Normal[]): Normal | undefined => {
  const { parity } = derivatives[name];
  if (!parity || !x || !isNegative(x)) return undefined;
  const mirrored = call(arena, name, [distribute(arena, minusOne, x)]);
  return parity === "even" ? mirrored : negated(arena, mirrored);
};

/** Whether a minus sign stands before it, or before the first term of a sum. */
const isNegative = (node: Normal): boolean => {
  if (node.kind === "number") return node.value.num < 0n;
  const first = node.kind === "sum" ? node.terms.reduce((first, term) => (compareMonomials(term.node, first.node) < 0 ? term : first)) : monomial(node);
  return first.coefficient.num < 0n;
};

/** The value at rational arguments: of piecewise functions where doubles hold them, of others where the table has it. */
const exact = (arena: Arena, name: FunctionName, args: readonly Normal[]): Normal | undefined => {
  const values = args.flatMap((arg) => (arg.kind === "number" ? [arg.value] : []));
  if (values.length < args.length || !values.every(isDouble)) return undefined;
  const doubles = values.map(toDouble);
  const value = name in piecewise ? (piecewise[name as keyof typeof piecewise] as (...xs: number[]) => number)(...doubles) : exactAt(name, doubles[0]!);
  return value === undefined ? undefined : numberNode(arena, fromDouble(value));
};

const exactAt = (name: FunctionName, x: number): number | undefined => {
  const { exact, parity } = derivatives[name];
  return exact?.[x] ?? (x === 0 && parity === "odd" ? 0 : undefined);
};

const isDouble = (value: Rational): boolean => {
  const { num, den } = fromDouble(toDouble(value));
  return num === value.num && den === value.den;
};

const exponential = (arena: Arena, x: Normal): Normal =>
  x.kind === "call" && x.name === "log" ? restrict(arena, x.args[0]!, [x]) : power(arena, e(arena), x);

/** u for log(e^u); the exponent is real, so that holds everywhere. */
const exponentOfE = (arena: Arena, x: Normal): Normal | undefined => {
  const factor = x.kind === "product" && x.factors.length === 1 ? x.factors[0] : x.kind === "atom" ? { base: x, exponent: undefined } : undefined;
  const isE = factor?.base.kind === "atom" && factor.base.expr.kind === "constant" && factor.base.expr.name === "e";
  return isE ? (factor.exponent ?? numberNode(arena, one)) : undefined;
};

const squareRoot = (arena: Arena, x: Normal): Normal | undefined => {
  const { node, coefficient } = monomial(x);
  const root = x.kind === "number" ? rootOf(x.value) : rootOf(coefficient);
  if (x.kind === "number") return root ? numberNode(arena, root) : x.value.num > 0n ? power(arena, x, number(arena, 1n, 2n)) : undefined;
  if (root && coefficient !== one && node !== x) return scale(arena, root, call(arena, "sqrt", [node]));
  if (node.kind === "product" && node.factors.every(({ exponent }) => exponent.kind === "number" && exponent.value.den === 1n && exponent.value.num % 2n === 0n) && node === x)
    return times(arena, ...node.factors.map(({ base, exponent }) => power(arena, call(arena, "abs", [base]), scale(arena, rational(1n, 2n), exponent))));
  return isNonnegative(x) ? power(arena, x, number(arena, 1n, 2n)) : undefined;
};

const rootOf = ({ num, den }: Rational): Rational | undefined => {
  const [a, b] = [num < 0n ? undefined : num === 0n ? 0n : integerRoot(num, 2n), integerRoot(den, 2n)];
  return a !== undefined && b !== undefined ? rational(a, b) : undefined;
};

/** sin(k·π/12) for the k from 0 to 6 where it is rational. */
const sinesOfTwelfths: ReadonlyMap<bigint, Rational> = new Map([[0n, rational(0n)], [2n, rational(1n, 2n)], [6n, rational(1n)]]);

const multipleOfPi = (arena: Arena, x: Normal, sines: ReadonlyMap<bigint, Rational>, shift = 0n): Normal | undefined => {
  const { node, coefficient } = monomial(x);
  const isPi = node.kind === "atom" && node.expr.kind === "constant" && node.expr.name === "pi";
  if (!isPi || 12n % coefficient.den !== 0n) return undefined;
  const twelfths = ((((coefficient.num * 12n) / coefficient.den + shift) % 24n) + 24n) % 24n;
  const half = twelfths % 12n;
  const sine = sines.get(half > 6n ? 12n - half : half);
  return sine && numberNode(arena, twelfths >= 12n ? negRational(sine) : sine);
};
