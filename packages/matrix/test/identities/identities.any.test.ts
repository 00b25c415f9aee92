import { describe, expect, it } from "vitest";
import { check, declare, derive, differential, evaluate, format, gradient, identities, parse, simplify, substitute, type Identity, type MatrixExpr, type SymbolExpr, type Values } from "../../src/index.js";
import { relativeError } from "../data/entries.js";

const sizes: Readonly<Record<string, number>> = { m: 4, n: 3, p: 2, q: 5, k: 2 };
const lengthOf = (size: SymbolExpr["rows"]): number => (typeof size === "number" ? size : sizes[size!]!);

/** Numbers that look random, the same at each call. */
const wave = (seed: number): number => Math.sin(12.9898 * seed) * 1.3;

/** A value that has the properties of its symbol, or, told to break them, only its shape. */
const valueOf = ({ rows, cols, properties }: SymbolExpr, seed: number, keeps = true): Values[string] => {
  if (rows === null) return wave(seed);
  const [m, n] = [lengthOf(rows), cols === null ? 1 : lengthOf(cols)];
  const at = (i: number, j: number): number => wave(seed + 7 * i + 3 * j * j + 1) + (i === j && m === n ? 3 : 0);
  if (cols === null) return Array.from({ length: m }, (_, i) => at(i, 0));
  const isSymmetric = keeps && (properties.symmetric || properties.positiveDefinite);
  return Array.from({ length: m }, (_, i) => Array.from({ length: n }, (_x, j) => (isSymmetric ? (at(i, j) + at(j, i)) / 2 : at(i, j))));
};
const valuesFor = (symbols: readonly SymbolExpr[], keeps = true): Values => ({ ...sizes, ...Object.fromEntries(symbols.map((symbol, k) => [symbol.name, valueOf(symbol, 10 * k + 1, keeps)])) });

const list = ({ by }: Identity): string[] => by.split(",").map((name) => name.trim());
const isOpen = ({ symbols }: Identity): boolean => symbols.includes(" of ");
const isGradient = (row: Identity): boolean => !isOpen(row) && !row.structure && !row.result.includes("dA");
const book = identities.filter(({ source }) => source.startsWith("MML"));
const named = (rows: readonly Identity[]): [string, Identity][] => rows.map((row) => [row.id, row]);

it("the table holds", () => {
  expect(identities.map(({ id }) => id.replace("Cookbook ", "")).join(" ")).toBe(
    "5.99 5.100 5.101 5.102 5.103 5.104 5.105 5.106 5.107 5.108 Example 5.9 Example 5.11 Example 5.12 Example 5.13 " +
      "34 35 37 38 39 41 43 49 51 52 53 54 55 57 58 60 62 63 64 65 66 67 68 71 72 73 74 75 76 77 78 79 82 83 85 86 87 88 89 90 91 92 95 97 98 99 100 101 102 103 104 105 106 107 108 109 110 111 112 113 " +
      "114 115 116 117 118 119 120 121 122 123 124 125 126 127 128 129 130 131 132 139 140 141 142 143 144",
  );
});

it("a row has its statement, the shapes of its symbols and its assumptions", () => {
  const [open, hessian, tensor] = ["5.101", "Cookbook 98", "Example 5.12"].map((id) => identities.find((row) => row.id === id)!);
  expect([open!.statement, open!.assumptions]).toEqual(["d(det(F)) = det(F)*tr(inv(F)*dF)", ["F invertible"]]);
  expect([hessian!.statement, hessian!.shapes]).toEqual(["d^2(x'*A*x + b'*x)/dx dx = A + A'", { x: "n", A: "n×n", b: "n" }]);
  expect(tensor!.statement).toBe("d(A*x)/dA = δ[i, j]*x[k]");
});

/** Rows whose expression is that of another row, or a special case of one with fewer symbols. */
const citedAs: Readonly<Record<string, string>> = { "Cookbook 98": "Cookbook 97", "Cookbook 124": "Cookbook 63" };

describe.each(named(book))("MML %s", (_, row) => {
  it("comes from the engine as the book prints it", () => {
    const expr = parse(row.expr, declare(row.symbols));
    expect(format(isOpen(row) ? differential(expr, row.by) : gradient(expr, list(row)))).toBe(row.result);
  });
});

