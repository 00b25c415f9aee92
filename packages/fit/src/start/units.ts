import { postorder, variables, type CallExpr, type Expr } from "@gradkit/scalar";
import { leastNorm } from "./least-norm.js";

/** The unit of a quantity as powers of those of the columns, `{ x: -1, y: 1 }`. */
export type Unit = Readonly<Record<string, number>>;

/** A unit that is not known yet: powers of unknowns and, under a capital name of its own, of columns. */
type Powers = ReadonlyMap<string, number>;

const none: Powers = new Map();

const plus = (a: Powers, b: Powers, times = 1): Powers => {
  const sum = new Map(a);
  for (const [name, power] of b) sum.set(name, (sum.get(name) ?? 0) + times * power);
  return sum;
};

/** Functions that keep the unit of their argument, or take a power of it. */
const powers: Readonly<Record<string, number>> = { neg: 1, abs: 1, relu: 1, floor: 1, ceil: 1, round: 1, square: 2, sqrt: 0.5, cbrt: 1 / 3 };
/** Functions whose arguments are of one unit, which is theirs. */
const alike: readonly string[] = ["add", "sub", "min", "max", "hypot"];

/**
 * The units that parameters must have for a formula to make sense, as powers of the units of columns and of the response: the rate in exp(−b x) is per x, a location beside x is in x. They say how large a parameter
 * is likely to be before anything is fitted. What the formula leaves open has the power 0.
 */
export const unitsOf = (expr: Expr, predictors: readonly string[], response: string): Readonly<Record<string, Unit>> => {
  const bases = [...predictors, response];
  const equations: Powers[] = [];
  const unit = new Map<Expr, Powers>();
  let fresh = 0;
  const ofCall = ({ name, args }: CallExpr): Powers => {
    const [a = none, b = none] = args.map((arg) => unit.get(arg)!);
    if (name === "mul") return plus(a, b);
    if (name === "div") return plus(a, b, -1);
    if (powers[name] !== undefined) return plus(none, a, powers[name]);
    if (alike.includes(name)) {
      equations.push(plus(a, b, -1));
      return a;
    }
    if (name === "pow") {
      const exponent = args[1]!;
      if (exponent.kind === "number") return plus(none, a, exponent.value);
      equations.push(b);
      return new Map([[`#${fresh++}`, 1]]);
    }
    if (name !== "log" && name !== "log10" && name !== "log2") for (const arg of args) equations.push(unit.get(arg)!);
    return none;
  };
  for (const node of postorder(expr)) unit.set(node, node.kind === "variable" ? new Map([[node.name, 1]]) : node.kind === "call" ? ofCall(node) : none);
  equations.push(plus(unit.get(expr)!, new Map([[response, 1]]), -1));

  const unknowns = [...new Set(equations.flatMap((equation) => [...equation.keys()]))].filter((name) => !bases.includes(name));
  const solved = leastNorm(equations.map((equation) => unknowns.map((name) => equation.get(name) ?? 0)), equations.map((equation) => bases.map((base) => -(equation.get(base) ?? 0))));
  const rounded = (power: number): number => Math.round(power * 4) / 4;
  return Object.fromEntries(
    variables(expr).filter((name) => !predictors.includes(name)).map((name) => {
      const row = unknowns.indexOf(name);
      return [name, Object.fromEntries(bases.map((base, k) => [base, row < 0 ? 0 : rounded(solved[row]![k]!)]))];
    }),
  );
};
