import { array, type NDArray, type Numbers } from "@gradkit/shapes";
import { valueError } from "../errors.js";
import type { Dense } from "../dense/dense.js";
import type { Bindings } from "./value.js";
import type { MatrixExpr, SymbolExpr } from "../expr.js";
import { leavesOf } from "../leaves.js";
import { own } from "../own.js";
import { namesOf, showExtent, sizeValue } from "../size.js";

/** Values by the name of their symbol: numbers, nested or typed arrays, or NDArrays; sizes that no symbol tells by their own name. */
export type Values = Readonly<Record<string, Numbers | NDArray>>;

/** The values of the symbols of some expressions, and the sizes that follow from them. */
export const bind = (values: Values = {}, ...exprs: readonly MatrixExpr[]): Bindings => {
  const { symbols, sizes: names } = leavesOf(...exprs);
  const given = Object.keys(values);
  const known = new Map<string, number>();
  const arrays = new Map(symbols.filter(({ of }) => of === null).map((symbol) => {
    const value = own(values, symbol.name);
    if (value === undefined) throw valueError("matrix/unbound", { name: symbol.name, given });
    const axes = [symbol.rows, symbol.cols].filter((size) => size !== null);
    const numbers = asArray(value);
    if (!numbers || numbers.shape.length !== axes.length) throw mismatch(symbol, numbers, known);
    for (const [k, size] of axes.entries()) if (typeof size === "string" && !size.includes("*") && !known.has(size)) known.set(size, numbers.shape[k]!);
    return [symbol, numbers] as const;
  }));
  const symbolNames = new Set(symbols.map(({ name }) => name));
  for (const name of names) {
    const value = symbolNames.has(name) ? undefined : own(values, name);
    if (typeof value === "number" && !known.has(name)) known.set(name, value);
  }
  factored(arrays, known);
  for (const [symbol, numbers] of arrays) {
    const axes = [symbol.rows, symbol.cols].filter((size) => size !== null);
    if (axes.some((size, k) => (sizeValue(size, known) ?? numbers.shape[k]) !== numbers.shape[k])) throw mismatch(symbol, numbers, known);
  }
  for (const name of names) if (!known.has(name)) throw valueError("matrix/unbound", { name, isSize: true, given });
  return { sizes: known, dense: new Map([...arrays].map(([symbol, numbers]) => [symbol, denseOf(symbol, numbers)])) };
};

/** The sizes that products tell: n where m and m*n are known. */
const factored = (arrays: ReadonlyMap<SymbolExpr, NDArray>, known: Map<string, number>): void => {
  for (const [{ rows, cols }, { shape }] of arrays) {
    const axes = [rows, cols].filter((size) => size !== null);
    for (const [k, size] of axes.entries()) {
      const open = [...new Set(namesOf(size).filter((name) => !known.has(name)))];
      const rest = typeof size === "string" && open.length === 1 && sizeValue(size, new Map([...known, [open[0]!, 1]]));
      if (rest) known.set(open[0]!, shape[k]! / rest);
    }
  }
};

const asArray = (value: Values[string]): NDArray | undefined => {
  try {
    return array(value as Numbers);
  } catch {
    return undefined;
  }
};

const denseOf = ({ rows, cols }: SymbolExpr, numbers: NDArray): Dense => {
  const [m, n] = rows === null ? [1, 1] : cols === null ? [numbers.shape[0]!, 1] : [numbers.shape[0]!, numbers.shape[1]!];
  return { rows: m, cols: n, data: Float64Array.from(numbers) };
};

const mismatch = (symbol: SymbolExpr, numbers: NDArray | undefined, known: ReadonlyMap<string, number>) => {
  const because = [...new Set([symbol.rows, symbol.cols].flatMap((size) => (size === null ? [] : namesOf(size))))].filter((name) => known.has(name));
  return valueError("matrix/value-shape", {
    name: symbol.name,
    declared: showExtent(symbol),
    got: numbers ? `(${numbers.shape.join(", ")})` : "what is no array of numbers",
    because: because.map((name) => `${name} = ${known.get(name)}`).join(", "),
  });
};
