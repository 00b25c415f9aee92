import { describe, expect, it } from "vitest";
import { declare, format, gradient, parse, toCode, toLatex, toMathML } from "../../src/index.js";
import { thrown } from "@repo/testing";

const symbols = declare("c; alpha; x: n; y: n; x_1: n; A: m×n; X: n×n; B: n×n; Sigma: n×n");
const latex = (source: string): string => toLatex(parse(source, symbols));

describe("toLatex", () => {
  it.each([
    ["x'*inv(B)*y", "\\boldsymbol{x}^{\\top} \\boldsymbol{B}^{-1} \\boldsymbol{y}"],
    ["alpha*x_1/c", "\\frac{\\alpha \\boldsymbol{x}_{1}}{c}"],
    ["inv(Sigma)'", "\\left(\\boldsymbol{\\Sigma}^{-1}\\right)^{\\top}"],
    ["x.*y./x", "\\boldsymbol{x} \\odot \\boldsymbol{y} \\oslash \\boldsymbol{x}"],
    ["c^2*norm2(x)", "c^{2} \\left\\lVert \\boldsymbol{x} \\right\\rVert_{2}"],
    ["X^3", "\\boldsymbol{X}^{3}"],
    ["eye(n) - ones(n)*ones(n)'", "\\boldsymbol{I}_{n} - \\boldsymbol{1}_{n } \\boldsymbol{1}_{n }^{\\top}"],
    ["exp(x)", "\\exp\\left(\\boldsymbol{x}\\right)"],
    ["tr(kron(X, B))", "\\operatorname{tr}\\left(\\boldsymbol{X} \\otimes \\boldsymbol{B}\\right)"],
    ["1e-9*c", "1 \\cdot 10^{-9} c"],
    ["kron(X, B)*kron(x, y)", "\\left(\\boldsymbol{X} \\otimes \\boldsymbol{B}\\right) \\left(\\boldsymbol{x} \\otimes \\boldsymbol{y}\\right)"],
    ["(X.*B)*x", "\\left(\\boldsymbol{X} \\odot \\boldsymbol{B}\\right) \\boldsymbol{x}"],
    ["X.*(B*X)", "\\boldsymbol{X} \\odot \\boldsymbol{B} \\boldsymbol{X}"],
    ["kron(x, y).*kron(y, x)", "\\left(\\boldsymbol{x} \\otimes \\boldsymbol{y}\\right) \\odot \\left(\\boldsymbol{y} \\otimes \\boldsymbol{x}\\right)"],
    ["-x'*y", "-\\boldsymbol{x}^{\\top} \\boldsymbol{y}"],
    ["c - (-x'*y)", "c - \\left(-\\boldsymbol{x}^{\\top} \\boldsymbol{y}\\right)"],
  ])("%s", (source, shown) => expect(latex(source)).toBe(shown));

  it("a tensor is in index notation", () => {
    expect(toLatex(gradient(parse("A*x", symbols), "A"))).toBe("d_{i;\\, j, k} = {\\delta}_{i, j} {\\boldsymbol{x}}_{k}");
  });
});

describe("toMathML", () => {
  it("is one math element, well formed, with the formula as its text", () => {
    const shown = toMathML(parse("(x + y)'*inv(B)*y < 1".replace(" < 1", ""), symbols), { display: "inline" });
    expect(shown).toMatch(/^<math xmlns="http:\/\/www.w3.org\/1998\/Math\/MathML" display="inline" alttext="\(x \+ y\)'\*inv\(B\)\*y">.*<\/math>$/);
    const open = Array.from(shown.matchAll(/<(\/?)(\w+)[^>]*>/g), ([, slash, tag]) => [slash, tag]);
    const stack: string[] = [];
    for (const [slash, tag] of open) expect(slash === "/" ? stack.pop() : (stack.push(tag!), tag)).toBe(tag);
    expect(stack).toEqual([]);
  });
});

