import { check, declare, gradient, parse, type MatrixExpr, type SymbolExpr, type Values } from "../../src/index.js";
import type { Variation } from "./variations.js";

const sizes: Readonly<Record<string, number>> = { m: 4, n: 3, p: 2, q: 5, k: 2 };
const lengthOf = (size: SymbolExpr["rows"]): number => `${size ?? 1}`.split("*").reduce((product, factor) => product * (sizes[factor] ?? Number(factor)), 1);

/** Numbers between 0.1 and 1.7 that look random. */
const wave = (seed: number): number => 0.9 + 0.8 * Math.sin(12.9898 * seed);
const rotation = [[0.36, 0.48, -0.8], [-0.8, 0.6, 0], [0.48, 0.64, 0.6]];

/** A value with the properties of its symbol; square ones are far from singular. */
const valueOf = ({ rows, cols, properties: p }: SymbolExpr, seed: number): Values[string] => {
  const [m, n] = [lengthOf(rows), lengthOf(cols)];
  const keeps = (i: number, j: number): boolean => i === j || !((p.diagonal ?? false) || ((p.lowerTriangular ?? false) && i < j) || ((p.upperTriangular ?? false) && i > j));
  const at = (i: number, j: number): number => wave(seed + 7 * i + 3 * j * j) + (i === j ? 3 + i : 0);
  const entry = (i: number, j: number): number => (!keeps(i, j) ? 0 : p.symmetric || p.positiveDefinite ? (at(i, j) + at(j, i)) / 2 : m === n ? at(i, j) : wave(seed + 7 * i + 3 * j * j));
  const grid = p.orthogonal ? rotation : Array.from({ length: m }, (_, i) => Array.from({ length: n }, (_x, j) => entry(i, j)));
  return rows === null ? wave(seed) : cols === null ? Array.from({ length: m }, (_, i) => wave(seed + i)) : grid;
};

/** A row with numbers for its symbols. */
export const read = ([source, by, , text]: Variation) => {
  const symbols = declare(text);
  const values: Values = { ...sizes, ...Object.fromEntries(symbols.map((symbol, k) => [symbol.name, valueOf(symbol, 10 * k + 1)])) };
  return { symbols, values, expr: parse(source, symbols), list: by.split(", ") };
};

/** How far the last derivative of a row is from the differences of the one before it. */
export const apartFromDifferences = (row: Variation): number => {
  const { expr, list, values } = read(row);
  const before = list.slice(0, -1).reduce<MatrixExpr>((of, by) => gradient(of, by), expr);
  return check(before, list.at(-1)!, values).maxError;
};

export const titled = (list: readonly Variation[]): [string, Variation][] => list.map((row) => [`${row[0]} by ${row[1]}`, row]);
