import { local, type Expr } from "../ir/expr.js";
import { set } from "../ir/statement.js";
import type { Context } from "./context.js";

/** A number that statements set, and read. */
export type Local = Extract<Expr, { readonly op: "local" }>;

export const assign = (c: Context, to: Local, value: Expr): void => c.emit(set(to.local, value));

/** A local that starts as a value. */
export const variable = (c: Context, start: Expr): Local => {
  const made = local(c.local(), start.kind) as Local;
  assign(c, made, start);
  return made;
};
