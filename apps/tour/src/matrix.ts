import { declare, differential, evaluate, explain, format, gradient, hessian, parse } from "@gradkit/matrix";
import type { Stop } from "./stop.js";

/** §5.3 to §5.5: gradients of vectors and matrices in closed form. */
export const matrix: readonly Stop[] = [
  { equation: "Ex. 5.9",  says: "the Jacobian of Ax is A",                        show: () => format(gradient(parse("A*x"), "x")) },
  { equation: "Ex. 5.11", says: "least squares: ‖y − Φθ‖² by θ",                  show: () => format(gradient(parse("norm2(y - Phi*theta)^2", declare("y: N; Phi: N,D; theta: D")), "theta")) },
  { equation: "Ex. 5.12", says: "Ax by A is a tensor: δᵢⱼ xₖ",                    show: () => format(gradient(parse("A*x"), "A")) },
  { equation: "Ex. 5.13", says: "K = R'R by R, and its differential",             show: () => [gradient(parse("R'*R"), "R"), differential(parse("R'*R"), "R")].map((d) => format(d)) },
  { equation: "Ex. 5.13", says: "the same in numbers, of shape (N×N)×(M×N)",      show: () => evaluate(gradient(parse("R'*R"), "R"), { R: [[1, 2], [3, 4], [5, 6]] }).shape },
  { equation: "(5.103)",  says: "a'X⁻¹b by X, step by step",                      show: () => explain(parse("u'*inv(X)*v"), "X").map(({ rule, identity, after }) => `${rule}${identity ? ` (${identity})` : ""}: ${after}`) },
  { equation: "(5.107)",  says: "x'Bx by x, and again",                           show: () => [gradient(parse("x'*B*x"), "x"), hessian(parse("x'*B*x"), "x")].map((d) => format(d)) },
  { equation: "(5.108)",  says: "for symmetric W, and in general",                show: () => ["W: m,m symmetric", "W: m,m"].map((W) => format(gradient(parse("(x - A*s)'*W*(x - A*s)", declare(`x: m; A: m,n; s: n; ${W}`)), "s"))) },
];
