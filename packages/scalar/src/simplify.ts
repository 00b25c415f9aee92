import { adopt, foldExpr, type Expr } from "./expr.js";
import { identities } from "./normal/identities.js";
import { arena } from "./normal/node.js";
import { normalize } from "./normal/normalize.js";
import { present } from "./normal/present.js";
import { shorten } from "./normal/shorten.js";

/**
 * The expression with like terms and powers collected, constants exact and the identities applied that hold for all real arguments; then, for each
 * of its parts, the shortest of some forms: as it stands, multiplied out, with common factors taken out, on one denominator. The domain stays, up to
 * isolated points where the expression has a continuous extension.
 *
 * @example
 * format(simplify(parse("x*x + 2*x^2 - 0*y"))) // => "3*x^2"
 * format(simplify(parse("(x^2 - 1)/(x - 1)"))) // => "x + 1"
 */
export const simplify = (expr: Expr): Expr => {
  const nodes = arena(identities);
  const normal = normalize(nodes, adopt(expr));
  const [plain, short] = [present(nodes, normal), present(nodes, shorten(nodes, normal))];
  return lengthOf(short) < lengthOf(plain) ? short : plain;
};

/** The number of operators, functions, names and numbers of the written expression. */
const lengthOf = (expr: Expr): number => foldExpr<number>(expr, (node, of) => (node.kind === "call" ? node.args.reduce((sum, arg) => sum + of(arg), 1) : 1));
