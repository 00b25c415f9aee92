import { derivatives } from "../derivatives.js";
import type { FunctionName } from "../functions.js";
import { fromDouble, minusOne, rational } from "../rational.js";
import { callNode, eNode, numberNode, wholeOf, type Arena, type Normal } from "./node.js";
import { factorsOf } from "./factors.js";
import { leading } from "./order.js";
import { power, times } from "./product.js";
import { guardsOf, partialParts, restrict, unrestricted } from "./restricted.js";
import { distribute, scale } from "./scale.js";
import { sum } from "./sum.js";

/** name(args) in normal form, where it is more than a call. */
export type Build = (arena: Arena, ...args: Normal[]) => Normal | undefined;

const number = (arena: Arena, num: bigint, den = 1n): Normal => numberNode(arena, rational(num, den));
const negated = (arena: Arena, node: Normal): Normal => scale(arena, minusOne, node);

/** Arithmetic in terms of sums and products, and what ties exponentials, logarithms and roots to them wherever both sides are defined. */
const builders: Partial<Record<FunctionName, Build>> = {
  neg: negated,
  add: (arena, x, y) => sum(arena, [x, y]),
  sub: (arena, x, y) => sum(arena, [x, negated(arena, y)]),
  mul: times,
  div: (arena, x, y) => times(arena, x, power(arena, y, number(arena, -1n))),
  square: (arena, x) => power(arena, x, number(arena, 2n)),
  pow: power,
  exp: (arena, x) => power(arena, eNode, x),
  log: (_, x) => exponentOfE(x),
  sqrt: (arena, x) => power(arena, x, number(arena, 1n, 2n)),
  where: (arena, c, a, b) => (c.kind === "number" ? (c.value.num === 0n ? b : a) : a === b ? restrict(arena, a, partialParts(c)) : undefined),
  restrict: (arena, x, guard) => restrict(arena, x, [guard]),
};

/** name(args) in normal form. */
export const call = (arena: Arena, name: FunctionName, args: readonly Normal[]): Normal => {
  const hoisted = name === "where" ? args.slice(0, 1) : name === "restrict" ? [] : args;
  const guards = hoisted.flatMap(guardsOf);
  const bare = args.map((arg, k) => (k < hoisted.length ? unrestricted(arg) : arg));
  const made = builders[name]?.(arena, ...bare) ?? arena.identities?.calls[name]?.(arena, ...bare) ?? exact(arena, name, bare) ?? byParity(arena, name, bare);
  return restrict(arena, made ?? callNode(arena, name, ...bare), guards);
};

const byParity = (arena: Arena, name: FunctionName, [x]: readonly Normal[]): Normal | undefined => {
  const { parity } = derivatives[name];
  // A minus sign stands before it, or before the first term of a sum.
  if (!parity || leading(x!).coefficient.num >= 0n) return undefined;
  const mirrored = call(arena, name, [distribute(arena, minusOne, x!)]);
  return parity === "even" ? mirrored : negated(arena, mirrored);
};

/** The value at 0 or 1, where the table has it. */
const exact = (arena: Arena, name: FunctionName, [x]: readonly Normal[]): Normal | undefined => {
  const { exact, parity } = derivatives[name];
  const at = wholeOf(x!);
  const value = exact?.[Number(at)] ?? (at === 0n && parity === "odd" ? 0 : undefined);
  return value === undefined ? undefined : numberNode(arena, fromDouble(value));
};

/** u for log(e^u); the exponent is real, so that holds everywhere. */
const exponentOfE = (x: Normal): Normal | undefined => {
  const [factor, second] = factorsOf(x);
  return factor?.base === eNode && !second ? factor.exponent : undefined;
};
