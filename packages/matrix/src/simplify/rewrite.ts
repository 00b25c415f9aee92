import { call } from "../call.js";
import { isCall, number, sizeScalar, type MatrixExpr } from "../expr.js";
import { own } from "../own.js";
import { identity, transpose } from "./build.js";

const isSquare = ({ rows, cols }: MatrixExpr): boolean => rows !== null && rows === cols;

type Rewrite = (args: readonly MatrixExpr[], name: string) => MatrixExpr | undefined;

/** The argument, where the expression is that function of one. */
const inside = (expr: MatrixExpr | undefined, ...names: string[]): MatrixExpr | undefined =>
  names.reduce<MatrixExpr | undefined>((part, name) => (part && isCall(part, name) ? part.args[0] : undefined), expr);

const orElse = (...rewrites: Rewrite[]): Rewrite => (args, name) => {
  for (const rewrite of rewrites) {
    const found = rewrite(args, name);
    if (found) return found;
  }
  return undefined;
};

/** f(X') = f(X)' for f of a square matrix, entry by entry or as a whole. */
const throughTranspose: Rewrite = ([x], name) => {
  const inner = x && inside(x, "transpose");
  return inner && transpose(rewriteCall(name, [inner]));
};
const ofTranspose: Rewrite = ([x], name) => {
  const inner = x && inside(x, "transpose");
  return inner && rewriteCall(name, [inner]);
};

/** Equations between functions that hold wherever both sides are defined, from left to right. */
const table: Readonly<Record<string, Rewrite>> = {
  transpose: ([x]) => transpose(x!),
  inv: orElse(
    ([x]) => inside(x, "inv"),
    ([x]) => (isCall(x!, "eye") ? x : undefined),
    ([x]) => (isCall(x!, "diag") && x.args[0]!.cols === null ? call("diag", [call("over", [number(1), x.args[0]!])]) : undefined),
    ([x]) => (x!.kind === "symbol" && x!.properties.orthogonal ? transpose(x!) : undefined),
    ([x]) => (isCall(x!, "kron") && x.args.every(isSquare) ? call("kron", x.args.map((arg) => rewriteCall("inv", [arg]))) : undefined),
    throughTranspose,
  ),
  pinv: orElse(([x]) => inside(x, "pinv"), throughTranspose),
  adj: throughTranspose,
  expm: throughTranspose, logm: throughTranspose, sqrtm: throughTranspose, sinm: throughTranspose, cosm: throughTranspose,
  det: orElse(
    ofTranspose,
    ([x]) => (isCall(x!, "eye") ? number(1) : undefined),
    ([x]) => (isCall(x!, "kron") && x.args.every(isSquare) ? call("mul", x.args.map((arg, k) => call("power", [rewriteCall("det", [arg]), sizeScalar(x.args[1 - k]!.rows!)]))) : undefined),
  ),
  logdet: ofTranspose,
  tr: ([x]) => inside(x, "logm") && call("logdet", [inside(x, "logm")!]),
  sum: ([x]) => {
    const [plain, logs, factor, exps] = [inside(x, "eigvals"), inside(x, "log", "eigvals"), inside(x, "log", "diag", "chol"), inside(x, "exp", "eigvals")];
    if (plain) return call("tr", [plain]);
    if (logs) return call("logdet", [logs]);
    if (factor) return call("mul", [number(0.5), call("logdet", [factor])]);
    return exps && call("tr", [call("expm", [exps])]);
  },
  prod: ([x]) => inside(x, "eigvals") && call("det", [inside(x, "eigvals")!]),
  matrixPower: ([x, k]) => (k?.kind === "number" && k.value === 0 ? identity(x!.rows!) : k?.kind === "number" && k.value === 1 ? x : undefined),
};

/** The function of the arguments, or what it is equal to. */
export const rewriteCall = (name: string, args: readonly MatrixExpr[]): MatrixExpr => {
  return own(table, name)?.(args, name) ?? call(name, args);
};

