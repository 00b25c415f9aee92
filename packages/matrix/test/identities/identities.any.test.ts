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
const book = identities.filter(({ source }) => source.startsWith("MML"));
const named = (rows: readonly Identity[]): [string, Identity][] => rows.map((row) => [row.id, row]);

it("the table holds", () => {
  expect(identities.map(({ id }) => id).join(", ")).toBe(
    "5.99, 5.100, 5.101, 5.102, 5.103, 5.104, 5.105, 5.106, 5.107, 5.108, Example 5.9, Example 5.11, Example 5.12, Example 5.13, Cookbook 43, Cookbook 49, Cookbook 53, Cookbook 63, Cookbook 67, Cookbook 76, " +
      "Cookbook 77, Cookbook 82, Cookbook 85, Cookbook 88, Cookbook 97, Cookbook 98, Cookbook 99, Cookbook 101, Cookbook 102, Cookbook 106, Cookbook 108, Cookbook 111, Cookbook 117, Cookbook 121, Cookbook 129, Cookbook 131, Cookbook 132",
  );
});

it("a row has its statement, the shapes of its symbols and its assumptions", () => {
  const [open, hessian, tensor] = ["5.101", "Cookbook 98", "Example 5.12"].map((id) => identities.find((row) => row.id === id)!);
  expect([open!.statement, open!.assumptions]).toEqual(["d(det(F)) = det(F)*tr(inv(F)*dF)", ["F invertible"]]);
  expect([hessian!.statement, hessian!.shapes]).toEqual(["d^2(x'*A*x + b'*x)/dx dx = A + A'", { x: "n", A: "n×n", b: "n" }]);
  expect(tensor!.statement).toBe("d(A*x)/dA = δ[i, j]*x[k]");
});

describe.each(named(book))("MML %s", (_, row) => {
  it("comes from the engine as the book prints it", () => {
    const expr = parse(row.expr, declare(row.symbols));
    expect(format(isOpen(row) ? differential(expr, row.by) : gradient(expr, list(row)))).toBe(row.result);
  });
});

describe.each(named(identities.filter((row) => !isOpen(row))))("%s", (_, row) => {
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
    expect(derive(expr, list(row)[0]!).steps.at(-1)!.identity).toBe(row.id === "Cookbook 98" ? "Cookbook 97" : row.id);
  });
});

describe.each(named(identities.filter(({ symbols }) => / symmetric| positiveDefinite/.test(symbols))))("%s", (_, row) => {
  it("fails where its matrix is not symmetric", () => {
    const general = declare(row.symbols.replace(/ symmetric| positiveDefinite/g, ""));
    const { difference } = check(parse(row.expr, general), row.by, valuesFor(general, false));
    expect(relativeError(evaluate(parse(row.result, general), valuesFor(general, false)), [...difference])).toBeGreaterThan(1e-3);
  });
});

describe.each(named(identities.filter(isOpen)))("%s", (_, row) => {
  it("holds for F = X·A·X + B, by the differential of what is put in its place", () => {
    const symbols = declare(row.symbols.replace("p×q", "n×n").replace("m×n", "n×n"));
    const F = symbols.find(({ name }) => name === "F")!;
    const [X, , A, B] = declare("X: n×n; F: n×n; A: n×n; B: n×n");
    const inner = parse("X*A*X + B", [X!, A!, B!]);
    const general = differential(parse(row.expr, symbols), "X");
    const dF = differential(inner, "X");
    const [change] = declare("dF: n×n");
    const composed = substitute(general, new Map([[F as MatrixExpr, inner], [change!, dF]]));
    const direct = differential(substitute(parse(row.expr, symbols), new Map([[F as MatrixExpr, inner]])), "X");
    const values = { ...valuesFor([X!, A!, B!]), dX: valueOf(X!, 99) };
    expect(relativeError(evaluate(simplify(composed), values), [...evaluate(direct, values)])).toBeLessThan(1e-12);
  });
});

it("5.108 without symmetry of W is −(x − As)'(W + W')A", () => {
  const symbols = declare("x: m; A: m×n; s: n; W: m×m");
  expect(format(gradient(parse("(x - A*s)'*W*(x - A*s)", symbols), "s"))).toBe("-(x - A*s)'*(W + W')*A");
});
