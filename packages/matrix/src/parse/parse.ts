import { call, type Unify } from "../call.js";
import { error, type Place } from "../errors.js";
import { isScalar, number, sizeOf, sizeScalar, symbolNode, type MatrixExpr, type SymbolExpr } from "../expr.js";
import { functionNamed, functions, ofSizes } from "../functions/functions.js";
import { own } from "../own.js";
import { chainOf } from "../simplify/facts.js";
import { namesOf, showExtent, timesSizes } from "../size.js";
import { openSizes, type OpenSizes } from "./sizes.js";
import { nearest } from "./suggest.js";
import { syntaxOf, type Syntax } from "./syntax.js";

const otherNames: Readonly<Record<string, string>> = {
  arcsin: "asin", arccos: "acos", arctan: "atan", arcsinh: "asinh", arccosh: "acosh", arctanh: "atanh", ln: "log", trace: "tr", inverse: "inv", frobnorm: "normF", norm: "norm2",
};
const operators: readonly string[] = ["add", "sub", "neg", "mul", "div", "times", "over", "power", "matrixPower", "pi"];
const functionNames: readonly string[] = [...Object.keys(functions).filter((name) => !operators.includes(name)), ...Object.keys(otherNames)];

/**
 * The expression that a formula stands for, in the notation of matrixcalculus.org and MATLAB.
 *
 * - `*` is the matrix product, or a product with a scalar; `.* ./ .^` go entry by entry, as do exp, log, sin, …; `'` transposes; `^` is the power of a
 *   scalar, or a whole power of a square matrix, X^-1 its inverse. `'` and `^` bind tightest, from the left: X^2' is (X^2)'.
 * - A vector is a column. `x'*y` is a scalar, `x*y'` a matrix; scalar + matrix is refused, write a*ones(n).
 * - The symbols are those given, in a list or by any keys, and the names of their sizes are scalars. Without any, the letters a to g are scalars, h to z vectors and capitals matrices, and sizes are
 *   inferred.
 * - Functions: inv, pinv, adj, det, logdet, tr, sum, prod, diag, vec, unvec(x, rows, cols), kron, tril, triu, chol, norm1, norm2, normF, specnorm, nucnorm, sval(A, k),
 *   eigval(A, k), eigvals, eigvec(A, k), expm, logm, sqrtm, sinm, cosm, softmax, rowsoftmax, logsumexp, eye(n), ones(n[, m]), zeros(n[, m]), and all functions of one number.
 *
 * @throws matrix/symbols  where they are none
 * @throws matrix/parse, matrix/unknown-name, matrix/unknown-function, matrix/arity, matrix/shape, matrix/not-square  with the place in the text
 * @example
 * const x = vector("x", "n")
 * format(parse("x' * x / n", [x])) // => "x'*x/n"
 * parse("x*x", [x])                // throws matrix/shape
 */
export const parse = (source: string, symbols?: readonly SymbolExpr[] | Readonly<Record<string, SymbolExpr>>): MatrixExpr => {
  const tree = syntaxOf(source);
  if (symbols) return elaborate(tree, scopeOf(symbols), undefined);
  const letters = new Map<string, SymbolExpr>();
  const sizes = openSizes(letters);
  const byLetter: Scope = (name) => letters.get(name) ?? remember(letters, name, guessed(name, sizes));
  elaborate(tree, byLetter, sizes.unify);
  return elaborate(tree, inferred(letters, sizes), undefined);
};

/** What a name stands for, if anything. */
type Scope = ((name: string) => MatrixExpr | undefined) & { readonly names?: readonly string[] };

const remember = (known: Map<string, SymbolExpr>, name: string, symbol: SymbolExpr): SymbolExpr => {
  known.set(name, symbol);
  return symbol;
};

const scopeOf = (given: readonly SymbolExpr[] | Readonly<Record<string, SymbolExpr>>): Scope => {
  const symbols = Object.values(given);
  const other = typeof given === "string" ? given : symbols.find((symbol) => (symbol as Partial<SymbolExpr> | null)?.kind !== "symbol");
  if (other !== undefined) throw error("matrix/symbols", { got: other });
  const known = new Map<string, MatrixExpr>(symbols.flatMap(({ rows, cols }) => [rows, cols].flatMap((size) => (size === null ? [] : namesOf(size)))).map((size) => [size, sizeScalar(size)]));
  for (const symbol of symbols) known.set(symbol.name, symbol);
  return Object.assign((name: string) => known.get(name), { names: symbols.map(({ name }) => name) });
};

const guessed = (name: string, { fresh }: OpenSizes): SymbolExpr => {
  if (/^[a-g]/.test(name)) return symbolNode(name, { rows: null, cols: null }, {});
  return symbolNode(name, { rows: fresh(), cols: /^\p{Lu}/u.test(name) ? fresh() : null }, {});
};

/** The symbols of a formula with the sizes that were found, the open ones named in order. */
const inferred = (letters: ReadonlyMap<string, SymbolExpr>, { named }: OpenSizes): Scope => {
  const known = new Map([...letters].map(([name, symbol]) => [name, symbolNode(name, named(symbol), {})]));
  return (name) => known.get(name);
};

const elaborate = (tree: Syntax, scope: Scope, unify: Unify | undefined): MatrixExpr => {
  if (tree.kind === "number") return number(tree.value);
  if (tree.kind === "name") return scope(tree.name) ?? (tree.name === "pi" ? call("pi", []) : unknown(tree.name, scope, tree.place));
  const args = tree.args.map((arg) => elaborate(arg, scope, unify));
  if (tree.name === "^") return power(args as [MatrixExpr, MatrixExpr], tree.place, unify);
  const known = own(otherNames, tree.name) ?? tree.name;
  if (!functionNamed(known) || known.startsWith("#")) {
    const suggestion = scope(tree.name) ? `${tree.name}*(…)` : nearest(tree.name, functionNames);
    throw error("matrix/unknown-function", { name: tree.name, ...(suggestion && { suggestion }), place: tree.place });
  }
  const [first] = args;
  if (tree.name === "neg" && first?.kind === "number") return number(-first.value);
  return call(known, ofSizes.includes(known) ? args.map(asSize) : args, tree.place, unify);
};

/** A product of sizes as the size that it is: m*n. */
const asSize = (arg: MatrixExpr): MatrixExpr => {
  const factors = chainOf(arg).map(sizeOf);
  return factors.every((factor) => factor !== undefined) ? sizeScalar(factors.reduce(timesSizes)) : arg;
};

const power = ([base, exponent]: [MatrixExpr, MatrixExpr], place: Place, unify: Unify | undefined): MatrixExpr => {
  if (isScalar(base) && !isScalar(exponent)) throw error("matrix/shape", { call: "^", shapes: [base, exponent].map(unify?.show ?? showExtent), rule: "the power of a scalar must be a scalar", suggestion: ".^ entry by entry", place });
  const isInverse = exponent.kind === "number" && exponent.value === -1 && !isScalar(base);
  if (isInverse) return call("inv", [base], place, unify);
  return call(isScalar(base) ? "power" : "matrixPower", [base, exponent], place, unify);
};

const unknown = (name: string, { names = [] }: Scope, place: Place): never => {
  throw error("matrix/unknown-name", { call: "parse", name, known: names, place });
};
