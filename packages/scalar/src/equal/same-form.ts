import type { Expr } from "../expr.js";
import { expand } from "../normal/expand.js";
import { identities } from "../normal/identities.js";
import { arena, type Arena, type Normal } from "../normal/node.js";
import { normalize, type Apply } from "../normal/normalize.js";
import { vanishes } from "../normal/restricted.js";
import { numerator, together } from "../normal/together.js";
import { elementary } from "./elementary.js";
import { rewrite } from "./rewrite.js";

const limit = 2000;

/**
 * Whether a − b is zero as a quotient of polynomials in variables, exponentials, roots, single sines and cosines, and functions of such quotients.
 * True proves that a equals b wherever both are defined; false proves nothing.
 */
export const hasSameForm = (a: Expr, b: Expr): boolean => {
  const nodes = arena(identities);
  const F = elementary(nodes);
  const apply: Apply = (name, args) => (F[name] as (...args: Normal[]) => Normal)(...args);
  const [left, right] = [a, b].map((expr) => normalize(nodes, expr, apply)) as [Normal, Normal];
  return left === right || vanishes(quotient(nodes, F.sub(left, right)));
};

const quotient = (nodes: Arena, node: Normal): Normal => {
  const expansion = { limit, rewrite };
  return expand(nodes, numerator(nodes, together(nodes, expand(nodes, node, expansion), limit)), expansion);
};
