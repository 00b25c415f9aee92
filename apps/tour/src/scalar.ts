import { derivative, derive, evaluate, format, gradient, hessian, parse, taylor } from "@gradkit/scalar";
import type { Stop } from "./stop.js";

/** §5.1, §5.2 and §5.7: derivatives of formulas. */
export const scalar: readonly Stop[] = [
  { equation: "Ex. 5.5",  says: "the chain rule: (2x + 1)⁴",                       show: () => format(derivative(parse("(2x+1)^4"), "x")) },
  { equation: "(5.29)",   says: "the rules of a derivation, with their equations", show: () => derive(parse("x^2*sin(x)"), "x").steps.map(({ rule, equation }) => (equation ? `${rule} (${equation})` : rule)) },
  { equation: "Ex. 5.3",  says: "the Taylor polynomial of x⁴ at 1 is exact",       show: () => taylor(parse("x^4"), "x", 1, 6).coefficients },
  { equation: "Ex. 5.4",  says: "sin x + cos x at 0: 1, 1, −1/2!, −1/3!, …",       show: () => taylor(parse("sin(x) + cos(x)"), "x", 0, 5).exact().map((c) => format(c)) },
  { equation: "Ex. 5.6",  says: "partial derivatives of (x + 2y³)²",               show: () => gradient(parse("(x + 2*y^3)^2"), ["x", "y"]).map((g) => format(g)) },
  { equation: "Ex. 5.7",  says: "partial derivatives of x₁²x₂ + x₁x₂³",            show: () => gradient(parse("x_1^2*x_2 + x_1*x_2^3"), ["x_1", "x_2"]).map((g) => format(g)) },
  { equation: "(5.109)",  says: "√(x² + exp(x²)) + cos(x² + exp(x²)), at x = 0",   show: () => evaluate(derivative(parse("sqrt(x^2 + exp(x^2)) + cos(x^2 + exp(x^2))"), "x"), { x: 0 }) },
  { equation: "(5.147)",  says: "the Hessian of x² + 2xy + y³",                    show: () => hessian(parse("x^2 + 2*x*y + y^3"), ["x", "y"]).map((row) => row.map((h) => format(h))) },
];
