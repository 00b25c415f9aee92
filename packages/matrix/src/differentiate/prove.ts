import type { Dense } from "../dense/dense.js";
import { scaled, added, mapped, product, transposed, entry, eye, dense } from "../dense/dense.js";
import { inverse } from "../dense/lu.js";
import { leavesOf } from "../leaves.js";
import { valueOf, type Bindings } from "../evaluate/value.js";
import type { MatrixExpr, SymbolExpr } from "../expr.js";
import { openSymbol } from "./open.js";
import { sizeValue, type Size } from "../size.js";

/** Numbers in (−1, 1) that look random and are the same at each call. */
const randoms = (seed: number) => (): number => {
  seed = (Math.imul(seed, 1664525) + 1013904223) | 0;
  return seed / 2 ** 31;
};

const definite = (a: Dense): Dense => added(product(a, transposed(a)), eye(a.rows));

/** A value with the properties of its symbol. */
const sample = ({ properties: p }: SymbolExpr, rows: number, cols: number, random: () => number): Dense => {
  const plain = dense(rows, cols, random);
  if (p.positiveDefinite) return definite(plain);
  if (p.orthogonal) {
    const skew = added(plain, scaled(-1, transposed(plain)));
    return product(added(eye(rows), scaled(-1, skew)), inverse(added(eye(rows), skew)));
  }
  if (p.symmetric && !p.diagonal) return added(plain, transposed(plain));
  if (rows !== cols || rows === 1) return plain;
  const isZero = (i: number, j: number): boolean | undefined => (p.diagonal && i !== j) || (p.lowerTriangular && i < j) || (p.upperTriangular && i > j);
  return dense(rows, cols, (i, j) => (isZero(i, j) ? 0 : entry(plain, i, j)) + (i === j ? 1.5 * (i + 1) : 0));
};

/** Ways to choose the sizes: different ones show what is transposed by mistake, equal ones make products square that must be. */
const sizeChoices = [(k: number) => 2 + (k % 3), (k: number) => 4 - (k % 3), () => 3, () => 2];

/** What is tried in turn: any numbers, positive ones, and positive definite matrices, which some functions need. */
const manners: readonly ((symbol: SymbolExpr, value: Dense) => Dense)[] = [
  (_, value) => value,
  (_, value) => mapped(Math.abs, value),
  ({ rows, cols }, value) => (rows !== null && rows === cols ? definite(value) : value),
];

/** The symbols of some expressions bound to numbers, one of them `t` along a direction; the directions to try. */
interface Point {
  readonly at: (direction: Dense, t: number) => Bindings;
  readonly directions: readonly Dense[];
}

const points = function* (exprs: readonly MatrixExpr[], by: SymbolExpr): Generator<Point> {
  const { symbols, sizes: names } = leavesOf(by, ...exprs);
  const lengths = [...names].toSorted();
  for (const [attempt, { manner, choose }] of manners.flatMap((manner) => sizeChoices.map((choose) => ({ manner, choose }))).entries()) {
    const sizes = new Map(lengths.map((name, k) => [name, choose(k)]));
    const random = randoms(attempt + 1);
    const length = (size: Size | null): number => (size === null ? 1 : sizeValue(size, sizes)!);
    const declared = symbols.toSorted((a, b) => Number(a !== openSymbol(a)) - Number(b !== openSymbol(b)));
    const values = new Map(declared.map((symbol) => [symbol.name, manner(symbol, sample(symbol, length(symbol.rows), length(symbol.cols), random))]));
    const plain = dense(length(by.rows), length(by.cols), random);
    const moved = (symbol: SymbolExpr, direction: Dense, t: number): Dense => (symbol.name === by.name ? added(values.get(symbol.name)!, scaled(t, direction)) : values.get(symbol.name)!);
    yield {
      directions: by.rows === by.cols && by.rows !== null ? [plain, added(plain, transposed(plain))] : [plain],
      at: (direction, t) => ({ sizes, dense: new Map(symbols.map((symbol) => [symbol, moved(symbol, direction, t)])) }),
    };
  }
};

