import { describe, expect, it } from "vitest";
import { constant } from "../../src/expr.js";
import { functionNames } from "../../src/functions.js";
import { audit, auditOne } from "./audit.js";
import { breakable, withBrokenRule } from "./broken-rule.js";
import { randomExpression, uniform } from "./random-expression.js";

describe("400 random expressions", () => {
  const { checked, wrong, unevaluated, occurrences } = audit(5, 400, 4);

  it("have derivatives that agree with dual numbers and with difference quotients in 320 bits", () => {
    expect(checked).toBe(400);
    expect(wrong).toEqual([]);
    expect(unevaluated).toEqual([]);
  });

  it("hold every function of the table", () => {
    expect([...occurrences.keys()].toSorted()).toEqual(functionNames.toSorted());
  });
});

it("there are 59 derivatives to break", () => {
  expect(breakable).toHaveLength(59);
});

it.each(breakable)("the audit notices a derivative of %s by its argument %i that is off by 0.001", (name, argument) => {
  const { wrong } = withBrokenRule(name, argument, () => audit(11, 12, 1, name));
  expect(wrong.length).toBeGreaterThan(0);
  expect(audit(11, 12, 1, name).wrong).toEqual([]);
});

it("the audit notices a derivative that is 0, and one that cannot be formed", () => {
  const sample = randomExpression(uniform(3), 1, "sinh");
  expect(auditOne(sample)).toEqual({});
  expect(auditOne(sample, () => constant(0)).wrong).toBeDefined();
  expect(auditOne(sample, () => { throw new Error("no rule"); }).unevaluated).toBeDefined();
});
