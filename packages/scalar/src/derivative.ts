import { adopt, constant, type Expr } from "./expr.js";
import { differentiate, type Tangents } from "./normal/differentiate.js";
import { arena, type Normal } from "./normal/node.js";
import { normalize } from "./normal/normalize.js";
import { present } from "./normal/present.js";
import { times } from "./normal/product.js";
import { sum } from "./normal/sum.js";
import { checkOrder } from "./order.js";

/**
 * The derivative of an expression with respect to a variable, of any order, simplified. Shared parts are differentiated once, so the size stays
 * polynomial in the order.
 *
 * Where the formula has a larger domain than the derivative (1/x for log x), the result is restricted to the derivative's: it prints as the
 * formula, and its evaluation elsewhere says why there is no value.
 *
 * @throws scalar/order  where `order` is no integer from 0 on
 * @source MML 5.29 to 5.32
 * @example
 * format(derivative(parse("(2x+1)^4"), "x")) // => "8*(2*x + 1)^3"
 */
export const derivative = (expr: Expr, variable: string, order = 1): Expr => {
  const { root, tangentOf, written } = calculus(expr);
  let node: Normal | undefined = root;
  for (let k = checkOrder("derivative", order); k > 0 && node; k--) node = tangentOf(node, variable);
  return written(node);
};

/**
 * The mixed partial derivative with respect to the variables in their order: `partial(f, ["x", "y"])` is ∂²f/∂y∂x.
 *
 * @source MML 5.7
 * @example
 * format(partial(parse("x^2*y^3"), ["x", "y"])) // => "6*x*y^2"
 */
export const partial = (expr: Expr, by: readonly string[]): Expr => {
  const { root, tangentOf, written } = calculus(expr);
  return written(by.reduce((node: Normal | undefined, variable) => node && tangentOf(node, variable), root));
};

/**
 * The gradient: the partial derivatives as a row, shape (n) for n variables.
 *
 * @source MML 5.40
 * @example
 * gradient(parse("(x + 2y^3)^2"), ["x", "y"]).map(format) // => ["2*(x + 2*y^3)", "12*y^2*(x + 2*y^3)"]
 */
export const gradient = (expr: Expr, by: readonly string[]): Expr[] => {
  const { root, tangentOf, written } = calculus(expr);
  return by.map((variable) => written(tangentOf(root, variable)));
};

/**
 * The matrix of second partial derivatives, shape (n, n): row i and column j hold ∂²f/∂xᵢ∂xⱼ. It is symmetric, as the functions of the table are smooth.
 *
 * @source MML 5.147
 * @example
 * hessian(parse("x^2 + 2x*y + y^3"), ["x", "y"]).map((row) => row.map(format)) // => [["2", "2"], ["2", "6*y"]]
 */
export const hessian = (expr: Expr, by: readonly string[]): Expr[][] => {
  const { root, tangentOf, written } = calculus(expr);
  const upper = by.map((row, i) => {
    const first = tangentOf(root, row);
    return by.slice(i).map((column) => written(first && tangentOf(first, column)));
  });
  return by.map((_, i) => by.map((__, j) => upper[Math.min(i, j)]![Math.abs(i - j)]!));
};

/**
 * The derivative along a direction: Σ direction[x] · ∂f/∂x.
 *
 * @example
 * format(directional(parse("x*y"), { x: constant(1), y: constant(2) })) // => "2*x + y"
 */
export const directional = (expr: Expr, direction: Readonly<Record<string, Expr>>): Expr => {
  const { nodes, root, tangentOf, written } = calculus(expr);
  const terms = Object.entries(direction).flatMap(([variable, length]) => {
    const tangent = tangentOf(root, variable);
    return tangent ? [times(nodes, normalize(nodes, adopt(length)), tangent)] : [];
  });
  return written(sum(nodes, terms));
};

/** The normal form of an expression, with what differentiates it and writes what is found; no node stands for zero. */
const calculus = (expr: Expr) => {
  const nodes = arena();
  const tangents = new Map<string, Tangents>();
  return {
    nodes,
    root: normalize(nodes, adopt(expr)),
    tangentOf: (node: Normal, variable: string): Normal | undefined => {
      const known: Tangents = tangents.get(variable) ?? new Map();
      tangents.set(variable, known);
      return differentiate(nodes, node, variable, known);
    },
    written: (node: Normal | undefined): Expr => (node ? present(nodes, node) : constant(0)),
  };
};