/** The value of an expression, where it has one; what stands in its way nobody reads. */
const valueAt = (expr: MatrixExpr, bindings: Bindings): Float64Array | undefined => {
  try {
    return valueOf(expr, bindings, () => {
      throw new Error();
    });
  } catch {
    return undefined;
  }
};

/**
 * Steps of central differences. Of the first, the errors by rounding and by curvature are about 1e-8 each where values and derivatives are of size 1; the others are for what is steeper,
 * down to where rounding is all that is left.
 */
const steps = [1e-4, 1e-6, 1e-8, 1e-10];

export interface Claim {
  /** What is differentiated, its symbols without their properties. */
  readonly start: MatrixExpr;
  /** The same as it was given. */
  readonly expr: MatrixExpr;
  readonly by: SymbolExpr;
  readonly result: MatrixExpr;
  readonly layout: "numerator" | "denominator";
}

/** Whether a derivative agrees with a difference, of the longest step that does, along the first direction that has one; undefined where there is no value. */
const agreesAt = ({ start, result, layout }: Claim, at: Point["at"], directions: Point["directions"]): boolean | undefined => {
  const entries = valueAt(result, at(directions[0]!, 0));
  let verdict: false | undefined;
  for (const direction of directions) {
    for (const step of steps) {
      const [right, left] = [step, -step].map((t) => valueAt(start, at(direction, t)));
      const slope = right && left && Array.from(right, (x, k) => (x - left[k]!) / (2 * step));
      if (!entries || !slope?.every(Number.isFinite)) break;
      const place = (k: number, l: number): number => (layout === "numerator" ? k * direction.data.length + l : l * slope.length + k);
      if (near(slope, slope.map((_, k) => direction.data.reduce((sum, x, l) => sum + x * entries[place(k, l)]!, 0)), 1e-5)) return true;
      verdict = false;
    }
    if (verdict === false) break;
  }
  return verdict;
};

/** Whether lists differ by little, against their largest number. */
const near = (a: ArrayLike<number>, b: ArrayLike<number>, tolerance: number): boolean => {
  const scale = Math.max(...Array.from(a, Math.abs), ...Array.from(b, Math.abs), 1e-3);
  return Array.from(a).every((x, k) => Math.abs(x - b[k]!) <= tolerance * scale);
};

/**
 * Whether a derivative agrees with differences of the expression along random directions, at points that have the declared properties: undefined where the
 * expression has no value at any of them. Two points must agree; one that happens to lie at a kink, or where differences are useless, is outvoted by three.
 */
export const proves = (claim: Claim): boolean | undefined => {
  let [agreed, differed] = [0, 0];
  for (const { at, directions } of points([claim.start, claim.expr, claim.result], claim.by)) {
    const verdict = agreesAt(claim, at, directions);
    if (verdict === undefined) continue;
    if (verdict) agreed++;
    else differed++;
    if (agreed > differed + 1) return true;
    if (differed > 1) return false;
  }
  return agreed + differed === 0 ? undefined : differed === 0;
};

/**
 * The same in two steps, for what has a kink where the declared properties hold, as norm1 at the zeros of a triangular matrix: the derivative by independent entries agrees with
 * differences where there are no such zeros, and has the value of the claim where there are.
 */
export const provesOpen = (claim: Claim, by: SymbolExpr, open: MatrixExpr): boolean => {
  if (proves({ ...claim, expr: claim.start, by, result: open }) !== true) return false;
  let agreed = 0;
  for (const { at, directions: [direction] } of points([claim.expr, claim.result, open], claim.by)) {
    const [own, other] = [claim.result, open].map((form) => valueAt(form, at(direction!, 0)));
    if (!own || !other) continue;
    if (!near(own, other, 1e-9)) return false;
    if (++agreed === 2) return true;
  }
  return false;
};
