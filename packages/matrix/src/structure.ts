import { call } from "./call.js";
import { error } from "./errors.js";
import { isScalar, number, symbolNode, type MatrixExpr, type SymbolExpr } from "./expr.js";
import { own } from "./own.js";
import { identity, transpose } from "./simplify/build.js";
import { replaced } from "./replaced.js";
import { simplify } from "./simplify/simplify.js";
import { showExtent } from "./size.js";

/** G with its off-diagonal entries twice: each stands for two entries of a symmetric matrix. */
const free = (g: MatrixExpr, onDiagonal: MatrixExpr): MatrixExpr => call("sub", [call("add", [g, transpose(g)]), onDiagonal]);
const masked = (g: MatrixExpr): MatrixExpr => call("times", [g, identity(g.rows!)]);

/**
 * How the entries of a matrix argument hang together, and what the gradient G over independent entries becomes.
 *
 * - `full`: all entries are independent.
 * - `sym-free`: symmetric, by the free parameters: an entry off the diagonal counts twice, G + G' − G.*I (Matrix Cookbook 138).
 * - `sym-proj`: symmetric, by projection: (G + G')/2, the gradient in the space of symmetric matrices, the one that a step of descent needs.
 * - `diag`, `lower`: by the entries that are not zero.
 * - `toeplitz`, `sym-toeplitz`: by the parameter of each diagonal, repeated along it.
 */
export const structures = {
  full: (g: MatrixExpr) => g,
  "sym-free": (g: MatrixExpr) => free(g, masked(g)),
  "sym-proj": (g: MatrixExpr) => call("mul", [number(0.5), call("add", [g, transpose(g)])]),
  diag: masked,
  lower: (g: MatrixExpr) => call("tril", [g]),
  toeplitz: (g: MatrixExpr) => call("diagsums", [g]),
  "sym-toeplitz": (g: MatrixExpr) => free(call("diagsums", [g]), masked(call("diagsums", [g]))),
} as const;

export type Structure = keyof typeof structures;

/** The gradient over independent entries as that over the structure's parameters; a structure that is symmetric makes the symbol so, declared or not. */
export const structured = (structure: Structure, g: MatrixExpr, of: MatrixExpr, by: SymbolExpr): MatrixExpr => {
  const refuse = (rule: string, shape: MatrixExpr) => error("matrix/structure", { structure, shape: showExtent(shape), rule });
  const shaped = own(structures, structure);
  if (!shaped) throw refuse(`it must be one of ${Object.keys(structures).join(", ")}`, by);
  if (structure === "full") return g;
  if (of.kind === "tensor" || !isScalar(of)) throw refuse("the function must be a scalar", of);
  if (by.rows === null || by.rows !== by.cols) throw refuse("the argument must be a square matrix", by);
  const closed = structure.startsWith("sym") ? symbolNode(by.name, by, { ...by.properties, symmetric: true }) : by;
  const result = simplify(shaped(simplify(replaced(g, new Map([[by, closed]])))));
  return replaced(result, new Map([[closed, by]]));
};
