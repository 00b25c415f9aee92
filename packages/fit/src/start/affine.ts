import { duals, interpret, variables, type Dual, type Expr } from "@gradkit/scalar";
import { nodes, type Node } from "../rows/node.js";

/** Of some parameters as many, in their order, as an expression is affine in jointly: its derivative by each depends on none of them. */
export const affineIn = (expr: Expr, candidates: readonly string[]): readonly string[] => {
  const field = nodes();
  const dual = duals<Node>(field);
  const names = variables(expr);
  const along = (direction: string): Node =>
    interpret(expr, dual, Object.fromEntries(names.map((name) => [name, { primal: field.parameter(name), ...(name === direction ? { tangent: field.constant(1) } : {}) } as Dual<Node>]))).tangent ?? field.constant(0);
  const inSlope = new Map(candidates.filter((name) => names.includes(name)).map((name) => [name, namesIn(along(name))]));
  return [...inSlope.keys()].reduce<string[]>((chosen, name) => {
    const all = [...chosen, name];
    return all.every((one) => all.every((other) => !inSlope.get(one)!.has(other))) ? all : chosen;
  }, []);
};

const namesIn = (root: Node): ReadonlySet<string> => {
  const seen = new Set<Node>();
  const found = new Set<string>();
  const visit = (node: Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (node.kind === "parameter") found.add(node.name);
    if (node.kind === "operation") node.args.forEach(visit);
  };
  visit(root);
  return found;
};
