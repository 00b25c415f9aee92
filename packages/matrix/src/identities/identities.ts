import type { Identity } from "./identity.js";

type Row = readonly [id: string, expr: string, by: string, result: string, symbols: string];

const rows = (source: string, prefix: string, table: readonly Row[]): Identity[] =>
  table.map(([id, expr, by, result, symbols]) => {
    const declared = symbols.split(";").map((part) => part.trim().split(/:?\s+/) as [string, string?, ...string[]]);
    const isOpen = symbols.includes(" of ");
    const variables = by.split(", ");
    const operator = variables.length > 1 ? [`d^${variables.length}`, variables.map((name) => `d${name}`).join(" ")] : ["d", `d${by}`];
    return {
      id: `${prefix}${id}`,
      source: `${source} ${id}`,
      statement: isOpen ? `d(${expr}) = ${result}` : `${operator[0]}(${expr})/${operator[1]} = ${result.replace(/^d\[.*\] = /, "")}`,
      expr,
      by,
      result,
      symbols,
      shapes: Object.fromEntries(declared.map(([name, shape = ""]) => [name, shape])),
      assumptions: declared.flatMap(([name, , ...words]) => words.filter((word, k) => word !== "of" && words[k - 1] !== "of").map((word) => `${name} ${word}`)),
    };
  });

/**
 * The identities of chapter 5 of Mathematics for Machine Learning and those of the Matrix Cookbook, as the sources print them (a gradient by a vector as a row). Every row is derived by
 * the engine and compared with differences in the tests; {@link derive} cites them.
 *
 * @source Deisenroth, Faisal and Ong, Mathematics for Machine Learning (2020), 5.99 to 5.108; Petersen and Pedersen, The Matrix Cookbook (2012)
 * @example
 * const { statement, shapes, assumptions } = identities.find(({ id }) => id === "5.108")
 * statement   // => "d((x - A*s)'*W*(x - A*s))/ds = -2*(x - A*s)'*W*A"
 * shapes      // => { x: "m", A: "m×n", s: "n", W: "m×m" }
 * assumptions // => ["W symmetric"]
 */
export const identities: readonly Identity[] = [
  ...rows("MML", "", [
    ["5.99", "F'", "X", "dF'", "X: p×q; F: m×n of X"],
    ["5.100", "tr(F)", "X", "tr(dF)", "X: p×q; F: n×n of X"],
    ["5.101", "det(F)", "X", "det(F)*tr(inv(F)*dF)", "X: p×q; F: n×n of X invertible"],
    ["5.102", "inv(F)", "X", "-inv(F)*dF*inv(F)", "X: p×q; F: n×n of X invertible"],
    ["5.103", "a'*inv(X)*b", "X", "-inv(X)'*a*b'*inv(X)'", "a: n; X: n×n invertible; b: n"],
    ["5.104", "x'*a", "x", "a'", "x: n; a: n"],
    ["5.105", "a'*x", "x", "a'", "a: n; x: n"],
    ["5.106", "a'*X*b", "X", "a*b'", "a: m; X: m×n; b: n"],
    ["5.107", "x'*B*x", "x", "x'*(B + B')", "x: n; B: n×n"],
    ["5.108", "(x - A*s)'*W*(x - A*s)", "s", "-2*(x - A*s)'*W*A", "x: m; A: m×n; s: n; W: m×m symmetric"],
    ["Example 5.9", "A*x", "x", "A", "A: m×n; x: n"],
    ["Example 5.11", "norm2(y - P*t)^2", "t", "-2*(y - P*t)'*P", "y: m; P: m×n; t: n"],
    ["Example 5.12", "A*x", "A", "d[i; j, k] = δ[i, j]*x[k]", "A: m×n; x: n"],
    ["Example 5.13", "R'*R", "R", "d[i, j; k, l] = δ[i, l]*R[k, j] + δ[j, l]*R[k, i]", "R: m×n"],
  ]),
  ...rows("Matrix Cookbook", "Cookbook ", [
    ["43", "logdet(X)", "X", "inv(X)'", "X: n×n"],
    ["49", "det(X)", "X", "det(X)*inv(X)'", "X: n×n invertible"],
    ["53", "det(X'*A*X)", "X", "2*det(X'*A*X)*A*X*inv(X'*A*X)", "A: n×n positiveDefinite; X: n×k"],
    ["63", "tr(A*inv(X)*B)", "X", "-(inv(X)*B*A*inv(X))'", "A: m×n; X: n×n invertible; B: n×m"],
    ["67", "eigval(A, k)", "A", "eigvec(A, k)*eigvec(A, k)'", "A: k×k positiveDefinite"],
    ["76", "sum(X)^2", "X", "2*sum(X)*ones(m, n)", "X: m×n"],
    ["77", "b'*X'*X*c", "X", "X*(b*c' + c*b')", "b: n; X: m×n; c: n"],
    ["82", "b'*X'*D*X*c", "X", "D'*X*b*c' + D*X*c*b'", "b: n; X: m×n; D: m×m; c: n"],
    ["85", "(x - s)'*W*(x - s)", "x", "2*(x - s)'*W", "x: n; s: n; W: n×n symmetric"],
    ["88", "(x - A*s)'*W*(x - A*s)", "A", "-2*W*(x - A*s)*s'", "x: m; A: m×n; s: n; W: m×m symmetric"],
    ["97", "x'*A*x + b'*x", "x", "x'*(A + A') + b'", "x: n; A: n×n; b: n"],
    ["98", "x'*A*x + b'*x", "x, x", "A + A'", "x: n; A: n×n; b: n"],
    ["99", "tr(X)", "X", "eye(n)", "X: n×n"],
    ["101", "tr(A*X*B)", "X", "A'*B'", "A: p×m; X: m×n; B: n×p"],
    ["102", "tr(A*X'*B)", "X", "B*A", "A: p×n; X: m×n; B: m×p"],
    ["106", "tr(X^2)", "X", "2*X'", "X: n×n"],
    ["108", "tr(X'*B*X)", "X", "B*X + B'*X", "X: n×m; B: n×n"],
    ["111", "tr(X*B*X')", "X", "X*B' + X*B", "X: m×n; B: n×n"],
    ["117", "tr(X'*B*X*C)", "X", "B*X*C + B'*X*C'", "X: m×n; B: m×m; C: n×n"],
    ["121", "tr(X^4)", "X", "4*(X^3)'", "X: n×n"],
    ["129", "norm2(x - a)", "x", "(x - a)'/norm2(x - a)", "x: n; a: n"],
    ["131", "norm2(x)^2", "x", "2*x'", "x: n"],
    ["132", "normF(X)^2", "X", "2*X", "X: m×n"],
  ]),
];
