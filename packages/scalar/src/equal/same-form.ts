import type { Expr } from "../expr.js";
import { interpret } from "../interpret.js";
import { expand } from "../normal/expand.js";
import { arena, atomNode, type Arena, type Normal } from "../normal/node.js";
import { unrestricted } from "../normal/restricted.js";
import { numerator, together } from "../normal/together.js";
import { variable, variables } from "../expr.js";
import { elementary } from "./elementary.js";
import { rewrite } from "./rewrite.js";

const limit = 2000;

/**
 * Whether a − b is zero as a quotient of polynomials in variables, exponentials, roots, single sines and cosines, and functions of such quotients.
 * True proves that a equals b wherever both are defined; false proves nothing.
 */
export const hasSameForm = (a: Expr, b: Expr): boolean => {
  const nodes = arena();
  const F = elementary(nodes);
  const env = Object.fromEntries([...variables(a), ...variables(b)].map((name) => [name, atomNode(nodes, variable(name)) as Normal]));
  return isZero(quotient(nodes, F.sub(interpret(a, F, env), interpret(b, F, env))));
};

const quotient = (nodes: Arena, node: Normal): Normal => {
  const expansion = { limit, rewrite };
  return expand(nodes, numerator(nodes, together(nodes, expand(nodes, node, expansion), limit)), expansion);
};

const isZero = (node: Normal): boolean => {
  const bare = unrestricted(node);
  return bare.kind === "number" && bare.value.num === 0n;
};
