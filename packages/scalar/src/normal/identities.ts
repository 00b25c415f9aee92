import type { FunctionName } from "../functions.js";
import * as piecewise from "../rules/piecewise.js";
import { fromDouble, rational, sameRational, toDouble } from "../rational.js";
import type { Build } from "./call.js";
import { numberNode, type Arena, type Identities, type Normal } from "./node.js";
import { mergeRoots } from "./roots.js";
import { monomial } from "./scale.js";
import { isNonnegative, isPositive } from "./sign.js";
import { mergeSquares } from "./squares.js";

/** sin(x + quarters·π/2) for a multiple of π/12, where it is rational: then its double is whole. @source Niven's theorem */
const sine =
  (quarters: number): Build =>
  (arena, x) => {
    const { node, coefficient: { num, den } } = monomial(x!);
    const isPi = node.kind === "atom" && node.expr.kind === "constant" && node.expr.name === "pi";
    if (!isPi || 12n % den !== 0n) return undefined;
    const twice = 2 * Math.sin(Math.PI * (Number(num % (2n * den)) / Number(den) + quarters / 2));
    const whole = Math.round(twice);
    return Math.abs(twice - whole) < 1e-9 ? numberNode(arena, rational(BigInt(whole), 2n)) : undefined;
  };

const itself: Build = (_, x) => (isNonnegative(x!) ? x : undefined);

const known: Partial<Record<FunctionName, Build>> = {
  abs: itself,
  relu: itself,
  sign: (arena, x) => (isPositive(x!) ? numberNode(arena, rational(1n)) : undefined),
  sin: sine(0),
  cos: sine(1),
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
