import { call, constant, e, pi, variable, type Expr } from "../expr.js";
import { arities, functionNames, isFunctionName, type FunctionName } from "../functions.js";
import { greekLetter, greekName } from "../greek.js";

/** A name that is applied to arguments in a formula: how many it takes, and what the application stands for. */
export interface Applicable {
  readonly min: number;
  readonly max: number;
  readonly apply: (args: readonly Expr[]) => Expr;
}

const otherNames: Readonly<Record<string, FunctionName>> = {
  ln: "log", sgn: "sign", Gamma: "gamma", Γ: "gamma", psi: "digamma", ψ: "digamma",
  arcsin: "asin", arccos: "acos", arctan: "atan",
  arsinh: "asinh", arcosh: "acosh", artanh: "atanh", arcsinh: "asinh", arccosh: "acosh", arctanh: "atanh",
};
const reciprocals: Readonly<Record<string, FunctionName>> = { sec: "cos", csc: "sin", cot: "tan", sech: "cosh", csch: "sinh", coth: "tanh" };
const anyNumber: readonly string[] = ["min", "max", "hypot"];

/** All names that can be applied, but log with a base as its subscript. */
export const applicableNames: readonly string[] = [...functionNames, ...Object.keys(otherNames), ...Object.keys(reciprocals)];

/** What a name stands for where arguments follow it. */
export const applicable = (name: string): Applicable | undefined => {
  if (name === "log") return { min: 1, max: 2, apply: ([x, base]) => (base ? call("logb", x!, base) : call("log", x!)) };
  if (name.startsWith("log_") && isBase(name.slice(4))) return exactly(1, ([x]) => logarithm(x!, name.slice(4)));
  if (anyNumber.includes(name)) return { min: 2, max: Infinity, apply: (args) => args.reduce((left, right) => call(name as "min", left, right)) };
  if (Object.hasOwn(reciprocals, name)) return exactly(1, (args) => call("div", constant(1), call(reciprocals[name]!, ...args)));
  const known = Object.hasOwn(otherNames, name) ? otherNames[name]! : name;
  return isFunctionName(known) ? exactly(arities[known], (args) => call(known, ...args)) : undefined;
};

/** A short integer, or the name of a variable or a constant. */
const isBase = (base: string): boolean => /^\d/.test(base) ? /^\d{1,15}$/.test(base) : /^\p{L}/u.test(base) && !isReserved(base);

/** Whether a name can only be that of a function: gamma, Γ and ψ without arguments are variables. */
export const isReserved = (name: string): boolean => !greekLetter(greekName(name) ?? name) && applicable(name) !== undefined;

const exactly = (arity: number, apply: Applicable["apply"]): Applicable => ({ min: arity, max: arity, apply });

/** log_b(x), where the base is a short integer or a name. */
const logarithm = (x: Expr, base: string): Expr =>
  base === "2" ? call("log2", x) : base === "10" ? call("log10", x) : call("logb", x, /^\d/.test(base) ? constant(Number(base)) : named(base));

/** The constant or the variable of that name; a Greek letter is known by its name, so that α and alpha are one. */
export const named = (name: string): Expr => {
  const own = name.replace(/^[\p{Script=Greek}µ](?=_|\d|$)/u, (letter) => greekName(letter) ?? letter);
  return own === "pi" ? pi : own === "e" ? e : variable(own);
};
