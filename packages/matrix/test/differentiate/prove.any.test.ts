import { expect, it } from "vitest";
import { openSymbol } from "../../src/differentiate/open.js";
import { proves, provesOpen } from "../../src/differentiate/prove.js";
import { declare, evaluate, format, gradient, hessian, parse, vector } from "../../src/index.js";

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
