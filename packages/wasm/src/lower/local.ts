import { local, type Expr } from "../ir/expr.js";
import type { Kind } from "../ir/kind.js";
import { set } from "../ir/statement.js";
import type { Context } from "./context.js";

/** A number that statements set, and read. */
export type Local = Extract<Expr, { readonly op: "local" }>;

const newLocal = (c: Context, kind: Kind = "f64"): Local => local(c.local(), kind) as Local;

export const assign = (c: Context, to: Local, value: Expr): void => c.emit(set(to.local, value));

/** A local that starts as a value. */
export const variable = (c: Context, start: Expr): Local => {
  const made = newLocal(c, start.kind);
  assign(c, made, start);
  return made;
};
