import type { Size, SymbolExpr, Values } from "@gradkit/matrix";
import { shuffled } from "./shuffled.js";

/** A size in numbers; names that are not given are 2. */
const sizeIn = (size: Size, sizes: Readonly<Record<string, number>>): number =>
  String(size).split("*").reduce((product, factor) => product * (/^\d+$/.test(factor) ? Number(factor) : (sizes[factor] ?? 2)), 1);

/** Added to the diagonal of a matrix that must be invertible, so that it is far from singular. */
const dominant = 7;

/** Numbers for symbols, the same for the same seed, with what is declared of them: symmetric ones are, and invertible ones are well so. */
export const matrixNumbers = (symbols: readonly SymbolExpr[], sizes: Readonly<Record<string, number>>, seed: number): Values => {
  const next = shuffled(seed);
  return Object.fromEntries(symbols.filter(({ of }) => of === null).map((symbol) => [symbol.name, valueOf(symbol, sizes, next)]));
};

const valueOf = ({ rows, cols, properties }: SymbolExpr, sizes: Readonly<Record<string, number>>, next: () => number): number | number[] | number[][] => {
  if (rows === null) return next();
  const m = sizeIn(rows, sizes);
  if (cols === null) return Array.from({ length: m }, next);
  const { symmetric, diagonal, orthogonal, positiveDefinite, invertible, lowerTriangular, upperTriangular } = properties;
  const isZero = (i: number, j: number): boolean => i !== j && Boolean(diagonal || orthogonal || (lowerTriangular && j > i) || (upperTriangular && j < i));
  const values = Array.from({ length: m }, (_, i) => Array.from({ length: sizeIn(cols, sizes) }, (__, j) => {
    const value = orthogonal ? 1 : next() + (i === j && (invertible || positiveDefinite) ? dominant : 0);
    return isZero(i, j) ? 0 : value;
  }));
  return symmetric || positiveDefinite ? values.map((row, i) => row.map((value, j) => (j < i ? values[j]![i]! : value))) : values;
};
