import type { Expr } from "../ir/expr.js";
import { rewriteStatements } from "../ir/rewrite.js";
import { withInner, type Statement } from "../ir/statement.js";
import { functions } from "../kernels/functions.js";

/** The code of a function of the module for these arguments. */
export const codeOf = (name: string, args: readonly Expr[]): Expr => functions[name as keyof typeof functions].code!(...args);

/** Functions of numbers stand in loops that are in lanes as their code: a call would take one number, and wait for it. Elsewhere they are called. */
export const inline = (statements: readonly Statement[]): readonly Statement[] =>
  statements.map((s) =>
    s.op === "loop" && s.vectors !== undefined
      ? rewriteStatements([s], new Map(), (e) => (e.op === "apply" ? codeOf(e.name, e.args) : e))[0]!
      : withInner(s, inline));
