import { isCall, type MatrixExpr } from "../expr.js";
import { memo } from "../memo.js";

const keeps: readonly string[] = ["inv", "adj", "pinv", "expm", "logm", "sqrtm", "sinm", "cosm", "diagsums", "neg", "transpose", "div", "matrixPower"];

/** Whether a matrix is equal to its transpose, by what is declared of its symbols. */
export const isSymmetric: (expr: MatrixExpr) => boolean = /* @__PURE__ */ memo((expr) => {
  if (expr.rows === null && expr.cols === null) return true;
  if (expr.rows !== expr.cols) return false;
  if (expr.kind === "symbol") return Boolean(expr.properties.symmetric ?? expr.properties.diagonal ?? expr.properties.positiveDefinite);
  if (expr.kind !== "call") return false;
  const { name, args } = expr;
  if (["eye", "ones", "zeros", "diag"].includes(name)) return true;
  if (["add", "sub", "times", "over", "power"].includes(name)) return args.every(isSymmetric) || sumWithTranspose(name, args);
  if (name === "mul") return isPalindrome(chainOf(expr));
  if (keeps.includes(name)) return isSymmetric(args[0]!);
  return args.length === 1 && args[0]!.rows === expr.rows && args[0]!.cols === expr.cols && !notEntrywise.includes(name) && isSymmetric(args[0]!);
});
const notEntrywise: readonly string[] = ["rowsoftmax", "chol", "tril", "triu", "eigvecs", "svdU", "svdV", "softmax"];

const sumWithTranspose = (name: string, [a, b]: readonly MatrixExpr[]): boolean => name === "add" && (isTransposeOf(a!, b!) || isTransposeOf(b!, a!));
const isTransposeOf = (a: MatrixExpr, b: MatrixExpr): boolean => isCall(a, "transpose") && a.args[0] === b;

/** The factors of a matrix product from left to right. */
export const chainOf = (expr: MatrixExpr): MatrixExpr[] => {
  if (!isCall(expr, "mul")) return [expr];
  return expr.args.flatMap(chainOf);
};

const isPalindrome = (chain: readonly MatrixExpr[]): boolean => {
  const factors = chain.filter(({ rows, cols }) => rows !== null || cols !== null);
  return factors.every((factor, k) => {
    const mirror = factors[factors.length - 1 - k]!;
    return factor === mirror ? isSymmetric(factor) : isTransposeOf(factor, mirror) || isTransposeOf(mirror, factor);
  });
};

const isNegative = (expr: MatrixExpr): boolean => expr.kind === "number" && expr.value < 0;

/** Whether a matrix is known to have an inverse. */
export const isInvertible = (expr: MatrixExpr): boolean => {
  if (expr.rows === null || expr.rows !== expr.cols) return false;
  if (expr.kind === "symbol") return Boolean(expr.properties.invertible ?? expr.properties.positiveDefinite ?? expr.properties.orthogonal);
  if (expr.kind !== "call") return false;
  if (expr.name === "mul") return chainOf(expr).every((factor) => factor.rows !== null && isInvertible(factor));
  if (expr.name === "transpose" || expr.name === "adj") return isInvertible(expr.args[0]!);
  if (expr.name === "matrixPower") return isInvertible(expr.args[0]!) || isNegative(expr.args[1]!);
  return ["inv", "expm", "eye", "chol", "sqrtm"].includes(expr.name);
};
