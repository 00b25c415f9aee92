import { call, postorder, variable, variables, type Expr } from "@gradkit/scalar";

/** An expression in which functions of one parameter alone, such as log |a| or −1/b, are parameters of their own. */
export interface Atomized {
  readonly expr: Expr;
  /** The value of a parameter from that of its function; itself where there is none. */
  readonly valueOf: (name: string, value: number) => number;
}

/** How the argument follows from the value of a function, where the other argument is a number. */
type Inverse = (value: number) => number;

/** Parameters that occur in one function of themselves only, through steps that can be undone, are replaced by that function, under their own name. */
export const atomized = (expr: Expr, parameters: readonly string[]): Atomized => {
  const inverses = new Map<string, Inverse>();
  let current = expr;
  for (const name of parameters) {
    for (let step = parentOf(current, name); step; step = parentOf(current, name)) {
      const { node, inverse } = step;
      const before = inverses.get(name) ?? ((value: number) => value);
      inverses.set(name, (value) => before(inverse(value)));
      current = replaced(current, node, variable(name));
    }
  }
  return { expr: current, valueOf: (name, value) => inverses.get(name)?.(value) ?? value };
};

/** The one node that has a parameter as an argument and nothing else but numbers, if it can be undone. */
const parentOf = (expr: Expr, name: string): { readonly node: Expr; readonly inverse: Inverse } | undefined => {
  const parents = postorder(expr).filter((node) => node.kind === "call" && node.args.some((arg) => arg.kind === "variable" && arg.name === name));
  const [node] = parents;
  if (parents.length !== 1 || node?.kind !== "call" || variables(node).length !== 1) return undefined;
  const inverse = inverseOf(node.name, node.args);
  return inverse && { node, inverse };
};

const inverseOf = (name: string, [a, b]: readonly Expr[]): Inverse | undefined => {
  const number = a?.kind === "number" ? a.value : b?.kind === "number" ? b.value : undefined;
  const first = a?.kind === "number";
  if (name === "neg") return (value) => -value;
  if (name === "abs") return (value) => value;
  if (name === "log") return Math.exp;
  if (name === "exp") return Math.log;
  if (number === undefined || number === 0) return undefined;
  if (name === "mul") return (value) => value / number;
  if (name === "div") return first ? (value) => number / value : (value) => value * number;
  if (name === "add") return (value) => value - number;
  return undefined;
};

const replaced = (expr: Expr, old: Expr, by: Expr): Expr => {
  const known = new Map<Expr, Expr>();
  for (const node of postorder(expr)) known.set(node, node === old ? by : node.kind === "call" ? call(node.name, ...node.args.map((arg) => known.get(arg)!)) : node);
  return known.get(expr)!;
};
