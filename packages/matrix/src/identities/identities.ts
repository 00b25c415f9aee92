import type { Structure } from "../structure.js";
import type { Identity } from "./identity.js";

type Row = readonly [id: string, expr: string, by: string, result: string, symbols: string, structure?: Structure];

/** The numbers that rows of the first book have in the second. */
const inCookbook: Readonly<Record<string, string>> = {
  "5.99": "44", "5.100": "36", "5.101": "42 and 46", "5.102": "40 and 59", "5.103": "61", "5.104": "69", "5.105": "69", "5.106": "70", "5.107": "81", "5.108": "84",
};

const rows = (source: string, prefix: string, table: readonly Row[]): Identity[] =>
  table.map(([id, expr, by, result, symbols, structure]) => {
    const declared = symbols.split(";").map((part) => part.trim().split(/:?\s+/) as [string, string?, ...string[]]);
    const isDifferential = symbols.includes(" of ") || result.includes(`*d${by}`);
    const variables = by.split(", ");
    const operator = variables.length > 1 ? [`d^${variables.length}`, variables.map((name) => `d${name}`).join(" ")] : ["d", `d${by}`];
    return {
      id: `${prefix}${id}`,
      source: `${source} ${id}${inCookbook[id] ? `, Matrix Cookbook ${inCookbook[id]}` : ""}`,
      statement: isDifferential ? `d(${expr}) = ${result}` : `${operator[0]}(${expr})/${operator[1]} = ${result.replace(/^d\[.*\] = /, "")}`,
      expr,
      by,
      result,
      symbols,
      shapes: Object.fromEntries(declared.map(([name, shape = ""]) => [name, shape])),
      ...(structure && { structure }),
      assumptions: declared.flatMap(([name, , ...words]) => words.filter((word, k) => word !== "of" && words[k - 1] !== "of").map((word) => `${name} ${word}`)),
    };
  });

