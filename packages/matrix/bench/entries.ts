import { machine } from "@repo/bench";
import { gradient, matrix, parse, scalar, vector, type MatrixExpr, type Structure, type SymbolExpr } from "@gradkit/matrix";
import data from "../test/data/matrix-identities.json" with { type: "json" };

interface Entry {
  readonly id: string;
  readonly expr: string;
  readonly wrt: readonly string[];
  readonly shapes: Readonly<Record<string, readonly string[]>>;
  readonly structure: Structure;
}

const entries = data.entries as unknown as readonly Entry[];
const rounds = 9;

/** The symbols with names of their own in each round, so that no derivative is found in a cache. */
const renamed = (text: string, round: number): string => text.replace(/\b[A-Za-z]\w*\b(?!\()/g, (name) => (name === "pi" ? name : `${name}_${round}`));
const symbolsOf = ({ shapes }: Entry, round: number): SymbolExpr[] =>
  Object.entries(shapes).map(([symbol, sizes]) => {
    const [name, m, n] = [symbol, ...sizes].map((text) => renamed(text, round)) as [string, string?, string?];
    return m === undefined ? scalar(name) : n === undefined ? vector(name, m) : matrix(name, m, n);
  });

/** Milliseconds from the text of an expression to its proved closed form. */
const timed = (entry: Entry, round: number): number => {
  const start = performance.now();
  entry.wrt.reduce<MatrixExpr>((expr, by) => gradient(expr, renamed(by, round), { structure: entry.structure }), parse(renamed(entry.expr, round), symbolsOf(entry, round)));
  return performance.now() - start;
};
const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]!;

const times = entries.map((entry) => ({ id: entry.id, cold: timed(entry, 0), warm: [] as number[] }));
for (let round = 0; round < rounds; round++) for (const [k, entry] of entries.entries()) times[k]!.warm.push(timed(entry, round + 1));

const rows = times.map(({ id, cold, warm }) => ({ id, cold, warm: median(warm) }));
console.log(machine());
for (const by of ["cold", "warm"] as const) {
  const sorted = rows.toSorted((a, b) => b[by] - a[by]);
  console.log(`${by}: median ${median(rows.map((row) => row[by])).toFixed(2)} ms; slowest ${sorted.slice(0, 8).map((row) => `${row.id} ${row[by].toFixed(1)}`).join(", ")}`);
}
