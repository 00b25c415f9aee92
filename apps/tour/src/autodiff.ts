import { add, cos, exp, grad, hessian, jacobian, matmul, mul, sin, sqrt, square, stack, sub, sum, trace, transpose } from "@gradkit/autodiff";
import type { Stop } from "./stop.js";

/** §5.2 to §5.7: derivatives of programs. */
export const autodiff: readonly Stop[] = [
  { equation: "(5.51)",  says: "x₁² + 2x₂ along (sin t, cos t), at t = 1",             show: () => grad((t: number) => add(square(sin(t)), mul(2, cos(t))))(1) },
  { equation: "(5.58)",  says: "the Jacobian of (x₁x₂, sin x₁): rows are outputs",     show: () => jacobian(([x, y]: number[]) => stack([mul(x!, y!), sin(x!)]))([1, 2]) },
  { equation: "Ex. 5.11", says: "least squares: ∂L/∂θ = −2eᵀΦ",                        show: () => grad((theta: number[]) => sum(square(sub([1, 2, 2], matmul([[1, 0], [1, 1], [1, 2]], theta)))))([0, 1]) },
  { equation: "Ex. 5.13", says: "dK/dR for K = RᵀR, a (2×2)×(1×2) tensor",             show: () => jacobian((R: number[][]) => matmul(transpose(R), R))([[3, 4]]) },
  { equation: "(5.109)", says: "√(x² + exp(x²)) + cos(x² + exp(x²)) shares its graph", show: () => trace((x: number) => { const u = square(x); const s = add(u, exp(u)); return add(sqrt(s), cos(s)); }, 1).equations.map(({ primitive }) => primitive) },
  { equation: "(5.147)", says: "the Hessian of x² + 2xy + y³ at (1, 2)",               show: () => hessian(([x, y]: number[]) => add(add(square(x!), mul(mul(2, x!), y!)), mul(y!, mul(y!, y!))))([1, 2]) },
];
