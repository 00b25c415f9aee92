import { isCall, type MatrixExpr } from "../expr.js";
import { chainOf, isInvertible } from "./facts.js";
import { transpose } from "./build.js";
import { call } from "../call.js";

/** A matrix product as its factors: products within are flat, transposes of products are taken apart. */
export const flat = (expr: MatrixExpr): MatrixExpr[] => {
  if (isCall(expr, "mul")) return chainOf(expr).flatMap(flat);
  if (isCall(expr, "transpose") && isCall(expr.args[0]!, "mul")) return flat(expr.args[0]).map(transpose).toReversed();
  if (isCall(expr, "matrixPower")) {
    const [base, exp] = expr.args as [MatrixExpr, { value: number }];
    const chain = exp.value < 0 ? [inverseOf(base)] : flat(base);
    return Array.from({ length: Math.abs(exp.value) }, () => chain).flat();
  }
  return [expr];
};

/** The factors in reverse, each transposed. */
export const reversed = (chain: readonly MatrixExpr[]): MatrixExpr[] => chain.map(transpose).toReversed();

/** Words of factors that are a shorter word: inverses cancel, and the equations of Penrose hold. */
export const shortened = (chain: readonly MatrixExpr[]): MatrixExpr[] => {
  const list = chain.flatMap(flat);
  for (let at = 0; at < list.length; at++) {
    for (let length = 2; length <= 3 && at + length <= list.length; length++) {
      const word = rewritten(list.slice(at, at + length));
      if (word) return shortened([...list.slice(0, at), ...word, ...list.slice(at + length)]);
    }
  }
  const opened = list.findIndex((factor) => isOpenable(factor));
  if (opened < 0) return list;
  const factors = openedInverse(list[opened]!);
  const open = [...list.slice(0, opened), ...factors, ...list.slice(opened + 1)];
  const cancels = open.some((factor, k) => k + 1 < open.length && rewritten([factor, open[k + 1]!]) !== undefined);
  return cancels ? shortened(open) : list;
};

const rewritten = (word: readonly MatrixExpr[]): MatrixExpr[] | undefined => {
  const [a, b, c] = word as [MatrixExpr, MatrixExpr, MatrixExpr | undefined];
  if (c === undefined) {
    if (isInverse(a, b) || isInverse(b, a)) return [];
    if (isCall(a, "diag") && isCall(b, "diag") && a.args[0]!.cols === null && b.args[0]!.cols === null) return [call("diag", [call("times", [a.args[0]!, b.args[0]!])])];
    return isPseudoPair(a, b) && word.some((factor) => isCall(factor, "transpose") && isCall(factor.args[0]!, "pinv")) ? reversed(word) : undefined;
  }
  if (isPseudoPair(a, b) && (c === a || c === transpose(b))) return [c];
  return isPseudoPair(b, c) && a === transpose(b) ? [a] : undefined;
};

const isInverse = (a: MatrixExpr, b: MatrixExpr): boolean =>
  (isCall(a, "inv") && a.args[0] === b) ||
  (isCall(a, "transpose") && isCall(a.args[0]!, "inv") && a.args[0].args[0] === transpose(b)) ||
  (isOrthogonal(a) && transpose(a) === b) || (isCall(a, "sqrtm") && isCall(b, "inv") && b.args[0] === a);

const isOrthogonal = (expr: MatrixExpr): boolean => {
  const base = isCall(expr, "transpose") ? expr.args[0]! : expr;
  return base.kind === "symbol" && base.properties.orthogonal === true;
};

/** X of pinv(X), transposes aside. */
const pseudo = (expr: MatrixExpr): MatrixExpr | undefined => {
  if (isCall(expr, "pinv")) return expr.args[0];
  if (isCall(expr, "transpose") && isCall(expr.args[0]!, "pinv")) return transpose(expr.args[0].args[0]!);
  return undefined;
};

/** X and X⁺ in one order or the other, or their transposes: their product is symmetric, X·X⁺·X = X, X·X⁺·X⁺ᵀ = X⁺ᵀ and Xᵀ·X·X⁺ = Xᵀ. */
const isPseudoPair = (a: MatrixExpr, b: MatrixExpr): boolean => pseudo(a) === b || pseudo(b) === a;

/** The inverse of a product of matrices that are known to have inverses. */
const isOpenable = (factor: MatrixExpr): boolean => {
  const inner = isCall(factor, "transpose") ? factor.args[0]! : factor;
  return isCall(inner, "inv") && flat(inner.args[0]!).length > 1 && isInvertible(inner.args[0]!);
};
const openedInverse = (factor: MatrixExpr): MatrixExpr[] => {
  if (isCall(factor, "transpose")) return reversed(openedInverse(factor.args[0]!));
  return flat((factor as { args: readonly MatrixExpr[] } & MatrixExpr).args[0]!).toReversed().map((base) => inverseOf(base));
};
const inverseOf = (base: MatrixExpr): MatrixExpr => {
  if (isCall(base, "inv")) return base.args[0]!;
  if (isCall(base, "transpose")) return transpose(call("inv", [base.args[0]!]));
  return call("inv", [base]);
};
