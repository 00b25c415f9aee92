import { valueError } from "./errors.js";
import { adopt, foldExpr, type Expr } from "./expr.js";
import type { Field } from "./field.js";

/**
 * The value of an expression over a field: over numbers an evaluation, over dual numbers a derivative, over power series a Taylor polynomial, over
 * tracers a program. Each distinct subexpression is computed once.
 *
 * @throws scalar/unbound  where `env` lacks a variable
 * @example
 * interpret(parse("x^2 + y"), numbers, { x: 3, y: 1 }) // => 10
 */
export const interpret = <T>(expr: Expr, field: Field<T>, env: Readonly<Record<string, T>>): T => foldExpr(adopt(expr), (node, of) => interpretNode(node, field, env, of));

/** One step of {@link interpret}: the value of a node from the values of its arguments. */
export const interpretNode = <T>(node: Expr, field: Field<T>, env: Readonly<Record<string, T>>, valueOf: (arg: Expr) => T): T => {
  switch (node.kind) {
    case "number": return numberOver(node, field);
    case "constant": return field[node.name];
    case "variable":
      if (!Object.hasOwn(env, node.name)) throw valueError("scalar/unbound", { name: node.name, given: Object.keys(env) });
      return env[node.name]!;
    case "call": return (field[node.name] as (...args: T[]) => T)(...node.args.map(valueOf));
  }
};

/** A rational number over a field: exact where the field is, and the nearest double over doubles. */
const numberOver = <T>({ value, num, den }: { value: number; num: bigint; den: bigint }, field: Field<T>): T => {
  const nearest = field.constant(value);
  if (typeof nearest === "number" || (den & (den - 1n)) === 0n && Number.isSafeInteger(Number(num))) return nearest;
  return field.div(integerOver(num, field), integerOver(den, field));
};

const word = 1n << 52n;

/** A whole number over a field, from parts that doubles hold. */
const integerOver = <T>(n: bigint, field: Field<T>): T =>
  Number.isSafeInteger(Number(n))
    ? field.constant(Number(n))
    : field.add(field.mul(integerOver(n / word, field), field.constant(Number(word))), field.constant(Number(n % word)));
