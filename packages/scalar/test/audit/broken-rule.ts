import type { Field } from "../../src/field.js";
import type { FunctionName } from "../../src/functions.js";
import type { Rule } from "../../src/rule.js";
import { rules } from "../../src/rules.js";

/** The functions with a formula for the derivative, each with the argument by which a test breaks it. */
export const breakable: readonly (readonly [FunctionName, number])[] = (Object.entries(rules) as [FunctionName, Rule][]).flatMap(([name, { d }]) =>
  (d ?? []).flatMap((_, k): [FunctionName, number][] => (name === "polygamma" && k === 0 ? [] : [[name, k]])));

/** What `run` gives while the derivative of a function by one of its arguments is off by 0.001. */
export const withBrokenRule = <R>(name: FunctionName, argument: number, run: () => R): R => {
  const d = (rules[name] as unknown as Rule).d as (<T>(F: Field<T>, ...argsAndValue: T[]) => T)[];
  const right = d[argument]!;
  d[argument] = (F, ...args) => F.add(F.constant(0.001), right(F, ...args));
  try {
    return run();
  } finally {
    d[argument] = right;
  }
};
