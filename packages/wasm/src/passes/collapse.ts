import { strideOf, at } from "../ir/index-map.js";
import { rewriteStatements } from "../ir/rewrite.js";
import { mapped, withInner, type Loop, type Statement } from "../ir/statement.js";
import { eachExpr, eachStatement, indexOf } from "../ir/visit.js";

/** A loop around one loop becomes one loop, where the array is walked without gaps: long loops make better use of lanes. */
export const collapse = (statements: readonly Statement[]): readonly Statement[] =>
  mapped(statements, (s) => {
    const whole = withInner(s, collapse);
    const only = whole.op === "loop" && whole.body.length === 1 ? whole.body[0] : undefined;
    if (whole.op !== "loop" || only?.op !== "loop" || only.sequential !== whole.sequential || whole.bounds || only.bounds || !isEven(whole, only)) return whole;
    return { ...only, extent: whole.extent * only.extent, body: rewriteStatements(only.body, new Map([[whole.variable, at(0)]])) };
  });

/** Whether a step of the outer loop moves every index as far as all steps of the inner one. */
const isEven = (outer: Loop, inner: Loop): boolean => {
  let even = true;
  const check = (index: Parameters<typeof strideOf>[0]): void => {
    even &&= strideOf(index, outer.variable) === strideOf(index, inner.variable) * inner.extent;
  };
  eachExpr(inner.body, (e) => {
    const index = indexOf(e);
    if (index) check(index);
  });
  eachStatement(inner.body, (s) => {
    if (s.op === "store") check(s.index);
    if (s.op === "call") even = false;
  });
  return even;
};
