import { adopt, type Expr } from "./expr.js";
import { arena } from "./normal/node.js";
import { normalize } from "./normal/normalize.js";
import { present } from "./normal/present.js";

/**
 * The expression with like terms and powers collected, fractions reduced, constants exact and the identities applied that hold for all real
 * arguments. Nothing is expanded, and the domain stays, up to isolated points where the expression has a continuous extension.
 *
 * @example
 * format(simplify(parse("x*x + 2*x^2 - 0*y"))) // => "3*x^2"
 */
export const simplify = (expr: Expr): Expr => {
  const nodes = arena();
  return present(nodes, normalize(nodes, adopt(expr)));
};
