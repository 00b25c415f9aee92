import { describe, expect, it } from "vitest";
import { functionNames, arities } from "../../src/functions.js";
import { parse } from "../../src/parse/parse.js";
import { sexpr } from "../sexpr.js";

const grammar: Readonly<Record<string, readonly (readonly [formula: string, tree: string])[]>> = {
  "the sign binds as a sum does, looser than a power": [
    ["-x^2", "(neg (pow x 2))"],
    ["-2^2", "(neg (pow 2 2))"],
    ["-x²", "(neg (pow x 2))"],
    ["-x*y", "(neg (mul x y))"],
    ["-x + y", "(add (neg x) y)"],
    ["a*-b*c", "(mul (mul a (neg b)) c)"],
    ["+x - -y", "(sub x (neg y))"],
    ["--x", "(neg (neg x))"],
  ],
  "powers go from the right and take a sign": [
    ["2^3^2", "(pow 2 (pow 3 2))"],
    ["x**y", "(pow x y)"],
    ["2^-x", "(pow 2 (neg x))"],
    ["2^-x*y", "(mul (pow 2 (neg x)) y)"],
    ["x^-2^y", "(pow x (neg (pow 2 y)))"],
    ["x^-1", "(pow x -1)"],
    ["x⁻¹²", "(pow x -12)"],
    ["xⁿ", "(pow x n)"],
    ["2^x²", "(pow 2 (pow x 2))"],
  ],
  "sums, differences, products and quotients go from the left": [
    ["a - b - c", "(sub (sub a b) c)"],
    ["a/b/c", "(div (div a b) c)"],
    ["a/b*c", "(mul (div a b) c)"],
    ["a + b*c", "(add a (mul b c))"],
    ["a·b × c ⋅ d ÷ f − g", "(sub (div (mul (mul (mul a b) c) d) f) g)"],
  ],
  "factors may stand side by side": [
    ["2x", "(mul 2 x)"],
    ["x y", "(mul x y)"],
    ["2(x+1)", "(mul 2 (add x 1))"],
    ["(x+1)(x-1)", "(mul (add x 1) (sub x 1))"],
    ["(x)2", "(mul x 2)"],
    ["2x^2", "(mul 2 (pow x 2))"],
    ["2 sin(x)cos(x)", "(mul (mul 2 (sin x)) (cos x))"],
    ["x²y", "(mul (pow x 2) y)"],
    ["1/2x", "(mul 1/2 x)"],
    ["a/2b", "(mul (div a 2) b)"],
    ["2πr", "(mul (mul 2 pi) r)"],
    ["π(r+1)", "(mul pi (add r 1))"],
    ["e(x+1)", "(mul e (add x 1))"],
    ["2e", "(mul 2 e)"],
    ["2e-x", "(sub (mul 2 e) x)"],
    ["3√2", "(mul 3 (sqrt 2))"],
  ],
  "bars are the absolute value": [
    ["|x|", "(abs x)"],
    ["2|x|y", "(mul (mul 2 (abs x)) y)"],
    ["|x||y|", "(mul (abs x) (abs y))"],
    ["||x|-1|", "(abs (sub (abs x) 1))"],
    ["|2(|b|)|", "(abs (mul 2 (abs b)))"],
    ["|2(a|b|)|", "(abs (mul 2 (mul a (abs b))))"],
    ["|max(a|b|, c)| + d|b|", "(add (abs (max (mul a (abs b)) c)) (mul d (abs b)))"],
    ["|x|^2", "(pow (abs x) 2)"],
  ],
  "numbers are exact, and a sign and a written fraction are part of them": [
    ["0.1", "1/10"],
    [".5", "1/2"],
    ["5.", "5"],
    ["1e-3", "1/1000"],
    ["1.25E+2", "125"],
    ["-3", "-3"],
    ["2/4", "1/2"],
    ["-1/2*x", "(mul -1/2 x)"],
    ["2/-3", "-2/3"],
    ["-2x", "(mul -2 x)"],
    ["1/0", "(div 1 0)"],
    ["1/(2)", "(div 1 2)"],
    ["-(2)", "(neg 2)"],
    ["1/2/3", "(div 1/2 3)"],
    ["1/2^2", "(div 1 (pow 2 2))"],
    ["x/2", "(div x 2)"],
    ["1e400 - 1e400", `(sub 1${"0".repeat(400)} 1${"0".repeat(400)})`],
  ],
  "a word is one name, a Greek letter goes by its name, an index by an underscore": [
    ["xy", "xy"],
    ["x_1 + x₁ + x_max + x1", "(add (add (add x_1 x_1) x_max) x1)"],
    ["xᵢ", "x_i"],
    ["α + alpha", "(add alpha alpha)"],
    ["x_π + 2πr_π", "(add x_π (mul (mul 2 pi) r_π))"],
    ["log_π(x)", "(logb x pi)"],
    ["θ_0 θ₀", "(mul theta_0 theta_0)"],
    ["Δ Ω µ ϕ ς", "(mul (mul (mul (mul Delta Omega) mu) phi) sigma)"],
    ["Δx", "Δx"],
    ["x constructor toString", "(mul (mul x constructor) toString)"],
    ["pi + π + e", "(add (add pi pi) e)"],
    ["gamma + Γ + psi", "(add (add gamma Gamma) psi)"],
    ["é", "é"],
  ],
  "functions go by the names of the table and of mathematics": [
    ["ln(x)", "(log x)"],
    ["log(x, b)", "(logb x b)"],
    ["log_2(x) log_10(x) log₃(x) log_b(x) log_e(x)", "(mul (mul (mul (mul (log2 x) (log10 x)) (logb x 3)) (logb x b)) (logb x e))"],
    ["arcsin(x) + arccos(x) + arctan(x)", "(add (add (asin x) (acos x)) (atan x))"],
    ["arsinh(x) + arcosh(x) + artanh(x)", "(add (add (asinh x) (acosh x)) (atanh x))"],
    ["arcsinh(x) + arccosh(x) + arctanh(x)", "(add (add (asinh x) (acosh x)) (atanh x))"],
    ["sgn(x)", "(sign x)"],
    ["Gamma(x) + Γ(x)", "(add (gamma x) (gamma x))"],
    ["psi(x) + ψ(x)", "(add (digamma x) (digamma x))"],
    ["sec(x) + csc(x) + cot(x)", "(add (add (div 1 (cos x)) (div 1 (sin x))) (div 1 (tan x)))"],
    ["sech(x) + csch(x) + coth(x)", "(add (add (div 1 (cosh x)) (div 1 (sinh x))) (div 1 (tanh x)))"],
    ["max(a, b, c)", "(max (max a b) c)"],
    ["min(a, b)", "(min a b)"],
    ["hypot(a, b, c)", "(hypot (hypot a b) c)"],
    ["sin^2(x)", "(pow (sin x) 2)"],
    ["sin²(x)cos(y)", "(mul (pow (sin x) 2) (cos y))"],
    ["sin (x)", "(sin x)"],
    ["√x² + ∛(x+1)", "(add (pow (sqrt x) 2) (cbrt (add x 1)))"],
    ["√-x", "(sqrt (neg x))"],
  ],
};

describe.each(Object.entries(grammar))("%s", (_, cases) => {
  it.each(cases)("%s is %s", (formula, tree) => {
    expect(sexpr(parse(formula))).toBe(tree);
  });
});

it.each(functionNames.map((name) => [name] as const))("%s is read with its own name and arguments", (name) => {
  const args = ["x", "y", "z"].slice(0, arities[name]);
  expect(sexpr(parse(`${name}(${args.join()})`))).toBe(`(${name} ${args.join(" ")})`);
});

it("formulas of one meaning are one object", () => {
  expect(parse("sin(x)^2 + 1")).toBe(parse(" sin²(x)+1.0 "));
});
