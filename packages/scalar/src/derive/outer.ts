import { derivative } from "../derivative.js";
import { call, variable, type CallExpr, type Expr, type VariableExpr } from "../expr.js";
import { facts } from "../facts.js";
import { derivativeNotation } from "../print/derivative-notation.js";
import { format } from "../print/format.js";
import { substitute } from "../substitute.js";
import type { Context } from "./finding.js";
import type { Finding, StepRule } from "./step.js";

const letters = ["u", "v", "w"];

/** The derivative of a function of the table by its row's partial derivatives: the chain rule, where an argument is more than the variable. */
export const outer = (node: CallExpr, { by, partial, moves, D }: Context): Finding => {
  const { source } = facts[node.name];
  const places = node.args.flatMap((arg, k) => (moves(arg) ? [k] : []));
  const isDirect = places.length === 1 && node.args[places[0]!] === variable(by);
  const inner = innerArguments(node, isDirect);
  const plain = call(node.name, ...inner.map(({ shown }) => shown));
  const slopes = places.map((k) => {
    const { name } = inner[k]!.shown as VariableExpr;
    return { name, slope: unrestricted(derivative(plain, name)), arg: node.args[k]! };
  });
  const formulas = slopes.map(({ name, slope }) => `${derivativeNotation({ of: plain, by: [name], partial: places.length > 1 }).text} = ${format(slope)}`).join(", ");
  const back = Object.fromEntries(inner.flatMap(({ shown, arg }) => (shown === arg ? [] : [[(shown as { name: string }).name, arg]])));
  const products = slopes.map(({ slope, arg }) => (isDirect ? substitute(slope, back) : call("mul", substitute(slope, back), D(arg))));
  return {
    rule: isDirect ? nameOf(node, moves) : "chain",
    found: products.reduce((total, product) => call("add", total, product)),
    ...(isDirect ? {} : { equation: partial || places.length > 1 ? "5.48" : "5.32" }),
    source,
    text: isDirect ? `${formulas}.` : `Chain rule with ${formulas}.`,
  };
};

/** The arguments with a letter in the place of each that is neither a number nor a name, unless the function is one of the variable itself. */
const innerArguments = ({ args }: CallExpr, isDirect: boolean): { arg: Expr; shown: Expr }[] => {
  const taken = new Set(args.flatMap((arg) => (arg.kind === "variable" ? [arg.name] : [])));
  return args.map((arg, k) => {
    const stays = arg.kind === "number" || arg.kind === "constant" || (arg.kind === "variable" && isDirect);
    const letter = letters[k]!;
    return { arg, shown: stays ? arg : variable(taken.has(letter) ? `${letter}_0` : letter) };
  });
};

/** Without a restriction: the line holds where the function is differentiable. */
const unrestricted = (expr: Expr): Expr => (expr.kind === "call" && expr.name === "restrict" ? unrestricted(expr.args[0]!) : expr);

const nameOf = ({ name, args }: CallExpr, moves: (expr: Expr) => boolean): StepRule =>
  name === "square" ? "power" : name === "pow" ? (moves(args[1]!) ? "exponential" : "power") : name;
