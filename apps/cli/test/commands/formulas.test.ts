import { describe, expect, it } from "vitest";
import { captured } from "../captured.js";

/** Derivatives as a book has them; each line of the output. */
const cases: readonly (readonly [argv: readonly string[], lines: readonly string[], code?: number])[] = [
  [["grad", "x^2"], ["2*x"]],
  [["grad", "-x^2"], ["-2*x"]],
  [["grad", "x*y"], ["∂f/∂x = y", "∂f/∂y = x"]],
  [["grad", "x*y", "--by", "y"], ["x"]],
  [["grad", "x*y", "--by", "y,x"], ["∂f/∂y = x", "∂f/∂x = y"]],
  [["grad", "(x + 2*y^3)^2", "--at", "x=1,y=1"], ["∂f/∂x = 2*(x + 2*y^3)", "∂f/∂y = 12*y^2*(x + 2*y^3)", "at x = 1, y = 1: f = 9, ∂f/∂x = 6, ∂f/∂y = 36"]],
  [["grad", "x^2", "--at", "-1.5"], ["2*x", "at x = -1.5: f = 2.25, df/dx = -3"]],
  [["grad", "sin(x)", "--at", "pi/3"], ["cos(x)", "at x = 1.0472: f = 0.866025, df/dx = 0.5"]],
  [["grad", "x^5", "--order", "3"], ["60*x^2"]],
  [["grad", "x^2", "--format", "latex"], ["2 x"]],
  [["grad", "x*y", "--by", "x,y", "--format", "latex", "--at", "1,2"], ["\\frac{\\partial f}{\\partial x} = y", "\\frac{\\partial f}{\\partial y} = x", "% at x = 1, y = 2: f = 2, ∂f/∂x = 2, ∂f/∂y = 1"]],
  [["grad", "abs(x)", "--at=0"], ["sign(x)", "at x = 0: f = 0, df/dx = no value, the one-sided derivatives differ (-1 from the left, 1 from the right); by convention 0"], 4],
  [["jacobian", "x*y", "sin(x)"], ["[y       x]", "[cos(x)  0]"]],
  [["jacobian", "x*y", "x", "--by", "x"], ["[y]", "[1]"]],
  [["jacobian", "x*y", "x+y", "--at", "2,3"], ["[y  x]", "[1  1]", "[3  2]", "[1  1]"]],
  [["jacobian", "x*y", "x", "--format", "latex"], ["\\begin{bmatrix} y & x \\\\ 1 & 0 \\end{bmatrix}"]],
  [["hessian", "x^2 + 2*x*y + y^3"], ["[2  2]", "[2  6*y]"]],
  [["hessian", "x^3*y", "--at", "x=2,y=1"], ["[6*x*y  3*x^2]", "[3*x^2  0]", "[12  12]", "[12  0]"]],
  [["taylor", "sin(x)"], ["x - x^3/6 + x^5/120"]],
  [["taylor", "x^4", "--around", "1", "--degree", "2"], ["1 + 4*(x - 1) + 6*(x - 1)^2"]],
  [["taylor", "exp(x)", "--degree", "1", "--eval", "1"], ["1 + x", "at x = 1: polynomial 2, function 2.71828182846, difference -0.718282"]],
  [["taylor", "x*y + y^2", "--around", "x=1,y=2", "--degree", "1", "--eval", "1,3"], ["6 + 2*(x - 1) + 5*(y - 2)", "at x = 1, y = 3: polynomial 11, function 12, difference -1"]],
  [["taylor", "x^2", "--degree", "1", "--remainder", "x=-1..1"], ["0", "function − polynomial is in [0, 1] there"]],
  [["taylor", "log(x)", "--around", "1", "--degree", "1", "--remainder", "-1..2"], ["x - 1", "no bound there: a pole, a kink or the end of the domain is near"], 4],
  [["matgrad", "x'*B*x", "--wrt", "x"], ["x'*(B + B')"]],
  [["matgrad", "x'*B*x", "--wrt", "x,x"], ["B + B'"]],
  [["matgrad", "x'*W*x", "--wrt", "x", "--shape", "x=n", "--shape", "W=n,n symmetric"], ["2*x'*W"]],
  [["matgrad", "A*x", "--wrt", "x", "--layout", "denominator"], ["A'"]],
  [["matgrad", "a'*X*b", "--wrt", "X", "--shape", "a=n", "--shape", "b=n", "--shape", "X=n,n symmetric", "--structure", "sym-proj"], ["0.5*(a*b' + b*a')"]],
  [["matgrad", "c*x", "--wrt", "x", "--shape", "c=", "--shape", "x=3"], ["c*eye(3)"]],
  [["matgrad", "x'*B*x", "--wrt", "x", "--code", "numpy"], ["import numpy as np", "", "def f(B, x):", "    return x @ (B + B.T)", ""]],
  [["shape", "dK/dR", "--shape", "K=2,2", "--shape", "R=4,2"], ["(2×2)×(4×2)", "tensor, 32 entries; of the flattened sides a 4×8 matrix"]],
  [["shape", "dK/dR", "--def", "K=R'*R", "--shape", "R=4,2"], ["(2×2)×(4×2)", "tensor, 32 entries; of the flattened sides a 4×8 matrix", "dK/dR: d[i, j; k, l] = δ[i, l]*R[k, j] + δ[j, l]*R[k, i]", "24 of 32 entries are not zero"]],
  [["shape", "∂L/∂w", "--shape", "L=", "--shape", "w=3"], ["1×3", "row, 3 entries; of the flattened sides a 1×3 matrix"]],
  [["shape", "A*B", "--shape", "A=3,4", "--shape", "B=4,5"], ["3×5"]],
  [["shape", "x'*x", "--shape", "x=4"], ["scalar"]],
  [["shape", "ij,jk->ik", "--shape", "2,3", "--shape", "3,4"], ["2×4"]],
];