/**
 * The identities of chapter 5 of Mathematics for Machine Learning and those of chapter 2 of the Matrix Cookbook, as the sources print them (a gradient by a vector as a row; powers n as
 * 2, 3 or 4; 92 corrected: its first summand is printed transposed; 127 with A symmetric, which it needs). Every row is derived by the engine and compared with differences in the tests;
 * {@link derive} cites them.
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
    ["34", "a*F", "X", "a*dF", "X: p×q; a; F: m×n of X"],
    ["35", "F + G", "X", "dF + dG", "X: p×q; F: m×n of X; G: m×n of X"],
    ["37", "F*G", "X", "dF*G + F*dG", "X: p×q; F: m×n of X; G: n×k of X"],
    ["38", "F.*G", "X", "dF.*G + F.*dG", "X: p×q; F: m×n of X; G: m×n of X"],
    ["39", "kron(F, G)", "X", "kron(dF, G) + kron(F, dG)", "X: p×q; F: m×n of X; G: n×k of X"],
    ["41", "det(F)", "X", "tr(adj(F)*dF)", "X: p×q; F: n×n of X"],
    ["43", "logdet(X)", "X", "inv(X)'", "X: n×n"],
    ["49", "det(X)", "X", "det(X)*inv(X)'", "X: n×n invertible"],
    ["51", "det(A*X*B)", "X", "det(A*X*B)*inv(X)'", "A: n×n invertible; X: n×n invertible; B: n×n invertible"],
    ["52", "det(X'*A*X)", "X", "2*det(X'*A*X)*inv(X)'", "A: n×n invertible; X: n×n invertible"],
    ["53", "det(X'*A*X)", "X", "2*det(X'*A*X)*A*X*inv(X'*A*X)", "A: n×n positiveDefinite; X: n×k"],
    ["54", "det(X'*A*X)", "X", "det(X'*A*X)*(A*X*inv(X'*A*X) + A'*X*inv(X'*A'*X))", "A: n×n; X: n×k"],
    ["55", "log(det(X'*X))", "X", "2*pinv(X)'", "X: n×k"],
    ["57", "log(abs(det(X)))", "X", "inv(X)'", "X: n×n"],
    ["58", "det(X^3)", "X", "3*det(X^3)*inv(X)'", "X: n×n invertible"],
    ["60", "inv(X)", "X", "d[i, j; k, l] = -inv(X)[i, k]*inv(X)[l, j]", "X: n×n invertible"],
    ["62", "det(inv(X))", "X", "-det(inv(X))*inv(X)'", "X: n×n invertible"],
    ["63", "tr(A*inv(X)*B)", "X", "-(inv(X)*B*A*inv(X))'", "A: m×n; X: n×n invertible; B: n×m"],
    ["64", "tr(inv(X + A))", "X", "-(inv(X + A)*inv(X + A))'", "X: n×n; A: n×n"],
    ["65", "sum(eigvals(X))", "X", "eye(n)", "X: n×n positiveDefinite"],
    ["66", "prod(eigvals(X))", "X", "det(X)*inv(X)'", "X: n×n positiveDefinite"],
    ["67", "eigval(A, k)", "A", "eigvec(A, k)*eigvec(A, k)'", "A: k×k positiveDefinite"],
    ["68", "eigvec(A, k)", "A", "pinv(eigval(A, k)*eye(k) - A)*dA*eigvec(A, k)", "A: k×k positiveDefinite"],
    ["71", "a'*X'*b", "X", "b*a'", "a: n; X: m×n; b: m"],
    ["72", "a'*X*a", "X", "a*a'", "a: n; X: n×n"],
    ["73", "X", "X", "d[i, j; k, l] = δ[i, k]*δ[j, l]", "X: m×n"],
    ["74", "X*A", "X", "d[i, j; k, l] = δ[i, k]*A[l, j]", "X: m×n; A: n×p"],
    ["75", "X'*A", "X", "d[i, j; k, l] = δ[i, l]*A[k, j]", "X: m×n; A: m×p"],
    ["76", "sum(X)^2", "X", "2*sum(X)*ones(m, n)", "X: m×n"],
    ["77", "b'*X'*X*c", "X", "X*(b*c' + c*b')", "b: n; X: m×n; c: n"],
    ["78", "(B*x + b)'*C*(D*x + d)", "x", "(D*x + d)'*C'*B + (B*x + b)'*C*D", "B: m×n; x: n; b: m; C: m×p; D: p×n; d: p"],
    ["79", "X'*B*X", "X", "d[i, j; k, l] = δ[i, l]*(B*X)[k, j] + δ[j, l]*(X'*B)[i, k]", "X: m×n; B: m×m"],
    ["82", "b'*X'*D*X*c", "X", "D'*X*b*c' + D*X*c*b'", "b: n; X: m×n; D: m×m; c: n"],
    ["83", "(X*b + c)'*D*(X*b + c)", "X", "(D + D')*(X*b + c)*b'", "X: m×n; b: n; c: m; D: m×m"],
    ["85", "(x - s)'*W*(x - s)", "x", "2*(x - s)'*W", "x: n; s: n; W: n×n symmetric"],
    ["86", "(x - s)'*W*(x - s)", "s", "-2*(x - s)'*W", "x: n; s: n; W: n×n symmetric"],
    ["87", "(x - A*s)'*W*(x - A*s)", "x", "2*(x - A*s)'*W", "x: m; A: m×n; s: n; W: m×m symmetric"],
    ["88", "(x - A*s)'*W*(x - A*s)", "A", "-2*W*(x - A*s)*s'", "x: m; A: m×n; s: n; W: m×m symmetric"],
    ["89", "(a - x'*b)^2", "x", "-2*(a - x'*b)*b'", "a; x: n; b: n"],
    ["90", "X^3", "X", "d[i, j; k, l] = δ[i, k]*(X^2)[l, j] + X[i, k]*X[l, j] + δ[j, l]*(X^2)[i, k]", "X: n×n"],
    ["91", "a'*X^3*b", "X", "a*b'*(X^2)' + X'*a*b'*X' + (X^2)'*a*b'", "a: n; X: n×n; b: n"],
    ["92", "a'*(X^2)'*X^2*b", "X", "X'*X^2*a*b' + X^2*a*b'*X' + X'*X^2*b*a' + X^2*b*a'*X'", "a: n; X: n×n; b: n"],
    ["95", "(A*x)'*A*x/((B*x)'*B*x)", "x", "2*x'*A'*A/(x'*B'*B*x) - 2*(x'*A'*A*x)*x'*B'*B/(x'*B'*B*x)^2", "A: m×n; B: p×n; x: n"],
    ["97", "x'*A*x + b'*x", "x", "x'*(A + A') + b'", "x: n; A: n×n; b: n"],
    ["98", "x'*A*x + b'*x", "x, x", "A + A'", "x: n; A: n×n; b: n"],
    ["99", "tr(X)", "X", "eye(n)", "X: n×n"],
    ["100", "tr(X*A)", "X", "A'", "X: m×n; A: n×m"],
    ["101", "tr(A*X*B)", "X", "A'*B'", "A: p×m; X: m×n; B: n×p"],
    ["102", "tr(A*X'*B)", "X", "B*A", "A: p×n; X: m×n; B: m×p"],
    ["103", "tr(X'*A)", "X", "A", "X: m×n; A: m×n"],
    ["104", "tr(A*X')", "X", "A", "A: m×n; X: m×n"],
    ["105", "tr(kron(A, X))", "X", "tr(A)*eye(n)", "A: m×m; X: n×n"],
    ["106", "tr(X^2)", "X", "2*X'", "X: n×n"],
    ["107", "tr(X^2*B)", "X", "(X*B + B*X)'", "X: n×n; B: n×n"],
    ["108", "tr(X'*B*X)", "X", "B*X + B'*X", "X: n×m; B: n×n"],
    ["109", "tr(B*X*X')", "X", "B*X + B'*X", "B: n×n; X: n×m"],
    ["110", "tr(X*X'*B)", "X", "B*X + B'*X", "X: n×m; B: n×n"],
    ["111", "tr(X*B*X')", "X", "X*B' + X*B", "X: m×n; B: n×n"],
    ["112", "tr(B*X'*X)", "X", "X*B' + X*B", "B: n×n; X: m×n"],
    ["113", "tr(X'*X*B)", "X", "X*B' + X*B", "X: m×n; B: n×n"],
    ["114", "tr(A*X*B*X)", "X", "A'*X'*B' + B'*X'*A'", "A: n×m; X: m×n; B: n×m"],
    ["115", "tr(X'*X)", "X", "2*X", "X: m×n"],
    ["116", "tr(B'*X'*C*X*B)", "X", "C'*X*B*B' + C*X*B*B'", "B: n×p; X: m×n; C: m×m"],
    ["117", "tr(X'*B*X*C)", "X", "B*X*C + B'*X*C'", "X: n×m; B: n×n; C: m×m"],
    ["118", "tr(A*X*B*X'*C)", "X", "A'*C'*X*B' + C*A*X*B", "A: p×m; X: m×n; B: n×n; C: m×p"],
    ["119", "tr((A*X*B + C)*(A*X*B + C)')", "X", "2*A'*(A*X*B + C)*B'", "A: p×m; X: m×n; B: n×q; C: p×q"],
    ["120", "tr(kron(X, X))", "X", "2*tr(X)*eye(n)", "X: n×n"],
    ["121", "tr(X^4)", "X", "4*(X^3)'", "X: n×n"],
    ["122", "tr(A*X^3)", "X", "(A*X^2 + X*A*X + X^2*A)'", "A: n×n; X: n×n"],
    ["123", "tr(B'*X'*C*X*X'*C*X*B)", "X", "C*X*X'*C*X*B*B' + C'*X*B*B'*X'*C'*X + C*X*B*B'*X'*C*X + C'*X*X'*C'*X*B*B'", "B: n×p; X: m×n; C: m×m"],
    ["124", "tr(A*inv(X)*B)", "X", "-inv(X)'*A'*B'*inv(X)'", "A: n×n; X: n×n invertible; B: n×n"],
    ["125", "tr(inv(X'*C*X)*A)", "X", "-C*X*inv(X'*C*X)*(A + A')*inv(X'*C*X)", "X: n×k; C: n×n symmetric; A: k×k"],
    ["126", "tr(inv(X'*C*X)*(X'*B*X))", "X", "-2*C*X*inv(X'*C*X)*X'*B*X*inv(X'*C*X) + 2*B*X*inv(X'*C*X)", "X: n×k; C: n×n symmetric; B: n×n symmetric"],
    ["127", "tr(inv(A + X'*C*X)*(X'*B*X))", "X", "-2*C*X*inv(A + X'*C*X)*X'*B*X*inv(A + X'*C*X) + 2*B*X*inv(A + X'*C*X)", "X: n×k; A: k×k symmetric; C: n×n symmetric; B: n×n symmetric"],
    ["128", "tr(sinm(X))", "X", "cosm(X)'", "X: n×n"],
    ["129", "norm2(x - a)", "x", "(x - a)'/norm2(x - a)", "x: n; a: n"],
    ["130", "(x - a)/norm2(x - a)", "x", "eye(n)/norm2(x - a) - (x - a)*(x - a)'/norm2(x - a)^3", "x: n; a: n"],
    ["131", "norm2(x)^2", "x", "2*x'", "x: n"],
    ["132", "normF(X)^2", "X", "2*X", "X: m×n"],
    ["139", "tr(A*X)", "X", "A + A' - A.*eye(n)", "A: n×n; X: n×n symmetric", "sym-free"],
    ["140", "det(X)", "X", "det(X)*(2*inv(X) - inv(X).*eye(n))", "X: n×n positiveDefinite", "sym-free"],
    ["141", "logdet(X)", "X", "2*inv(X) - inv(X).*eye(n)", "X: n×n positiveDefinite", "sym-free"],
    ["142", "tr(A*X)", "X", "A.*eye(n)", "A: n×n; X: n×n diagonal", "diag"],
    ["143", "tr(A*T)", "T", "diagsums(A')", "A: n×n; T: n×n", "toeplitz"],
    ["144", "tr(A*T)", "T", "diagsums(A') + diagsums(A')' - diagsums(A').*eye(n)", "A: n×n; T: n×n symmetric", "sym-toeplitz"],
  ]),
];
