import { describe, expect, it } from "vitest";
import { declare, differential, evaluate, format, gradient, hessian, matrix, parse, scalar, vector, type Structure } from "../../src/index.js";
import { thrown } from "@repo/testing";

const symbols = declare("c; t; x: n; y: n; u: m; A: m×n; X: n×n; B: n×n; S: n×n symmetric; Q: n×n orthogonal; D: n×n diagonal; mu: n; P: n×n positiveDefinite; Y: N×n; w: n; z: N");
const derivative = (source: string, by: string): string => format(gradient(parse(source, symbols), by));

describe("layouts", () => {
  it.each([["x'*y", "x", "y'", "y"], ["A*x", "x", "A", "A'"], ["tr(A'*A)", "A", "2*A", "2*A"], ["c*x", "c", "x", "x'"], ["A*x", "A", "d[i; j, k] = δ[i, j]*x[k]", "d[i, j; k] = δ[i, k]*x[j]"]])(
    "%s by %s in numerator layout is %s, in denominator layout %s", (source, by, numerator, denominator) => {
      expect(derivative(source, by)).toBe(numerator);
      expect(format(gradient(parse(source, symbols), by, { layout: "denominator" }))).toBe(denominator);
    });
});

describe("properties shorten what is printed, and count at the point alone", () => {
  it.each([
    ["x'*S*x", "x", "2*x'*S"], ["tr(S*X)", "S", "X'"], ["x'*inv(Q)*y", "y", "x'*Q'"], ["logdet(P)", "P", "inv(P)"], ["(Q*x)'*(Q*x)", "x", "2*x'"], ["x'*S'*y", "S", "y*x'"], ["x'*D'*y", "x", "y'*D"],
  ])("%s by %s is %s", (source, by, shown) => expect(derivative(source, by)).toBe(shown));

  it("a mixed derivative starts from what the first one was before its symbols were symmetric", () => {
    const f = parse("0.5*(x - mu)'*inv(P)*(x - mu)", symbols);
    const step = gradient(gradient(f, "mu"), "P");
    expect(format(step)).toBe(format(gradient(f, ["mu", "P"])));
  });
});

describe("Hessians in closed form", () => {
  it.each([
    ["x'*B*x", "x", "B + B'"],
    ["0.5*norm2(Y*w - z)^2", "w", "Y'*Y"],
    ["sum(softplus(Y*w)) - z'*Y*w", "w", "Y'*diag(sigmoid(Y*w).*(ones(N) - sigmoid(Y*w)))*Y"],
    ["-0.5*logdet(P) - 0.5*(x - mu)'*inv(P)*(x - mu)", "mu", "-inv(P)"],
    ["logsumexp(A*x + u)", "x", "A'*(diag(softmax(A*x + u)) - softmax(A*x + u)*softmax(A*x + u)')*A"],
    ["logdet(X)", "X", "d[i, j; k, l] = -inv(X)[j, k]*inv(X)[l, i]"],
    ["exp(x'*x)", "x", "exp(x'*x)*(4*x*x' + 2*eye(n))"],
  ])("%s by %s: %s", (source, by, shown) => expect(format(hessian(parse(source, symbols), by))).toBe(shown));
});

describe("quotients and roots of a diagonal", () => {
  const values = { x: [1, 2], X: [[1, -1], [0, 2]], D: [[2, 0], [0, 4]], P: [[4, -1], [-1, 4]] };
  it.each([
    ["sum(log(diag(X)))", "X", "diag(1./diag(X))", [[1, 0], [0, 0.5]]],
    ["sum(sqrt(diag(P)))", "P", "0.5*diag(1./sqrt(diag(P)))", [[0.25, 0], [0, 0.25]]],
    ["sum(x./diag(D))", "x", "(1./diag(D))'", [0.5, 0.25]],
    ["sum(x./diag(D))", "D", "-diag(x./diag(D).^2)", [[-0.25, 0], [0, -0.125]]],
  ])("%s by %s is %s, and asks nothing of what stands beside it", (source, by, shown, value) => {
    expect(derivative(source, by)).toBe(shown);
    expect([...evaluate(gradient(parse(source, symbols), by), values)]).toEqual(value.flat().map((entry) => expect.closeTo(entry, 12)));
  });
});

describe("sums of all entries", () => {
  it.each([
    ["sum(kron(x, y))", "x", "sum(y)*ones(n)'"], ["sum(kron(A, X))", "X", "sum(A)*ones(n, n)"], ["sum(vec(A))", "A", "ones(m, n)"], ["sum(kron(X, X))", "X", "2*sum(X)*ones(n, n)"],
    ["log(norm1(x))", "x", "sign(x)'/norm1(x)"], ["norm1(A)^2", "A", "2*norm1(A)*sign(A)"], ["exp(sum(abs(x)))", "x", "exp(norm1(x))*sign(x)'"],
  ])("%s by %s: %s", (source, by, shown) => expect(derivative(source, by)).toBe(shown));
});

