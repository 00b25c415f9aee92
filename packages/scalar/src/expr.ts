import { expressionError } from "./errors.js";
import type { FunctionName } from "./functions.js";
import { fromDouble, rational, toDouble, type Rational } from "./rational.js";
import { fold, walk } from "./walk.js";

/**
 * A scalar expression: plain data, immutable, each distinct expression one object (hash-consed), so `===` compares whole expressions and repeated
 * parts are stored, evaluated and differentiated once. A structured clone is accepted wherever an expression is.
 */
export type Expr = NumberExpr | ConstantExpr | VariableExpr | CallExpr;

/** An exact rational number; `value` is the nearest double. */
export interface NumberExpr extends Rational {
  readonly kind: "number";
  readonly value: number;
}
export interface ConstantExpr {
  readonly kind: "constant";
  readonly name: "pi" | "e";
}
export interface VariableExpr {
  readonly kind: "variable";
  readonly name: string;
}
export interface CallExpr {
  readonly kind: "call";
  readonly name: FunctionName;
  readonly args: readonly Expr[];
}

/** Marks the expressions of this table; a structured clone loses it. */
const id = Symbol("id");
const idOf = (expr: Expr): number | undefined => (expr as { readonly [id]?: number })[id];

const table = new Map<string, WeakRef<Expr>>();
const forget = new FinalizationRegistry<string>((key) => table.get(key)?.deref() ?? table.delete(key));
let count = 0;

const intern = <E extends Expr>(key: string, make: () => E): E => {
  const found = table.get(key)?.deref();
  if (found) return found as E;
  const made: E = Object.freeze(Object.defineProperty(make(), id, { value: count++ }));
  table.set(key, new WeakRef<Expr>(made));
  forget.register(made, key);
  return made;
};

const number = (value: Rational): NumberExpr =>
  intern(`${value.num}/${value.den}`, () => ({ kind: "number", value: toDouble(value), num: value.num, den: value.den }));

/** The expression of a finite double, exactly, or of a ratio of two integers. */
export const constant = (value: number | Rational): NumberExpr => {
  if (typeof value !== "number") return number(value);
  if (!Number.isFinite(value)) throw expressionError("scalar/not-finite", { value });
  return number(Number.isInteger(value) ? rational(BigInt(value)) : fromDouble(value));
};

/** The variable of that name. */
export const variable = (name: string): VariableExpr => intern(`$${name}`, () => ({ kind: "variable", name }));

/** The named constants π and e. */
export const pi: ConstantExpr = intern("pi", () => ({ kind: "constant", name: "pi" }));
export const e: ConstantExpr = intern("e", () => ({ kind: "constant", name: "e" }));

/** The application of a function of the table to expressions, as it stands: nothing is simplified. */
export const call = (name: FunctionName, ...args: Expr[]): CallExpr => {
  const own = args.map(adopt);
  return intern(`${name}(${own.map(idOf).join()})`, () => ({ kind: "call", name, args: Object.freeze(own) }));
};

const isExpr = (value: unknown): value is Expr => typeof value === "object" && value !== null && "kind" in value;

/** The expression of this table that equals `expr`: itself, or the one that a structured clone was made from. */
export const adopt = (expr: Expr): Expr => {
  if (!isExpr(expr)) throw expressionError("scalar/not-expression", { got: typeof expr === "string" ? expr : String(expr), isText: typeof expr === "string" });
  return idOf(expr) === undefined ? foldExpr(expr, remake) : expr;
};

const remake = (node: Expr, own: (arg: Expr) => Expr): Expr => {
  switch (node.kind) {
    case "number": return number(node);
    case "constant": return node.name === "pi" ? pi : e;
    case "variable": return variable(node.name);
    case "call": return call(node.name, ...node.args.map(own));
  }
};

/** Every distinct subexpression once, arguments before the calls on them. */
export const postorder = (...roots: readonly Expr[]): Expr[] => walk(roots, argsOf);

const none: readonly Expr[] = [];
const argsOf = (expr: Expr): readonly Expr[] => (expr.kind === "call" ? expr.args : none);

/** The value of an expression from the values of its arguments, each distinct subexpression once: {@link fold}. */
export const foldExpr = <Value>(expr: Expr, valueOf: (node: Expr, of: (arg: Expr) => Value) => Value, known?: Map<Expr, Value>): Value => fold(expr, argsOf, valueOf, known);

/** The names of the variables of an expression, sorted. */
export const variables = (expr: Expr): string[] =>
  postorder(adopt(expr)).flatMap((node) => (node.kind === "variable" ? [node.name] : [])).toSorted();