describe.each(named(identities.filter(isGradient)))("%s", (_, row) => {
  const symbols = declare(row.symbols);
  const expr = parse(row.expr, symbols);
  const result = gradient(expr, list(row));

  it("holds by the engine, and by differences on input that meets its assumptions", () => {
    const before = list(row).slice(0, -1).reduce<MatrixExpr>((of, by) => gradient(of, by), expr);
    const { maxError, closedForm } = check(before, list(row).at(-1)!, valuesFor(symbols));
    expect(maxError).toBeLessThan(1e-8);
    expect([...evaluate(result, valuesFor(symbols))]).toEqual([...closedForm]);
  });

  it("is printed in the source with the same value", () => {
    const printed = row.result.startsWith("d[") ? undefined : parse(row.result, symbols);
    expect(printed ? relativeError(evaluate(printed, valuesFor(symbols)), [...evaluate(result, valuesFor(symbols))]) : format(result) === row.result ? 0 : 1).toBeLessThan(1e-12);
  });

  it("is cited by the steps that derive it", () => {
    expect(derive(expr, list(row)[0]!).steps.at(-1)!.identity).toBe(citedAs[row.id] ?? row.id);
  });
});

describe.each(named(identities.filter((row) => isGradient(row) && row.assumptions.some((text) => /[A-W] symmetric|[A-W] positiveDefinite/.test(text)))))("%s", (_, row) => {
  it("fails where its matrix is not symmetric", () => {
    const general = declare(row.symbols.replace(/ symmetric| positiveDefinite/g, ""));
    const { difference } = check(parse(row.expr, general), row.by, valuesFor(general, false));
    expect(relativeError(evaluate(parse(row.result, general), valuesFor(general, false)), [...difference])).toBeGreaterThan(1e-3);
  });
});

describe.each(named(identities.filter(isOpen)))("%s", (_, row) => {
  it("holds for F = X·A·X + B and G = A·X·B, by the differential of what is put in their place", () => {
    const symbols = declare(row.symbols.replace("p×q", "n×n").replaceAll("m×n", "n×n").replaceAll("n×k", "n×n"));
    const parts = declare("X: n×n; A: n×n; B: n×n; a");
    const inner = new Map(symbols.filter(({ of }) => of !== null).map((symbol) => [symbol, parse(symbol.name === "F" ? "X*A*X + B" : "A*X*B", parts)]));
    const changes = declare("dF: n×n; dG: n×n").map((change): [MatrixExpr, MatrixExpr | undefined] => [change, inner.get(symbols.find(({ name }) => `d${name}` === change.name)!)]);
    const put = new Map<MatrixExpr, MatrixExpr>([...inner, ...changes.flatMap(([change, of]): [MatrixExpr, MatrixExpr][] => (of ? [[change, differential(of, "X")]] : []))]);
    const printed = substitute(parse(row.result, [...symbols, ...declare("dF: n×n; dG: n×n")]), put);
    const engine = substitute(differential(parse(row.expr, symbols), "X"), put);
    const direct = differential(substitute(parse(row.expr, symbols), inner), "X");
    const values = { ...valuesFor(parts), dX: valueOf(parts[0]!, 99) };
    const wanted = [...evaluate(direct, values)];
    expect(relativeError(evaluate(simplify(printed), values), wanted)).toBeLessThan(1e-12);
    expect(relativeError(evaluate(simplify(engine), values), wanted)).toBeLessThan(1e-12);
  });
});

describe.each(named(identities.filter(({ structure }) => structure)))("%s", (_, row) => {
  it("is printed in the source with the value of the engine's structured gradient", () => {
    const symbols = declare(row.symbols);
    const values = valuesFor(symbols);
    const result = gradient(parse(row.expr, symbols), row.by, { structure: row.structure! });
    expect(relativeError(evaluate(parse(row.result, symbols), values), [...evaluate(result, values)])).toBeLessThan(1e-12);
  });
});

it("Cookbook 68, the change of an eigenvector, is the engine's derivative along dA, and that of differences", () => {
  const row = identities.find(({ id }) => id === "Cookbook 68")!;
  const symbols = declare(row.symbols);
  const change = [[0.3, -0.2], [-0.2, 0.5]];
  const values = { ...valuesFor(symbols), dA: change };
  const printed = [...evaluate(parse(row.result, [...symbols, ...declare("dA: k×k")]), values)];
  const { closedForm, difference } = check(parse(row.expr, symbols), "A", values);
  const along = (jacobian: Iterable<number>): number[] => [0, 1].map((i) => [...jacobian].slice(4 * i, 4 * i + 4).reduce((sum, d, k) => sum + d * change.flat()[k]!, 0));
  expect(relativeError(printed, along(closedForm))).toBeLessThan(1e-12);
  expect(relativeError(printed, along(difference))).toBeLessThan(1e-8);
});

it("5.108 without symmetry of W is −(x − As)'(W + W')A", () => {
  const symbols = declare("x: m; A: m×n; s: n; W: m×m");
  expect(format(gradient(parse("(x - A*s)'*W*(x - A*s)", symbols), "s"))).toBe("-(x - A*s)'*(W + W')*A");
});
