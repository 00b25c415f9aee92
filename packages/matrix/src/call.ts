import { error, type Place } from "./errors.js";
import { callNode, checked, heldCall, sizeOf, type MatrixExpr } from "./expr.js";
import { functionNamed } from "./functions/functions.js";
import type { Shapes } from "./functions/row.js";
import { showExtent, type Extent, type Size } from "./size.js";

/** How the operators are written, for messages. */
const signs: Readonly<Record<string, string>> = { add: "+", sub: "-", mul: "*", div: "/", times: ".*", over: "./", power: ".^", matrixPower: "^", transpose: "'" };

/** Whether two sizes are one; a parser that infers sizes makes them one. */
export interface Unify {
  (a: Size | null, b: Size | null): boolean;
  /** A shape by the sizes that have been found so far. */
  readonly show?: (extent: Extent) => string;
}
const equal: Unify = (a, b) => a === b;

/**
 * The application of a function or operator of the language to expressions, as it stands.
 *
 * @throws matrix/shape, matrix/not-square, matrix/arity, matrix/unknown-function, matrix/not-expression
 */
export const call = (name: string, args: readonly MatrixExpr[], place?: Place, unify: Unify = equal): MatrixExpr => {
  const known = unify === equal ? heldCall(name, args.map(checked)) : undefined;
  if (known) return known;
  const row = functionNamed(name);
  const at = place && { place };
  const show = unify.show ?? showExtent;
  const verb = signs[name] ?? name;
  if (!row) throw error("matrix/unknown-function", { name, ...at });
  const [min, max] = row.arity;
  if (args.length < min || args.length > max) throw error("matrix/arity", { call: verb, expected: min === max ? `${min}` : `${min} or ${max}`, got: args.length, ...at });
  const tensor = args.find(({ kind }) => kind === "tensor");
  if (tensor?.kind === "tensor") throw error("matrix/tensor", { call: verb, rank: tensor.out.length + tensor.by.length });
  const refuse = (rule: string, suggestion?: string): never => {
    throw error("matrix/shape", { call: verb, shapes: args.map((arg) => show(arg)), rule, ...(suggestion !== undefined && { suggestion }), ...at });
  };
  const shapes: Shapes = {
    refuse,
    same: (a, b, rule, suggestion) => void (unify(a, b) || refuse(rule, suggestion)),
    square: (arg) => {
      if (arg.rows === null || arg.cols === null || !unify(arg.rows, arg.cols)) throw error("matrix/not-square", { call: verb, shape: show(arg), ...at });
      return arg.rows;
    },
    size: (arg) => sizeOf(arg) ?? refuse("a size must be a whole number or the name of a size"),
  };
  return callNode(name, args, row.shape(args, shapes));
};