describe("structured arguments", () => {
  const f = parse("x'*X*y", symbols);
  it.each<[Structure, string]>([
    ["full", "x*y'"], ["sym-proj", "0.5*(x*y' + y*x')"], ["diag", "diag(x.*y)"], ["lower", "tril(x*y')"], ["toeplitz", "diagsums(x*y')"], ["sym-free", "x*y' + y*x' - diag(x.*y)"],
  ])("%s: %s", (structure, shown) => expect(format(gradient(f, "X", { structure }))).toBe(shown));

  it("a symmetric structure makes the symbol symmetric, declared or not", () => {
    expect(format(gradient(parse("logdet(X)", symbols), "X", { structure: "sym-proj" }))).toBe("inv(X)");
    expect(format(gradient(parse("eigval(X, 1)", symbols), "X", { structure: "sym-free" }))).toBe("2*eigvec(X, 1)*eigvec(X, 1)' - diag(eigvec(X, 1).^2)");
  });

  it("a symmetric Toeplitz argument has both sides of each diagonal", () => {
    const value = evaluate(gradient(f, "X", { structure: "sym-toeplitz" }), { x: [1, 2], y: [3, 5], X: [[1, 2], [2, 1]] });
    expect(value.toNested()).toEqual([[13, 11], [11, 13]]);
  });

  it("goes with scalar functions of a square matrix", () => {
    expect(thrown(() => gradient(parse("X*x", symbols), "X", { structure: "diag" }))).toBe("matrix/structure: gradient: the structure diag is not possible here: the function must be a scalar, got n×1");
    expect(thrown(() => gradient(parse("u'*A*x", symbols), "A", { structure: "diag" }))).toBe("matrix/structure: gradient: the structure diag is not possible here: the argument must be a square matrix, got m×n");
    expect(thrown(() => gradient(f, "X", { structure: "skew" as Structure }))).toMatch(/it must be one of full, sym-free, sym-proj, diag, lower, toeplitz, sym-toeplitz/);
  });
});

it("second derivatives of linear and separate terms are zero", () => {
  expect(format(hessian(parse("x'*y", symbols), "x"))).toBe("zeros(n, n)");
  expect(format(gradient(parse("x'*x + c*t", symbols), ["x", "t"]))).toBe("zeros(n)'");
  expect([...evaluate(gradient(parse("tr(X)", symbols), ["X", "X"]), { n: 2 })]).toEqual(Array.from({ length: 16 }, () => 0));
});

it("a small coefficient is kept, and what cancels but for rounding is gone", () => {
  expect(derivative("1e-20*x'*y + c*x'*y", "x")).toBe("(1e-20 + c)*y'");
  expect(derivative("0.1*x'*y + 0.2*x'*y - 0.3*x'*y + c*t", "x")).toBe("zeros(n)'");
  expect(derivative("x'*y + 1e-20*u'*A*x", "x")).toBe("1e-20*u'*A + y'");
});

it("a name that the expression does not have is refused; a symbol is known by its name, and one that it does not have gives zero", () => {
  expect(thrown(() => gradient(parse("x'*y", symbols), "A"))).toBe("matrix/unknown-name: gradient: no symbol A, got x, y");
  expect(format(gradient(parse("x'*A*y"), vector("x", "other")))).toBe("y'*A'");
  expect(format(gradient(parse("x'*y", symbols), matrix("A", "m", "n")))).toBe("zeros(m, n)");
  expect(format(gradient(parse("x'*y", symbols), vector("v", "k")))).toBe("zeros(k)'");
  expect(format(gradient(parse("x'*y", symbols), scalar("q")))).toBe("0");
});

describe("differentials are in matrix notation whatever the rank", () => {
  it.each([
    ["X'*X", "X", "X'*dX + dX'*X"], ["inv(X)", "X", "-inv(X)*dX*inv(X)"], ["A*X*B", "X", "A*dX*B"], ["det(X)", "X", "tr(adj(X)*dX)"], ["kron(B, X)", "X", "kron(B, dX)"], ["exp(X)", "X", "dX.*exp(X)"], ["x'*S*x", "x", "2*x'*S*dx"],
  ])("%s by %s: %s", (source, by, shown) => expect(format(differential(parse(source, symbols), by))).toBe(shown));
});
