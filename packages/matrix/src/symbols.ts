import { error, symbolError } from "./errors.js";
import { checked, symbolNode, type SymbolExpr } from "./expr.js";
import { propertyNames, type Properties } from "./properties.js";
import { timesSizes, type Size } from "./size.js";

/** The scalar of that name. */
export const scalar = (name: string): SymbolExpr => symbolNode(named(name), { rows: null, cols: null }, {});

/**
 * The column vector of that name, shape (n); `n` is a number or a name, the same name wherever the size is the same.
 *
 * @throws matrix/size, matrix/name
 */
export const vector = (name: string, n: Size): SymbolExpr => symbolNode(named(name), { rows: sized(n), cols: null }, {});

/**
 * The matrix of that name, shape (m, n), with what is known of it.
 *
 * @throws matrix/size, matrix/name, matrix/property, matrix/not-square  where a property needs m = n
 * @example
 * format(gradient(parse("x'*A*x", [vector("x", "n"), matrix("A", "n", "n", { symmetric: true })]), "x")) // => "2*x'*A"
 */
export const matrix = (name: string, m: Size, n: Size, properties: Properties = {}): SymbolExpr => {
  const declared = Object.fromEntries(Object.entries(properties).filter(([, holds]) => holds));
  const unknown = Object.keys(properties).find((property) => !(propertyNames as readonly string[]).includes(property));
  if (unknown !== undefined) throw symbolError("matrix/property", { property: unknown, known: propertyNames });
  if (m !== n && Object.keys(declared).length > 0) throw error("matrix/not-square", { call: Object.keys(declared)[0]!, shape: `${m}×${n}` });
  return symbolNode(named(name), { rows: sized(m), cols: sized(n) }, declared);
};

/**
 * A matrix that depends on a symbol in a way that is left open: the F of F(X), whose derivative prints as dF/dX.
 *
 * @throws matrix/size, matrix/name
 * @example
 * const X = matrix("X", "p", "q")
 * const F = matrixFunction("F", "n", "n", X)
 * format(differential(parse("inv(F)", [F, X]), "X")) // => "-inv(F)*dF*inv(F)"
 */
export const matrixFunction = (name: string, m: Size, n: Size, of: SymbolExpr, { invertible }: Pick<Properties, "invertible"> = {}): SymbolExpr =>
  symbolNode(named(name), { rows: sized(m), cols: sized(n) }, invertible ? { invertible } : {}, checked(of) as SymbolExpr);

const named = (name: string): string => {
  if (typeof name !== "string" || !/^\p{L}[\p{L}\p{Nd}_]*$/u.test(name)) throw symbolError("matrix/name", { name });
  return name;
};

const sized = (size: Size): Size => {
  if (typeof size === "number" ? Number.isSafeInteger(size) && size >= 0 : typeof size === "string" && /^\p{L}[\p{L}\p{Nd}_]*(\*\p{L}[\p{L}\p{Nd}_]*)*$/u.test(size)) return timesSizes(size, 1);
  throw symbolError("matrix/size", { size: String(size) });
};
