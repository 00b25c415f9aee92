import { describe, expect, it } from "vitest";
import { declare, evaluate, format, parse, type SymbolExpr } from "../../src/index.js";
import { thrown } from "@repo/testing";

const symbols = declare("a; b; x: n; y: n; u: m; A: m×n; X: n×n; B: n×n");
const read = (text: string, known: readonly SymbolExpr[] = symbols): string => format(parse(text, known));

describe("precedence is that of MATLAB", () => {
  it.each([
    ["X^2'", "(X^2)'"],
    ["-x.^2", "-x.^2"],
    ["x'*X*y", "x'*X*y"],
    ["a - b - a", "a - b - a"],
    ["a - (b - a)", "a - (b - a)"],
    ["a/b*a", "a/b*a"],
    ["a/(b*a)", "a/(b*a)"],
    ["(x + y)'", "(x + y)'"],
    ["x.*(X*y)", "x.*(X*y)"],
    ["X^-1", "inv(X)"],
    ["Xᵀ·y ⊙ x", "X'*y.*x"],
    ["2^a", "2^a"],
    ["1e-3*x", "0.001*x"],
    ["arctan(x) + ln(y)", "atan(x) + log(y)"],
    ["ones(m*n)'*vec(A)", "ones(m*n)'*vec(A)"],
    ["unvec(zeros(2*m*n, 1)*ones(1), 2*n, m)", "unvec(zeros(2*m*n, 1)*ones(1), 2*n, m)"],
  ])("%s is read as %s", (text, shown) => expect(read(text)).toBe(shown));

  it("a sign binds less tightly than a power: -a^2 is −(a²)", () => {
    expect([...evaluate(parse("-a^2", symbols), { a: 3 })]).toEqual([-9]);
  });
});

describe("without symbols, letters tell the ranks and the sizes are inferred", () => {
  it.each([
    ["x'*A*x", [["x", "n", null], ["A", "n", "n"]]],
    ["tr(A*X*B)", [["A", "n", "m"], ["X", "m", "p"], ["B", "p", "n"]]],
    ["A*x + c*y", [["A", "n", "m"], ["x", "m", null], ["c", null, null], ["y", "n", null]]],
    ["kron(A, B)*x", [["A", "n", "m"], ["B", "p", "q"], ["x", "m*q", null]]],
  ])("%s", (text, shapes) => {
    const found = new Map<string, SymbolExpr>();
    const visit = (expr: ReturnType<typeof parse>): void => {
      if (expr.kind === "symbol") found.set(expr.name, expr);
      if (expr.kind === "call") expr.args.forEach(visit);
    };
    visit(parse(text));
    expect([...found.values()].map(({ name, rows, cols }) => [name, rows, cols])).toEqual(shapes);
  });
});

describe("what is no formula is refused, with the token and what would be right", () => {
  it.each([
    ["", "matrix/parse: parse: expected a number, a name, a function, ( or a sign, found the end"],
    ["x +", "matrix/parse: parse: expected a number, a name, a function, ( or a sign, found the end"],
    ["(x", "matrix/parse: parse: expected an operator, a comma or ), found the end"],
    ["2x", 'matrix/parse: parse: expected an operator or the end, found x. Did you mean *?'],
    ["x # y", 'matrix/parse: parse: expected a letter, a number or an operator, found "#"'],
    ["a^b^a", "matrix/parse: parse: expected parentheses around one of two powers, found ^. Did you mean (a^b)^c or a^(b*c)?"],
    ["x'*Q*x", "matrix/unknown-name: parse: no symbol Q, got a, b, x, y, u, A, X, B"],
    ["trce(X)", "matrix/unknown-function: parse: no function trce. Did you mean trace?"],
    ["kron(X)", "matrix/arity: kron: takes 2 arguments, got 1"],
    ["x*y", "matrix/shape: *: inner sizes must agree, got n×1 and n×1. Did you mean x'*y or x*y' or x.*y?"],
    ["A*u", "matrix/shape: *: inner sizes must agree, got m×n and m×1. Did you mean a transpose, X'?"],
    ["a + x", "matrix/shape: +: a scalar cannot be added to an array, got scalar and n×1. Did you mean the scalar*ones(n)?"],
    ["A - 1", "matrix/shape: -: a scalar cannot be subtracted from an array, got m×n and scalar. Did you mean …*ones(m, n)?"],
    ["2^X", "matrix/shape: ^: the power of a scalar must be a scalar, got scalar and n×n. Did you mean .^ entry by entry?"],
    ["1e999*x", "matrix/parse: parse: expected a number that a double holds, found 1e999"],
    ["x + u", "matrix/shape: +: shapes must agree, got n×1 and m×1"],
    ["inv(A)", "matrix/not-square: inv: the matrix must be square, got m×n"],
    ["det(A*B)", "matrix/not-square: det: the matrix must be square, got m×n"],
    ["x/X", "matrix/shape: /: the divisor must be a scalar, got n×1 and n×n. Did you mean inv(A)*… for a matrix, or ./ entry by entry?"],
    ["X^0.5", "matrix/shape: ^: the power of a matrix must be a whole number up to 64, got n×n and scalar. Did you mean .^ entry by entry?"],
    ["norm2(X)", "matrix/shape: norm2: the argument must be a vector, got n×n. Did you mean normF(X) or specnorm(X)?"],
    ["softmax(X)", "matrix/shape: softmax: the argument must be a column, got n×n. Did you mean rowsoftmax(X)?"],
  ])("%j", (text, message) => expect(thrown(() => parse(text, symbols)).split(" (at ")[0]!.split("\n")[0]).toBe(message));

  it.each([
    ["A + x", "matrix/shape: +: shapes must agree, got n×m and n×1"],
    ["inv(A*x)", "matrix/not-square: inv: the matrix must be square, got n×1"],
    ["x + kron(x, y)", "matrix/shape: +: shapes must agree, got n×1 and m*n×1"],
  ])("%j without symbols, by names for the sizes that are open", (text, message) => expect(thrown(() => parse(text)).split(" (at ")[0]).toBe(message));

  it.each<[string, unknown, string]>([
    ["the text of a declaration", "x: n", 'matrix/symbols: parse: expected symbols, got "x: n". Did you mean declare("x: n")?'],
    ["names", ["x"], 'matrix/symbols: parse: expected symbols, got "x". Did you mean declare("x")?'],
    ["numbers", { x: 3 }, "matrix/symbols: parse: expected symbols, got 3"],
    ["null among them", [null], "matrix/symbols: parse: expected symbols, got null"],
  ])("%s for symbols", (_, given, message) => expect(thrown(() => parse("x", given as never))).toBe(message));

  it("the message points at the token", () => {
    expect(thrown(() => parse("a + tr(A)*b", symbols))).toBe("matrix/not-square: tr: the matrix must be square, got m×n (at 4)\n  a + tr(A)*b\n      ^");
  });
});
