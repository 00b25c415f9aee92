import { expect, it } from "vitest";
import { derive, gradient } from "../../src/index.js";
import { entries, exprOf } from "../data/entries.js";

it("every expression of the reference data has steps, each beginning with what the one before it ends with, and the last ending with the gradient", () => {
  const broken = entries.flatMap((entry) => {
    const [expr, [by]] = [exprOf(entry), entry.wrt as [string]];
    const { steps, result } = derive(expr, by);
    const isChained = steps.every(({ before }, k) => k === 0 || before === steps[k - 1]!.after);
    return isChained && steps.at(-1)!.after === result && result === gradient(expr, by) ? [] : [entry.id];
  });
  expect(broken).toEqual([]);
});
