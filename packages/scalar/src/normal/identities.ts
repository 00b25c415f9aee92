import type { FunctionName } from "../functions.js";
import * as piecewise from "../rules/piecewise.js";
import { fromDouble, negRational, rational, sameRational, toDouble, type Rational } from "../rational.js";
import type { Build } from "./call.js";
import { numberNode, type Arena, type Identities, type Normal } from "./node.js";
import { mergeRoots } from "./roots.js";
import { monomial } from "./scale.js";
import { isNonnegative, isPositive } from "./sign.js";
import { mergeSquares } from "./squares.js";

/** sin(k·π/12) for the k from 0 to 6 where it is rational. */
const sinesOfTwelfths: ReadonlyMap<bigint, Rational> = new Map([[0n, rational(0n)], [2n, rational(1n, 2n)], [6n, rational(1n)]]);

/** sin(x + shift·π/12) for a multiple of π, where it is rational. */
const sine =
  (shift: bigint): Build =>
  (arena, x) => {
    const { node, coefficient } = monomial(x!);
    const isPi = node.kind === "atom" && node.expr.kind === "constant" && node.expr.name === "pi";
    if (!isPi || 12n % coefficient.den !== 0n) return undefined;
    const twelfths = ((((coefficient.num * 12n) / coefficient.den + shift) % 24n) + 24n) % 24n;
    const half = twelfths % 12n;
    const value = sinesOfTwelfths.get(half > 6n ? 12n - half : half);
    return value && numberNode(arena, twelfths >= 12n ? negRational(value) : value);
  };

const itself: Build = (_, x) => (isNonnegative(x!) ? x : undefined);

const known: Partial<Record<FunctionName, Build>> = {
  abs: itself,
  relu: itself,
  sign: (arena, x) => (isPositive(x!) ? numberNode(arena, rational(1n)) : undefined),
  sin: sine(0n),
  cos: sine(6n),
};

/** The value of a piecewise function at numbers that doubles hold. */
const atNumbers = (arena: Arena, value: (...xs: number[]) => number, args: readonly Normal[]): Normal | undefined => {
  const doubles = args.flatMap((arg) => (arg.kind === "number" && sameRational(fromDouble(toDouble(arg.value)), arg.value) ? [toDouble(arg.value)] : []));
  return doubles.length === args.length ? numberNode(arena, fromDouble(value(...doubles))) : undefined;
};

const { where: _, restrict: __, ...pieces } = piecewise.derivatives;
const values: Partial<Record<FunctionName, (...xs: number[]) => number>> = piecewise.values;

/** The identities of single functions, of sums and of products that hold wherever both sides are defined. */
export const identities: Identities = {
  calls: {
    ...known,
    ...Object.fromEntries((Object.keys(pieces) as (keyof typeof pieces)[]).map((name): [string, Build] => [name, (arena, ...args) => known[name]?.(arena, ...args) ?? atNumbers(arena, values[name] ?? Math[name as "abs"], args)])),
  },
  terms: mergeSquares,
  factors: mergeRoots,
};
