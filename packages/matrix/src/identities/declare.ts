import { symbolError } from "../errors.js";
import type { SymbolExpr } from "../expr.js";
import { propertyNames, type Properties } from "../properties.js";
import type { Size } from "../size.js";
import { matrix, matrixFunction, scalar, vector } from "../symbols.js";

/**
 * Symbols from a text: "a; x: n; X: m×n; W: n×n symmetric; F: n×n of X". A name alone is a scalar; sizes are numbers or names, × or x or a comma between them.
 *
 * @throws matrix/declaration, matrix/name, matrix/size, matrix/not-square
 * @example
 * declare("c; x: n; W: n×n symmetric").map(({ name, rows, cols }) => [name, rows, cols]) // => [["c", null, null], ["x", "n", null], ["W", "n", "n"]]
 */
export const declare = (text: string): SymbolExpr[] => {
  const known = new Map<string, SymbolExpr>();
  if (typeof text !== "string") throw symbolError("matrix/declaration", { text: String(text) });
  for (const part of text.split(";").map((piece) => piece.trim()).filter((piece) => piece !== "")) {
    const symbol = declared(part, known);
    known.set(symbol.name, symbol);
  }
  return [...known.values()];
};

const sizeOf = (text: string): Size => (/^\d+$/.test(text) ? Number(text) : text);

const declared = (part: string, known: ReadonlyMap<string, SymbolExpr>): SymbolExpr => {
  const [, name, m, n, words = ""] = /^([^\s:]+)\s*(?::\s*(\d+(?=x)|[\p{L}\p{Nd}_*]+)(?:(?:\s*[×,]\s*|\s+x\s+|x)([\p{L}\p{Nd}_*]+))?\s*(.*))?$/u.exec(part) ?? [];
  if (!name) throw symbolError("matrix/declaration", { text: part });
  if (!m) return scalar(name);
  if (!n) return words === "" ? vector(name, sizeOf(m)) : refuse(part);
  const list = words.split(/[\s,]+/).filter((word) => word !== "");
  const at = list.indexOf("of");
  const of = at >= 0 ? known.get(list.splice(at, 2)[1] ?? "") : undefined;
  if ((at >= 0 && !of) || list.some((word) => !(propertyNames as readonly string[]).includes(word))) throw symbolError("matrix/declaration", { text: part });
  const properties: Properties = Object.fromEntries(list.map((word) => [word, true]));
  return of ? matrixFunction(name, sizeOf(m), sizeOf(n), of, properties) : matrix(name, sizeOf(m), sizeOf(n), properties);
};

const refuse = (text: string): never => {
  throw symbolError("matrix/declaration", { text });
};