describe("a formula's command prints", () => {
  it.each(cases.map(([argv, lines, code = 0]) => [argv.join(" "), argv, lines, code] as const))("gradkit %s", async (_, argv, lines, code) => {
    const found = await captured(argv);
    expect([found.code, found.err]).toEqual([code, ""]);
    expect(found.out).toBe(lines.map((line) => `${line}\n`).join(""));
  });
});

it("grad of a constant is empty, and says so", async () => {
  expect(await captured(["grad", "7"])).toEqual({ code: 0, out: "", err: "note: the formula has no variables, so its gradient is empty\n" });
});

describe("--steps", () => {
  it("gives each rule of a derivative with its number", async () => {
    const { out } = await captured(["grad", "x*sin(x)", "--steps"]);
    expect(out.split("\n").slice(0, 2)).toEqual(["  d/dx[x*sin(x)]", "= d/dx[x]*sin(x) + x*d/dx[sin(x)]   product, MML 5.29"]);
    expect(out).toMatch(/\ndf\/dx = (?:sin\(x\) \+ x\*cos\(x\)|x\*cos\(x\) \+ sin\(x\))\n$/);
  });

  it("of LaTeX are aligned, of MathML one element a line", async () => {
    expect((await captured(["grad", "x^2", "--steps", "--format", "latex"])).out).toMatch(/^\\begin\{aligned\}\n {2}& \\frac\{d\}\{d x\}.*\n {2}&= /);
    const { out } = await captured(["grad", "x^2", "--steps", "--format", "mathml"]);
    expect(out.trimEnd().split("\n").filter((line) => !/^<math .*<\/math>$/.test(line))).toEqual([]);
  });

  it("cites the identities of matrix calculus", async () => {
    const { out } = await captured(["matgrad", "a'*inv(X)*b", "--wrt", "X", "--shape", "a=n", "--shape", "X=n,n", "--shape", "b=n", "--steps"]);
    expect(out).toContain("inverse, MML 5.102");
    expect(out).toMatch(/\n\n-inv\(X\)'\*a\*b'\*inv\(X\)'\n$/);
  });
});

describe("matgrad --at", () => {
  it("gives numbers, and says how well differences agree", async () => {
    const { code, out } = await captured(["matgrad", "x'*B*x", "--wrt", "x", "--at", "x=[1,2]", "--at", "B=[[1,2],[3,4]]"]);
    expect(code).toBe(0);
    expect(out).toMatch(/\n\[12\. 21\.\]\ndifferences agree with the closed form to \S+\n$/);
  });
});

describe("--json", () => {
  const parsed = async (...argv: string[]): Promise<unknown> => JSON.parse((await captured([...argv, "--json"])).out);

  it("of grad has formulas and numbers", async () => {
    expect(await parsed("grad", "x*y", "--at", "2,3")).toMatchObject({ schema: "gradkit/grad@1", by: ["x", "y"], gradient: ["y", "x"], at: { x: 2, y: 3 }, value: 6, gradientAt: [3, 2] });
  });

  it("of jacobian, hessian and shape have theirs", async () => {
    expect(await parsed("jacobian", "x*y", "x", "--at", "2,3")).toMatchObject({ schema: "gradkit/jacobian@1", shape: "2×2", jacobian: [["y", "x"], ["1", "0"]], values: [[3, 2], [1, 0]] });
    expect(await parsed("hessian", "x^2*y")).toMatchObject({ hessian: [["2*y", "2*x"], ["2*x", "0"]] });
    expect(await parsed("shape", "dF/dX", "--shape", "F=2,2", "--shape", "X=3")).toMatchObject({ text: "(2×2)×3", shape: [2, 2, 3], flattened: [4, 3] });
  });

  it("of taylor has the polynomial and a proven remainder", async () => {
    expect(await parsed("taylor", "x^3", "--degree", "2", "--remainder", "x=0..1", "--eval", "2")).toMatchObject({ polynomial: "0", value: 0, function: 8, difference: -8, remainder: [0, 1] });
  });

  it("says where a number is none", async () => {
    const found = (await parsed("taylor", "exp(x)")) as { radius: unknown; warnings: string[] };
    expect([found.radius, found.warnings]).toEqual([null, ["radius is Infinity"]]);
  });
});
