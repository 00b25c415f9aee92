import { constant, ne, select } from "../ir/expr.js";
import { fold, when } from "../ir/statement.js";
import type { Context } from "./context.js";
import type { Local } from "./local.js";
import { nest } from "./nest.js";
import type { Value } from "./value.js";

/** Computes a value in another way where there is NaN in it, or where a local is not 0. */
export const againWhere = (c: Context, bad: Local, found: Value, compute: () => void): void => {
  nest(c, found.shape, (index) => {
    const element = found.read(index);
    c.emit(fold(bad.local, "add", select(ne(element, element), constant(1), constant(0))));
  });
  c.emit(when(ne(bad, constant(0)), c.list(compute)));
};
