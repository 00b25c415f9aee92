import { add, exp, mul, pow, sin, square, type Tensor } from "@gradkit/autodiff";
import { linearize, quadratic, taylor } from "@gradkit/taylor";
import { format } from "@gradkit/taylor/polynomial";
import type { Stop } from "./stop.js";

const f = ([x, y]: Tensor): Tensor<readonly []> => add(add(square(x!), mul(mul(2, x!), y!)), pow(y!, 3)) as Tensor<readonly []>;

/** §5.8: local models and multivariate Taylor series. */
export const series: readonly Stop[] = [
  { equation: "(5.148)",  says: "the linear model of x² + 2xy + y³ at (1, 2), near it",     show: () => linearize(f, [1, 2]).at([1.1, 1.9]) },
  { equation: "(5.159)",  says: "its terms as contractions with δ, δ², δ³",                 show: () => taylor(f, [1, 2], 3).contractions },
  { equation: "Ex. 5.15", says: "its expansion of degree 3 is exact",                       show: () => format(taylor(f, [1, 2], 3).toPolynomial()) },
  { equation: "text",     says: "where its quadratic model is least",                       show: () => quadratic(f, [1, 2]).minimizer },
  { equation: "(5.151)",  says: "exp(x) sin(y) and its cubic differ by at most this, proven, on a square", show: () => taylor(([x, y]) => mul(exp(x!), sin(y!)) as Tensor<readonly []>, [0, 0], 3).remainder([[-0.25, 0.25], [-0.25, 0.25]]) },
];