describe("format", () => {
  it.each([["-(x + y)", "-(x + y)"], ["x - (y - x)", "x - (y - x)"], ["(A*x)'", "(A*x)'"], ["(-c)^2", "(-c)^2"], ["(-2)^2*c", "(-2)^2*c"], ["c - -2", "c - (-2)"], ["-x'*y", "-x'*y"], ["-(x'*y)", "-x'*y"], ["c - (-2)*c", "c - (-2*c)"], ["x*(-c)", "x*(-c)"], ["(-x)'", "(-x)'"], ["-x + y", "-x + y"], ["x - (-x + y)", "x - (-x + y)"]])("%s", (source, shown) => expect(format(parse(source, symbols))).toBe(shown));

  it("index notation has sums, deltas and powers", () => {
    expect(format(gradient(parse("rowsoftmax(A)", symbols), "A"))).toBe("d[i, j; k, l] = δ[i, k]*δ[j, l]*rowsoftmax(A)[i, j] - δ[i, k]*rowsoftmax(A)[i, j]*rowsoftmax(A)[i, l]");
    expect(format(gradient(parse("expm(c*X)*X", symbols), "c"))).toBe("X*expm(c*X)*X");
    expect(format(gradient(parse("x'*expm(X)*y", symbols), "X"))).toBe("d[; i, j] = Σ[k, l] x[k]*y[l]*dexpm(X)[k, l, i, j]");
  });
});

describe("toCode", () => {
  const f = gradient(parse("sum(log(ones(n) + exp(X*x)))", symbols), "x");
  it("reads its sizes off its parameters", () => {
    expect(toCode(parse("x'*X/n + ones(n)'", symbols), "numpy", "g")).toBe("import numpy as np\n\ndef g(X, x):\n    n = X.shape[0]\n    return x @ X / n + np.ones(n)\n");
    expect(toCode(parse("x'*X/n + ones(n)'", symbols), "matlab", "g")).toBe("function value = g(X, x)\n  n = size(X, 1);\n  value = x'*X/n + ones(n, 1)';\nend\n");
    expect(toCode(f, "julia")).toContain("exp.(-(X*x))");
    expect(toCode(f, "typescript")).toContain('from "@gradkit/autodiff"');
  });

  it.each([
    ["kron(x, A)", "np.kron(np.reshape(x, (-1, 1)), A)", "kron(reshape(x, [-1, 1]), A)"],
    ["kron(x', A)", "np.kron(np.reshape(x, (1, -1)), A)", "kron(reshape(x, [1, -1]), A)"],
    ["kron(A, x)", "np.kron(A, np.reshape(x, (-1, 1)))", "kron(A, reshape(x, [-1, 1]))"],
    ["kron(x, y)", "np.kron(x, y)", "reshape(outer(x, y), [-1])"],
    ["kron(x', y)", "np.outer(y, x)", "outer(y, x)"],
    ["kron(c, A)", "c * A", "mul(c, A)"],
    ["normF(x)", "np.linalg.norm(x)", "vectorNorm(x)"],
    ["norm2(c)", "np.abs(c)", "abs(c)"],
    ["tr(c)", "c", "c"],
    ["c'", "c", "c"],
  ])("%s where vectors have one axis", (source, inNumpy, inTypescript) => {
    expect([toCode(parse(source, symbols), "numpy"), toCode(parse(source, symbols), "typescript")].map((code) => /return (.*?);?\n/.exec(code)![1])).toEqual([inNumpy, inTypescript]);
  });

  it("a name that is a word of the language, or a function that it calls, has a _ after it", () => {
    const words = parse("lambda*end*sum(x) + lambda_*sum + np*I", declare("lambda; lambda_; end; sum; np; I; x: n"));
    expect(toCode(words, "numpy")).toBe("import numpy as np\n\ndef f(I, end, lambda__, lambda_, np_, sum, x):\n    return lambda__ * end * np.sum(x) + lambda_ * sum + np_ * I\n");
    expect(toCode(words, "matlab")).toContain("f(I, end_, lambda, lambda_, np, sum_, x)");
    expect(toCode(words, "julia")).toContain("f(I_, end_, lambda, lambda_, np, sum_, x)");
    expect(toCode(words, "typescript")).toContain('({ I, end, lambda, lambda_, np, sum_, x }: Record<"I" | "end" | "lambda" | "lambda_" | "np" | "sum_" | "x", Tensor>)');
  });

  it("refuses a size that it cannot read off a parameter", () => {
    expect(thrown(() => toCode(parse("c*ones(n)", symbols), "numpy"))).toBe("matrix/open-size: toCode: the size n must be that of a symbol, got c");
  });

  it("refuses tensors and functions that the language lacks", () => {
    expect(thrown(() => toCode(gradient(parse("A*x", symbols), "A"), "numpy"))).toBe("matrix/tensor: toCode: needs at most two axes, got a tensor of rank 3. Did you mean differential(…)?");
    expect(thrown(() => toCode(parse("eigvec(X, 1)", symbols), "matlab"))).toBe("matrix/no-code: toCode: matlab has no function for eigvec");
  });
});
