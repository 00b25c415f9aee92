import { matrix, parse, scalar, vector, type MatrixExpr, type Properties, type Structure, type SymbolExpr, type Values } from "../../src/index.js";
import data from "./matrix-identities.json" with { type: "json" };

/** An expression of the reference data with its derivative. */
export interface Entry {
  readonly id: string;
  readonly expr: string;
  readonly wrt: readonly string[];
  readonly dims: Readonly<Record<string, number>>;
  readonly shapes: Readonly<Record<string, readonly string[]>>;
  readonly structure: Structure;
  readonly inputs_are: Readonly<Record<string, string>>;
  readonly grad?: string;
  readonly diff?: string;
  readonly let?: Readonly<Record<string, string>>;
  readonly f_shape: readonly number[];
  readonly d_shape: readonly number[];
  readonly points: readonly { readonly in: Values; readonly f: number | readonly number[]; readonly d: number | readonly number[] }[];
}

export const entries = data.entries as unknown as readonly Entry[];
export const named: readonly (readonly [string, Entry])[] = entries.map((entry) => [entry.id, entry]);

/** What the data says of its inputs, in the words of this package. */
const properties: Readonly<Record<string, Properties>> = {
  spd: { positiveDefinite: true }, sym: { symmetric: true }, inv: { invertible: true }, invpos: { invertible: true }, invneg: { invertible: true },
  diag: { diagonal: true }, lower: { lowerTriangular: true },
};

export const symbolsOf = ({ shapes, inputs_are }: Entry, declared = true): SymbolExpr[] =>
  Object.entries(shapes).map(([name, [m, n]]) => {
    if (m === undefined) return scalar(name);
    return n === undefined ? vector(name, m) : matrix(name, m, n, declared ? (properties[inputs_are[name] ?? ""] ?? {}) : {});
  });

/** A closed form of the data, its abbreviations written out. */
export const writtenOut = (form: string, { let: abbreviations = {} }: Entry): string =>
  form.replace(/[A-Za-z_]\w*/g, (name) => (Object.hasOwn(abbreviations, name) ? `(${writtenOut(abbreviations[name]!, { let: abbreviations } as Entry)})` : name));

export const exprOf = (entry: Entry): MatrixExpr => parse(entry.expr, symbolsOf(entry));

export const valuesAt = ({ dims }: Entry, point: Entry["points"][number]): Values => ({ ...dims, ...point.in });

/** The largest difference, against the largest value that is wanted. */
export const relativeError = (got: Iterable<number>, wanted: number | readonly number[]): number => {
  const [a, b] = [[...got], [wanted].flat()];
  const scale = Math.max(...b.map(Math.abs), Number.MIN_VALUE);
  return a.length === b.length ? Math.max(...a.map((x, k) => Math.abs(x - b[k]!))) / scale : Infinity;
};
