import { expect, it } from "vitest";
import { opened, openSymbol } from "../../src/differentiate/open.js";
import { proves, provesOpen } from "../../src/differentiate/prove.js";
import { declare, evaluate, format, gradient, hessian, identities, parse, vector } from "../../src/index.js";

const x = vector("x", "n");
const claim = (of: string, derivative: string): boolean | undefined => {
  const expr = parse(of, [x]);
  return proves({ start: expr, expr, by: x, result: gradient(parse(derivative, [x]), x), layout: "numerator" });
};

it("a derivative that agrees with differences is proved", () => {
  expect(claim("sum(abs(x))", "sum(abs(x))")).toBe(true);
});

it.each([
  ["sum(abs(x))", "sum(x)"],
  ["sum(x.^2)", "2*sum(x.^2)"],
  ["sum(x.^3)", "sum(abs(x).^3)"],
])("one of %s that holds only here and there, that of %s, is refused", (of, other) => {
  expect(claim(of, other)).toBe(false);
});

it("where there is no value nothing is said", () => {
  expect(claim("sum(log(-x.^2))", "sum(x)")).toBe(undefined);
});

const structured = declare("D: 2×2 diagonal; L: 2×2 lowerTriangular; U: 2×2 upperTriangular");
const at = { D: [[2, 0], [0, -3]], L: [[2, 0], [1, -3]], U: [[2, 1], [0, -3]] };

it.each([
  ["norm1(D)^2", "D", [[10, 0], [0, -10]]],
  ["norm1(L)^3", "L", [[108, 0], [108, -108]]],
  ["sum(relu(U))", "U", [[1, 1], [0, 0]]],
  ["log(norm1(tril(U)))", "U", [[0.2, 0], [0, -0.2]]],
])("at the zeros of a declared structure %s by %s has the value of the kink", (of, by, expected) => {
  expect(evaluate(gradient(parse(of, structured), by), at).toNested()).toEqual(expected);
});

it("a second derivative passes over the zeros of a declared structure too", () => {
  expect(format(hessian(parse("norm1(L)", structured), "L"))).toBe("d[i, j; k, l] = 0");
});

it.each([["sign(D)", "2*sign(D)", false], ["2*sign(D)", "2*sign(D)", false], ["sign(D)", "sign(D)", true], ["sign(D)", "sign(D)*eye(2)", true], ["sign(D)", "sign(D) + ones(2, 2)", false]])("%s for the derivative of norm1(D), and %s where D is diagonal: %s", (open, result, holds) => {
  const D = structured[0]!;
  const own = openSymbol(D);
  const claim = { start: parse("norm1(D)", [own]), expr: parse("norm1(D)", [D]), by: D, result: parse(result, [D]), layout: "numerator" as const };
  expect(provesOpen(claim, own, parse(open, [own]))).toBe(holds);
});

const [c, two, names] = [0.3, [0.1, 0.2], declare("c; x: n; X: 2×2")];
const exp5 = 200 * Math.exp(5);
const steep: readonly [formula: string, by: string, expected: unknown][] = [
  ["sin(1000*c)", "c", 1000 * Math.cos(300)],
  ["sin(100000*c)", "c", 1e5 * Math.cos(3e4)],
  ["exp(200*c)", "c", 200 * Math.exp(60)],
  ["cos(500*c^2)*X", "c", [[-1, -2], [-3, -4]].map((row) => row.map((entry) => 300 * Math.sin(45) * entry))],
  ["exp(100*x'*x)", "x", [two.map((entry) => exp5 * entry)]],
  ["(x'*x)^200", "x", [two.map((entry) => 400 * 0.05 ** 199 * entry)]],
  ["sum(sin(300*x))", "x", [two.map((entry) => 300 * Math.cos(300 * entry))]],
  ["sum(exp(500*x))", "x", [two.map((entry) => 500 * Math.exp(500 * entry))]],
];

it.each(steep)("however steep, %s has its derivative by %s", (formula, by, expected) => {
  const result = evaluate(gradient(parse(formula, names), by), { c, x: two, X: [[1, 2], [3, 4]] }).toNested();
  const [got, due] = [result, expected].map((numbers) => [numbers].flat(Infinity) as number[]);
  expect(got!.map((entry, k) => entry / due![k]!)).toEqual(due!.map(() => expect.closeTo(1, 9)));
});

it.each(steep.flatMap(([formula, by]) => [1.001, -1].map((factor) => [formula, by, factor] as const)))("and of %s by %s it is not %d times that", (formula, by, factor) => {
  const expr = parse(formula, names);
  const result = parse(`${factor}*(${format(gradient(expr, by))})`, names);
  expect(proves({ start: expr, expr, by: names.find(({ name }) => name === by)!, result, layout: "numerator" })).toBe(false);
});

const rows = identities.filter(({ by, symbols, structure, result }) => !/ of |,/.test(`${symbols}${by}`) && !structure && !/\bd[A-Z]|\[/.test(result));

it("identities without indices are many", () => {
  expect(rows.length).toBeGreaterThan(50);
});

it.each(rows.flatMap((row) => [1.001, -1].map((factor) => [row.id, factor, row] as const)))("the derivative of identity %s is not %d times itself", (_, factor, row) => {
  const symbols = declare(row.symbols);
  const { expr: start } = opened(parse(row.expr, symbols));
  const verdicts = [1, factor].map((by) => proves({
    start, expr: parse(row.expr, symbols), by: symbols.find(({ name }) => name === row.by)!, result: parse(`${by}*(${row.result})`, symbols), layout: "numerator",
  }));
  expect(verdicts).toEqual([true, false]);
});

const square = declare("A: n×n; X: n×n");

it.each(["tr(A*X)", "tr(A*X*X)", "logdet(X*A)", "sum(sin(A*X))", "tr(inv(X)*A)"])("of %s by a square matrix a transpose too many is refused", (formula) => {
  const expr = parse(formula, square);
  const found = gradient(expr, "X");
  const layout = "numerator";
  const by = square[1]!;
  const own = format(found);
  expect([own, `(${own})'`].map((text) => proves({ start: expr, expr, by, result: parse(text, square), layout }))).toEqual([true, false]);
});
