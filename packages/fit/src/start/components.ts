import { call, format, postorder, substitute, variable, variables, type Expr } from "@gradkit/scalar";
import { affineIn } from "./affine.js";

/** Terms of a sum that share parameters, as one; of the same form as others that differ in the names of their parameters alone. */
interface Component {
  /** Its parameters in the order in which they occur. */
  readonly names: readonly string[];
  readonly form: string;
  /** What it is sorted by: grows from slow to fast, and from left to right. */
  readonly key: (values: Readonly<Record<string, number>>) => number;
}

type Values = Readonly<Record<string, number>>;

/**
 * The same fit with components of one form in order, where the formula has several, which could as well be exchanged: decays from the slowest on, oscillations from the longest period on, peaks from left to right.
 *
 * @param free  the parameters that may be exchanged
 */
export const ordered = (expr: Expr, free: readonly string[], values: Values): Values => {
  const components = componentsOf(expr, free);
  const groups = new Map<string, Component[]>();
  for (const component of components) groups.set(component.form, [...(groups.get(component.form) ?? []), component]);
  const moved = [...groups.values()].flatMap((group) => {
    const sorted = group.toSorted((a, b) => a.key(values) - b.key(values));
    return group.flatMap(({ names }, k) => names.map((name, i) => [name, values[sorted[k]!.names[i]!]!] as const));
  });
  return { ...values, ...Object.fromEntries(moved) };
};

const componentsOf = (expr: Expr, free: readonly string[]): readonly Component[] => {
  const isFree = (name: string): boolean => free.includes(name);
  const linear = affineIn(expr, free);
  const sets: { terms: Expr[]; names: Set<string> }[] = [];
  for (const term of termsOf(expr)) {
    const names = new Set(variables(term).filter(isFree));
    const touching = sets.filter((set) => [...set.names].some((name) => names.has(name)));
    const merged = { terms: [...touching.flatMap(({ terms }) => terms), term], names: new Set([...touching.flatMap((set) => [...set.names]), ...names]) };
    sets.splice(0, sets.length, ...sets.filter((set) => !touching.includes(set)), merged);
  }
  return sets.filter(({ names }) => names.size > 0).map(({ terms }) => {
    const names = [...new Set(postorder(...terms).flatMap((node) => (node.kind === "variable" && isFree(node.name) ? [node.name] : [])))];
    const renamed = (term: Expr): Expr => substitute(term, Object.fromEntries(names.map((name, k) => [name, variable(`p_${k}`)])));
    const leader = names.find((name) => !linear.includes(name)) ?? names[0]!;
    const divides = postorder(...terms).some((node) => node.kind === "call" && node.name === "div" && node.args[1]!.kind === "variable" && node.args[1]!.name === leader);
    return { names, form: terms.map((term) => format(renamed(term))).join(" ; "), key: (values) => (divides ? -values[leader]! : values[leader]!) };
  });
};

/** The terms of a sum, with their signs. */
const termsOf = (expr: Expr, negative = false): readonly Expr[] => {
  if (expr.kind === "call" && (expr.name === "add" || expr.name === "sub")) return [...termsOf(expr.args[0]!, negative), ...termsOf(expr.args[1]!, negative !== (expr.name === "sub"))];
  return [negative ? call("neg", expr) : expr];
};
